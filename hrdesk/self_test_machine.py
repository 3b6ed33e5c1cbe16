"""Checks of this copy of the program and of the computer it runs on."""

import os
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from hrdesk.core.bundle_errors import BundleDamaged
from hrdesk.self_test_check import Check, Finding, expect
from hrdesk.self_test_trial import Trial
from hrdesk.services.bundle import BUNDLE_FILE, Damage, damaged_files, read_bundle
from hrdesk.services.paths import Places, is_frozen

_TOLD = 3
"""Damaged files that are named."""

_TROUBLES = {
    Damage.MISSING: "is missing",
    Damage.CHANGED: "is not as it was made",
    Damage.UNREADABLE: "cannot be read",
    Damage.EXTRA: "does not belong to it",
}

_NETWORK = ("_ssl", "ftplib", "smtplib", "asyncio")
"""Modules that a bundle is made without. In a checkout, libraries load some of them, and use none."""


def bundle_checks(places: Places) -> Iterator[Check]:
    """What needs nothing but the files of the program: what is wrong there explains what fails later."""
    yield Check("bundle", lambda: _bundle(places.program), is_beside=True)


def machine_checks(trial: Trial) -> Iterator[Check]:
    """Asked first, for the same reason."""
    yield Check("policy", lambda: _policy(trial), "Tell those who look after this computer.")
    yield Check("system", _system, "Use the hrdesk that was made for this kind of computer.")
    yield Check("clock", lambda: _clock(trial), "Set the date: reminders and the age of pages depend on it.")
    yield Check(
        "home",
        lambda: _home(trial.real.home),
        "Reading and search work, but notes cannot be kept there. Choose another folder with --home.",
    )


def last_checks(trial: Trial) -> Iterator[Check]:
    """Asked last: what the other checks loaded and did."""
    yield Check(
        "network", lambda: _network(trial), "Tell those who gave you hrdesk: it promises to work without a network."
    )


def _bundle(program: Path) -> str:
    bundle = read_bundle(program)
    if bundle is None:
        if is_frozen():
            raise BundleDamaged(what=f"its list of files, {BUNDLE_FILE}, is missing")
        return "runs from its source"
    damaged = damaged_files(bundle, program.parent)
    if damaged:
        told = ", ".join(f"{file.path} {_TROUBLES[file.damage]}" for file in damaged[:_TOLD])
        more = f", and {len(damaged) - _TOLD} other files" if len(damaged) > _TOLD else ""
        raise BundleDamaged(what=f"{told}{more}")
    return f"{len(bundle.files)} files as they were made on {bundle.made}, for {bundle.system}"


def _policy(trial: Trial) -> str:
    """What an organisation laid down can be read, all of it."""
    found = trial.policy
    expect(not found.troubles, " ".join(map(str, found.troubles)))
    return found.policy.organisation.name or "none"


def _system() -> str:
    """Versions, and whether Qt is the one that its Python part was made for, not one of the system."""
    from PySide6 import __version__ as made_for
    from PySide6.QtCore import qVersion

    python = ".".join(map(str, sys.version_info[:3]))
    expect(sys.version_info >= (3, 11), f"This is Python {python}, and hrdesk needs 3.11.")
    expect(qVersion() == made_for, f"Qt {qVersion()} was found where {made_for} belongs.")
    return ", ".join(filter(None, (f"Python {python}", f"Qt {qVersion()}", _libc())))


def _libc() -> str:
    """The C library by name and version, where the system tells."""
    if "CS_GNU_LIBC_VERSION" not in getattr(os, "confstr_names", {}):
        return ""
    return os.confstr("CS_GNU_LIBC_VERSION") or ""


def _clock(trial: Trial) -> str:
    """A laptop with an empty battery wakes years ago, where no page is due and no backup is new."""
    bundle = read_bundle(trial.real.program)
    today = date.today()
    if bundle is not None:
        made = date.fromisoformat(bundle.made)
        expect(today >= made - timedelta(days=1), f"The clock says {today}, and this hrdesk was made on {made}.")
    return str(today)


def _home(home: Path) -> str:
    """Whether the folder of the person, or the one where it will be made, can be written."""
    nearest = next((folder for folder in (home, *home.parents) if folder.exists()), home)
    probe = nearest / f".hrdesk-{os.getpid()}"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise Finding(f"The folder {home} cannot be written ({error.strerror or error}).") from error
    return str(home)


def _network(trial: Trial) -> None:
    loaded = [name for name in ("PySide6.QtNetwork", *(_NETWORK if is_frozen() else ())) if name in sys.modules]
    expect(not loaded, f"A part of the program that speaks to a network is loaded: {', '.join(loaded)}.")
    expect(not trial.reached_out, f"The program reached for a network: {', '.join(trial.reached_out)}.")

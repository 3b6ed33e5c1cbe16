"""Checks of the computer, of what was laid down for it, and of what the program must not do there."""

import os
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from hrdesk.self_test_check import Check, Finding, expect
from hrdesk.self_test_trial import Trial
from hrdesk.services.bundle import read_bundle
from hrdesk.services.paths import is_frozen

_NETWORK = ("_ssl", "ftplib", "smtplib", "asyncio")
"""Modules that a bundle is made without. In a checkout, libraries load some of them, and use none."""


def machine_checks(trial: Trial) -> Iterator[Check]:
    """Asked first: what is wrong here explains what fails later."""
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

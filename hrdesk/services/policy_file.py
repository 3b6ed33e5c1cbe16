"""Finds and reads the policy file of an organisation: the first that is there counts."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from hrdesk.core.errors import HrdeskError
from hrdesk.core.policy import Policy
from hrdesk.core.policy_errors import PolicyFaulty, PolicyUnreadable

if TYPE_CHECKING:
    from hrdesk.core.policy_rules import PolicyFault
    from hrdesk.services.policy_logo import Logo

_LARGEST_BYTES = 65_536
_LONGEST_LINE = 2_000
"""Characters; tomllib takes 10 s for a name of 20,000 parts."""
_FAULTS_TOLD = 4


@dataclass(frozen=True)
class FoundPolicy:
    """A policy, the file that it stands in, and what it names; without a file nothing is laid down."""

    policy: Policy
    path: Path | None = None
    logo: "Logo | None" = None
    content_folders: tuple[Path, ...] = ()
    """Those that are there."""
    backup_folder: Path | None = None
    troubles: tuple[HrdeskError, ...] = ()
    """What of the file could not be used; nothing of it keeps the program from working."""


NO_POLICY = FoundPolicy(Policy())


def find_policy(files: Sequence[Path]) -> FoundPolicy:
    """The policy of the first of these files that exists; a broken one is told in `troubles`, and not raised."""
    for path in files:
        try:
            text = _read(path)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (OSError, ValueError) as error:
            reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
            return FoundPolicy(Policy(), path, troubles=(PolicyUnreadable(path=path, reason=reason),))
        return _parse(path, text)
    return NO_POLICY


def _read(path: Path) -> str:
    """The text of a file; raises OSError, or ValueError with what is wrong with it."""
    if not S_ISREG(path.stat().st_mode):
        raise ValueError("it is no file")
    with path.open("rb") as file:
        content = file.read(_LARGEST_BYTES + 1)
    if len(content) > _LARGEST_BYTES:
        raise ValueError(f"it is larger than {_LARGEST_BYTES // 1024} kB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError("it is not written as UTF-8") from error
    if any(len(line) > _LONGEST_LINE for line in text.split("\n")):
        raise ValueError(f"one of its lines is longer than {_LONGEST_LINE:,} characters")
    return text


def _parse(path: Path, text: str) -> FoundPolicy:
    import tomllib

    from hrdesk.core.policy_rules import read_policy

    try:
        values = tomllib.loads(text)
    except RecursionError:
        return FoundPolicy(Policy(), path, troubles=(PolicyUnreadable(path=path, reason="it is nested too deep"),))
    except ValueError as error:
        return FoundPolicy(Policy(), path, troubles=(PolicyUnreadable(path=path, reason=str(error)),))
    policy, faults = read_policy(values)
    return _resolved(path, policy, list(faults))


def _resolved(path: Path, policy: Policy, faults: "list[PolicyFault]") -> FoundPolicy:
    """The policy with what it names: paths count from the folder of its file."""
    from hrdesk.core.policy_rules import PolicyFault
    from hrdesk.services.policy_logo import LogoRefused, read_logo

    logo = None
    if policy.organisation.logo:
        try:
            logo = read_logo(_place(path, policy.organisation.logo))
        except LogoRefused as refusal:
            faults.append(PolicyFault("organisation.logo", str(refusal)))
    folders = tuple(_folders(path, policy, faults))
    backups = _place(path, policy.backup_folder) if policy.backup_folder else None
    return FoundPolicy(policy, path, logo, folders, backups, _troubles(path, faults))


def _folders(path: Path, policy: Policy, faults: "list[PolicyFault]") -> Iterator[Path]:
    from hrdesk.core.policy_rules import PolicyFault

    for name in policy.content_folders:
        folder = _place(path, name)
        if os.path.isdir(folder):  # noqa: PTH112  # Path.is_dir raises where a folder may not be looked into
            yield folder
        else:
            faults.append(PolicyFault("content.folders", f"names {folder}, where there is no folder"))


def _place(policy_file: Path, name: str) -> Path:
    """A path of the file: “~” and variables of the system are the person's, others count from the file."""
    return policy_file.parent.absolute() / os.path.expandvars(os.path.expanduser(name))  # noqa: PTH111


def _troubles(path: Path, faults: "Sequence[PolicyFault]") -> tuple[HrdeskError, ...]:
    if not faults:
        return ()
    told = "; ".join(map(str, faults[:_FAULTS_TOLD]))
    more = f"; and {len(faults) - _FAULTS_TOLD} more" if len(faults) > _FAULTS_TOLD else ""
    return (PolicyFaulty(path=path, faults=told + more),)

"""The files of an organisation that go along with a copy of hrdesk: its policy, and what that names beside it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from hrdesk.core.policy_errors import PolicyUnreadable
from hrdesk.services.paths import POLICY
from hrdesk.services.policy_file import FoundPolicy


@dataclass(frozen=True)
class OrganisationFiles:
    """Files by their path beside the program, written with /; `left` names what the policy names somewhere else."""

    name: str = ""
    files: tuple[tuple[str, Path], ...] = ()
    left: tuple[str, ...] = ()


NO_ORGANISATION = OrganisationFiles()


def organisation_files(found: FoundPolicy) -> OrganisationFiles:
    """What goes along of this policy; nothing where there is none, or none that can be read."""
    if not found.path or any(isinstance(trouble, PolicyUnreadable) for trouble in found.troubles):
        return NO_ORGANISATION
    folder = found.path.parent
    named = [*filter(None, [found.policy.organisation.logo]), *found.policy.content_folders]
    beside = [name for name in named if _is_beside(folder, name)]
    files = {POLICY: found.path}
    for name in beside:
        files |= dict(_files(folder, folder / name))
    left = tuple(name for name in named if name not in beside)
    return OrganisationFiles(found.policy.organisation.name, tuple(sorted(files.items())), left)


def _is_beside(folder: Path, name: str) -> bool:
    """Whether a name leads to something below the folder of the policy, on any computer."""
    if os.path.expandvars(os.path.expanduser(name)) != name or PurePath(name).is_absolute():  # noqa: PTH111
        return False
    place, here = (folder / name).resolve(), folder.resolve()
    return place != here and place.is_relative_to(here)


def _files(folder: Path, place: Path) -> Iterator[tuple[str, Path]]:
    """The file, or all files of the folder; links are not followed, for what they lead to may be anything."""
    here = folder.resolve()
    found = [place.resolve()] if place.is_file() else sorted(place.resolve().rglob("*"))
    for path in found:
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(here).as_posix(), path

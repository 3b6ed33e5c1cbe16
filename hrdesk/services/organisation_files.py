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
        files |= dict(_files(folder / name, PurePath(name).as_posix()))
    left = tuple(name for name in named if name not in beside)
    return OrganisationFiles(found.policy.organisation.name, tuple(sorted(files.items())), left)


def _is_beside(folder: Path, name: str) -> bool:
    """Whether a name leads to something below the folder of the policy, on any computer."""
    path = PurePath(name)
    if os.path.expandvars(os.path.expanduser(name)) != name or path.is_absolute() or ".." in path.parts:  # noqa: PTH111
        return False
    try:
        place, here = (folder / path).resolve(), folder.resolve()
        return place != here and place.is_relative_to(here)
    except (OSError, ValueError, RuntimeError):  # it is no name of a file, or links lead in a circle
        return False


def _files(place: Path, name: str) -> Iterator[tuple[str, Path]]:
    """The file, or all files of the folder; links in it are not followed, for what they lead to may be anything.

    What is not there is left out, as the policy itself tells it; a folder that cannot be read stands for what is in it.
    """
    if os.path.isfile(place):  # noqa: PTH113  # Path.is_file raises where a folder may not be looked into
        yield name, place
    closed: list[OSError] = []
    for folder, _, files in os.walk(place, onerror=closed.append):
        for path in (Path(folder) / file for file in files):
            if path.is_file() and not path.is_symlink():
                yield f"{name}/{path.relative_to(place).as_posix()}", path
    for path in (Path(error.filename) for error in closed if os.path.isdir(error.filename)):  # noqa: PTH112
        yield f"{name}/{path.relative_to(place).as_posix()}", path

"""Why a part of a frozen program does not load: a library of the system is missing, or this copy is damaged."""

import re
from pathlib import Path

from hrdesk.core.bundle_errors import BundleDamaged, SystemLacks
from hrdesk.core.errors import HrdeskError
from hrdesk.services.bundle import read_bundle

_LIBRARY = re.compile(r"\b(lib[\w.+-]+\.so[\w.]*): (?:cannot open shared object file|version `GLIBC)")
"""A library that is not there, or the system's own that is too old for what asks for it."""


def trouble_of(error: BaseException, program: Path) -> HrdeskError:
    """What to tell of an import that failed in the program that stands in `program`."""
    lacking = lacking_in_system(error, program)
    if lacking:
        return SystemLacks(library=lacking)
    return BundleDamaged(what=f"a part of the program does not load ({error})")


def lacking_in_system(error: BaseException, program: Path) -> str:
    """The library of the system that keeps a part of the program in `program` from loading; empty if it is ours."""
    found = _LIBRARY.search(str(error))
    return found[1] if found and not _is_ours(found[1], program) else ""


def _is_ours(library: str, program: Path) -> bool:
    """Whether the program brought it along, by its own list; without one that is taken for granted."""
    try:
        bundle = read_bundle(program)
    except BundleDamaged:
        return True
    return not bundle or any(file.path.rpartition("/")[2] == library for file in bundle.files)

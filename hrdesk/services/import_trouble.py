"""Why a part of a frozen program does not load: a library of the system is missing, or this copy is damaged."""

import re
from pathlib import Path

from hrdesk.core.bundle_errors import BundleDamaged, SystemLacks
from hrdesk.core.errors import HrdeskError
from hrdesk.services.bundle import read_bundle

_LIBRARY = re.compile(r"\b(lib[\w.+-]+\.so[\w.]*): cannot open shared object file")


def trouble_of(error: ImportError, program: Path) -> HrdeskError:
    """What to tell of an import that failed in the program that stands in `program`."""
    found = _LIBRARY.search(str(error))
    if found and not _is_ours(found[1], program):
        return SystemLacks(library=found[1])
    return BundleDamaged(what=f"a part of the program does not load ({error})")


def _is_ours(library: str, program: Path) -> bool:
    """Whether the program brought it along, by its own list; without one that is taken for granted."""
    try:
        bundle = read_bundle(program)
    except BundleDamaged:
        return True
    return not bundle or any(file.path.rpartition("/")[2] == library for file in bundle.files)

"""Whether this copy of the program is whole: loads next to nothing of it, for any part may be what is damaged."""

from collections.abc import Iterator
from pathlib import Path

from hrdesk.core.bundle_errors import BundleDamaged
from hrdesk.self_test_check import Check
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


def bundle_checks(places: Places) -> Iterator[Check]:
    """What needs nothing but the files of the program: what is wrong there explains what fails later."""
    yield Check("bundle", lambda: _bundle(places.program), is_beside=True)


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

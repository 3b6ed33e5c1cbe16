"""poe reproduce: makes the program and every kind twice, in two folders, and compares every byte.

So who has the source can check what we ship.
"""

import filecmp
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from hrdesk.core.errors import HrdeskError
from resources.packaging.build import BuildFailed, build_bundle
from resources.packaging.elf import LibraryUnknown
from resources.packaging.installers import make_kinds
from resources.packaging.licences import TextMissing
from resources.packaging.signing import SigningFailed
from resources.packaging.windows_bundle import build_into as build_for_windows
from resources.packaging.windows_setup import InstallerFailed
from resources.packaging.wine import WineFailed, missing_tools

_FAILURES = (BuildFailed, InstallerFailed, LibraryUnknown, SigningFailed, TextMissing, WineFailed, HrdeskError, OSError)


def main() -> int:
    """Make all that this system can make twice and compare; 1 if a file differs or could not be made."""
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        try:
            both = [build_all(Path(folder)) for folder in (one, other)]
        except _FAILURES as error:
            sys.stderr.write(f"{error}\n")
            return 1
        different = differences(*both)
        files = sum(path.is_file() for path in both[0].rglob("*"))
    for path in different:
        sys.stderr.write(f"differs: {path}\n")
    sys.stdout.write(f"Two builds of {files} files compared: {len(different)} differ.\n")
    return 1 if different else 0


def build_all(folder: Path) -> Path:
    """Make `folder`/dist with the program for this system, the one for Windows where Wine is, and the kinds of both."""
    dist = folder / "dist"
    build_bundle(dist, folder / "build")
    if not missing_tools():
        build_for_windows(dist, folder / "wine")
    make_kinds(dist, None)
    return dist


def differences(one: Path, other: Path) -> list[str]:
    """Paths below two folders that are not the same: content, links, or only in one of them."""
    names = {path.relative_to(folder).as_posix() for folder in (one, other) for path in folder.rglob("*")}
    return sorted(name for name in names if not _same(one / name, other / name))


def _same(one: Path, other: Path) -> bool:
    if one.is_symlink() or other.is_symlink():
        return one.is_symlink() and other.is_symlink() and one.readlink() == other.readlink()
    if one.is_dir() or other.is_dir():
        return one.is_dir() and other.is_dir()
    return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)


if __name__ == "__main__":
    sys.exit(main())

"""poe reproduce: builds twice, in two folders, and compares every byte: who has the source can check what we ship."""

import filecmp
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from resources.packaging.build import build_bundle


def main() -> int:
    """Build twice and compare; 1 if a file differs."""
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        builds = [build_bundle(Path(folder) / "dist", Path(folder) / "build") for folder in (one, other)]
        different = differences(*builds)
    for path in different:
        sys.stderr.write(f"differs: {path}\n")
    sys.stdout.write(f"Two builds compared: {len(different)} files differ.\n")
    return 1 if different else 0


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

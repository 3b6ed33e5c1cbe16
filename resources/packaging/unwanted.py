"""What no bundle may hold: network code of Qt, TLS, looks of other desktops, tests, paths of the building machine."""

import mmap
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

_NAMES = re.compile(
    r"(?:Qt6?Network|(?:^|/)_ssl\.|libssl|libcrypto|(?:^|/)readline\.|libreadline|libgtk|qgtk3|(?:^|/)tests?/|"
    r"(?:^|/)test_[^/]*$|Qt6?(?:Qml|Quick|Pdf|WebEngine)|\.pyc$)",
    re.IGNORECASE,
)


def unwanted_in(folder: Path, machine: Sequence[Path]) -> list[str]:
    """A line for each unwanted file, and for each that holds one of the paths of this `machine`."""
    paths = sorted({str(path).encode() for path in machine if len(path.parts) > 2})
    return [*_unwanted_names(folder), *_with_paths(folder, paths)]


def _unwanted_names(folder: Path) -> Iterator[str]:
    for path in _all_files(folder):
        name = path.relative_to(folder).as_posix()
        if _NAMES.search(name):
            yield f"{name}: a kind of file that is left out"


def _with_paths(folder: Path, paths: Sequence[bytes]) -> Iterator[str]:
    for path in _all_files(folder):
        if path.is_symlink() or not path.stat().st_size:
            continue
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            for found in paths:
                if content.find(found + b"/") >= 0 or content.find(found + b"\\") >= 0:
                    yield f"{path.relative_to(folder).as_posix()}: tells the path {found.decode()}"


def _all_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink())

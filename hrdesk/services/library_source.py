"""Finds the library to open: one that was named, the shipped one, or one built from the checkout's content."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from hrdesk.core.errors import LibraryError
from hrdesk.core.fault import Fault
from hrdesk.services.library import Library
from hrdesk.services.library_format import FORMAT
from hrdesk.services.paths import Places
from hrdesk.services.safe_file import write_text


@dataclass(frozen=True)
class OpenedLibrary:
    """An open library, and the faults of the pages that had to be left out of it."""

    library: Library
    left_out: tuple[Fault, ...] = ()


def open_library(named: Path | None, places: Places, today: date) -> OpenedLibrary:
    """Open the library for this run; raises a LibraryError or ContentError that says what is wrong."""
    if named:
        return OpenedLibrary(Library(named))
    if places.shipped_library.is_file():
        return OpenedLibrary(Library(places.shipped_library))
    return _open_from_content(places, today)


def _open_from_content(places: Places, today: date) -> OpenedLibrary:
    """The cached library if it is of this content; otherwise a new one, with faulty pages left out."""
    print_file = places.cached_library.with_suffix(".of")
    current = _fingerprint(places)
    if _recorded(print_file) == current:
        try:
            return OpenedLibrary(Library(places.cached_library))
        except LibraryError:
            pass  # a damaged cache is built again below
    from hrdesk.services.library_build import write_library
    from hrdesk.services.library_check import check_folders

    checked = check_folders([places.content], today)
    write_library(checked, places.cached_library)
    if not checked.errors:
        write_text(print_file, current)
    return OpenedLibrary(Library(places.cached_library), checked.errors)


def _fingerprint(places: Places) -> str:
    """Names, sizes and times of the content and of the code that builds it: cheap enough for every start."""
    entries = [f"{FORMAT}"]
    for folder in (places.content, Path(__file__).parents[1] / "core", Path(__file__).parent):
        entries += (f"{path}\0{size}\0{changed}" for path, size, changed in _files(folder))
    return sha256("\n".join(sorted(entries)).encode()).hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        elif not entry.name.endswith(".pyc"):
            stat = entry.stat()
            yield entry.path, stat.st_size, stat.st_mtime_ns


def _recorded(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None

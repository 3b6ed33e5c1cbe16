"""Finds the library to open: one that was named, the shipped one, or one built from the checkout's content."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.core.errors import ContentHasFaults, FileNotWritable, LibraryError
from hrdesk.services.library import Library
from hrdesk.services.library_format import FORMAT
from hrdesk.services.paths import Places
from hrdesk.services.safe_file import make_folder, write_text

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from hrdesk.core.fault import Fault
    from hrdesk.services.progress import Progress


@dataclass(frozen=True)
class ReadyLibrary:
    """A library file that can be opened, and the faults of pages that had to be left out of it."""

    path: Path
    left_out: "tuple[Fault, ...]" = ()
    folder: "TemporaryDirectory[str] | None" = None
    """A folder that goes when this value goes, where the cache could not be written."""

    def clean_up(self) -> None:
        """Remove what stands outside the cache."""
        if self.folder:
            self.folder.cleanup()


def ready_at_once(named: Path | None, places: Places) -> ReadyLibrary | None:
    """The library of this run, if nothing has to be built for it."""
    if named:
        return ReadyLibrary(named)
    if places.shipped_library.is_file():
        return ReadyLibrary(places.shipped_library)
    return ReadyLibrary(places.cached_library) if _cache_is_current(places) else None


def build_from_content(places: Places, today: date, progress: "Progress | None" = None) -> ReadyLibrary:
    """Build the checkout's content into the cache, leaving faulty pages out; takes a second or two."""
    from hrdesk.services.library_build import write_library
    from hrdesk.services.library_check import check_folders

    current = _fingerprint(places)
    checked = check_folders([places.content], today, with_words=False, progress=progress)
    if not checked.pages:
        raise ContentHasFaults(count=checked.read, pages=checked.read, faults=checked.errors[0])
    try:
        make_folder(places.cache)
        write_library(checked, places.cached_library)
        _record_of(places).unlink(missing_ok=True)
        if not checked.left_out:
            write_text(_record_of(places), f"{current}\n{_mark_of(places.cached_library)}")
        return ReadyLibrary(places.cached_library, checked.left_out)
    except FileNotWritable:
        from tempfile import TemporaryDirectory

        folder = TemporaryDirectory(prefix="hrdesk-", ignore_cleanup_errors=True)
        path = Path(folder.name) / places.cached_library.name
        write_library(checked, path)
        return ReadyLibrary(path, checked.left_out, folder)


def ready_library(named: Path | None, places: Places, today: date, progress: "Progress | None" = None) -> ReadyLibrary:
    """The library of this run, built first if it must be."""
    return ready_at_once(named, places) or build_from_content(places, today, progress)


def _cache_is_current(places: Places) -> bool:
    """Whether the cached library is of this content and can be opened; a damaged one is built again."""
    if _recorded(_record_of(places)) != f"{_fingerprint(places)}\n{_mark_of(places.cached_library)}":
        return False
    try:
        with Library(places.cached_library) as library:
            library.cards()
    except LibraryError:
        return False
    return True


def _record_of(places: Places) -> Path:
    return places.cached_library.with_suffix(".content")


def _mark_of(library: Path) -> str:
    """Size and time of the library itself: a file that was touched since it was built is not trusted."""
    try:
        stat = library.stat()
    except OSError:
        return ""
    return f"{stat.st_size}\0{stat.st_mtime_ns}"


def _fingerprint(places: Places) -> str:
    """Names, sizes and times of the content and of the code that builds it: cheap enough for every start."""
    code = Path(__file__).parents[1]
    entries = [
        f"{path}\0{size}\0{changed}"
        for folder in (places.content, code / "core", code / "services")
        for path, size, changed in _files(folder)
    ]
    return "\n".join([str(FORMAT), *sorted(entries)])


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        elif not entry.name.endswith(".pyc"):
            with suppress(OSError):  # gone since it was listed
                stat = entry.stat(follow_symlinks=False)
                yield entry.path, stat.st_size, stat.st_mtime_ns


def _recorded(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None

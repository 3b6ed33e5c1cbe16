"""Finds the library to open: one that was named, the shipped one, or one built from folders of pages."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk import __version__
from hrdesk.core.article import OUR_ATTRIBUTION
from hrdesk.core.errors import BuildCancelled, ContentHasFaults, FileNotWritable, HrdeskError, LibraryError
from hrdesk.core.policy_errors import PagesNotAdded
from hrdesk.services.library import Library
from hrdesk.services.library_format import FORMAT
from hrdesk.services.paths import Places
from hrdesk.services.policy_file import NO_POLICY, FoundPolicy
from hrdesk.services.safe_file import make_folder, write_text

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from hrdesk.core.fault import Fault
    from hrdesk.services.library_check import CheckedPages
    from hrdesk.services.progress import Progress


@dataclass(frozen=True)
class ReadyLibrary:
    """A library file that can be opened, and the faults of pages that had to be left out of it."""

    path: Path
    left_out: "tuple[Fault, ...]" = ()
    folder: "TemporaryDirectory[str] | None" = None
    """A folder that goes when this value goes, where the cache could not be written."""
    trouble: HrdeskError | None = None
    """Why it lacks the pages of the organisation, if it does."""

    def clean_up(self) -> None:
        """Remove what stands outside the cache."""
        if self.folder:
            self.folder.cleanup()


def ready_at_once(named: Path | None, places: Places, policy: FoundPolicy = NO_POLICY) -> ReadyLibrary | None:
    """The library of this run, if nothing has to be built for it."""
    if named:
        return ReadyLibrary(named)
    if places.shipped_library.is_file() and not policy.content_folders:
        return ReadyLibrary(places.shipped_library)
    return ready_from_cache(places, policy)


def ready_from_cache(places: Places, policy: FoundPolicy = NO_POLICY) -> ReadyLibrary | None:
    """What an earlier run has built, if that is of the pages as they are now."""
    left_out = _faults_of_current_cache(places, policy)
    return None if left_out is None else ReadyLibrary(places.cached_library, left_out)


def build_from_content(
    places: Places, today: date, progress: "Progress | None" = None, policy: FoundPolicy = NO_POLICY
) -> ReadyLibrary:
    """Build our pages and those of the organisation into the cache, without faulty ones; takes a second or two.

    Where the folders of the organisation are in the way, the library is without them, and says why.
    """
    try:
        return _build(places, today, progress, policy)
    except BuildCancelled:
        raise
    except HrdeskError as error:
        if not policy.content_folders:
            raise
        ours = ready_at_once(None, places) or _build(places, today, progress, NO_POLICY)
        return replace(ours, trouble=PagesNotAdded(reason=error))


def ready_library(
    named: Path | None,
    places: Places,
    today: date,
    progress: "Progress | None" = None,
    policy: FoundPolicy = NO_POLICY,
) -> ReadyLibrary:
    """The library of this run, built first if it must be."""
    return ready_at_once(named, places, policy) or build_from_content(places, today, progress, policy)


def _build(places: Places, today: date, progress: "Progress | None", policy: FoundPolicy) -> ReadyLibrary:
    from hrdesk.services.library_build import write_library
    from hrdesk.services.library_check import check_folders

    current = _fingerprint(places, policy)
    folders = [places.content, *policy.content_folders]
    checked = check_folders(folders, today, with_words=False, progress=progress)
    if not checked.pages:
        raise ContentHasFaults(count=checked.read, pages=checked.read, faults=checked.errors[0])
    checked = _attributed(checked, policy.policy.organisation.name)
    try:
        make_folder(places.cache)
        write_library(checked, places.cached_library)
        told = json.dumps([asdict(fault) for fault in checked.left_out])
        write_text(_record_of(places), f"{told}\n{current}\n{_mark_of(places.cached_library)}")
        return ReadyLibrary(places.cached_library, checked.left_out)
    except FileNotWritable:
        from tempfile import TemporaryDirectory

        folder = TemporaryDirectory(prefix="hrdesk-", ignore_cleanup_errors=True)
        path = Path(folder.name) / places.cached_library.name
        write_library(checked, path)
        return ReadyLibrary(path, checked.left_out, folder)


def _attributed(checked: "CheckedPages", organisation: str) -> "CheckedPages":
    """Pages of the organisation that were written after one of ours are not ours for that."""
    if not organisation:
        return checked
    pages = (
        replace(page, front=replace(page.front, attribution=organisation))
        if page.front.id in checked.added and page.front.attribution == OUR_ATTRIBUTION
        else page
        for page in checked.pages
    )
    return replace(checked, pages=tuple(pages))


def _faults_of_current_cache(places: Places, policy: FoundPolicy) -> "tuple[Fault, ...] | None":
    """The faults of pages that the cached library was made without; None if it is not of this content, or damaged."""
    told, _, made_of = (_recorded(_record_of(places)) or "").partition("\n")
    if made_of != f"{_fingerprint(places, policy)}\n{_mark_of(places.cached_library)}":
        return None
    try:
        with Library(places.cached_library) as library:
            library.cards()
        return _faults_in(told)
    except (LibraryError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _faults_in(told: str) -> "tuple[Fault, ...]":
    """Faults as they were recorded; mostly there are none."""
    if told == "[]":
        return ()
    from hrdesk.core.fault import Fault, Severity

    return tuple(Fault(**{**values, "severity": Severity(values["severity"])}) for values in json.loads(told))


def _record_of(places: Places) -> Path:
    return places.cached_library.with_suffix(".content")


def _mark_of(library: Path) -> str:
    """Size and time of the library itself: a file that was touched since it was built is not trusted."""
    try:
        stat = library.stat()
    except OSError:
        return ""
    return f"{stat.st_size}\0{stat.st_mtime_ns}"


def _fingerprint(places: Places, policy: FoundPolicy) -> str:
    """Names, sizes and times of the content and of the code that builds it: cheap enough for every start.

    A frozen program has no files of code, so that its version stands for them.
    """
    code = Path(__file__).parents[1]
    entries = [
        f"{path}\0{size}\0{changed}"
        for folder in (places.content, code / "core", code / "services", *policy.content_folders)
        for path, size, changed in _files(folder)
    ]
    order = [str(folder) for folder in policy.content_folders]
    return "\n".join([f"{FORMAT} {__version__}", policy.policy.organisation.name, *order, *sorted(entries)])


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

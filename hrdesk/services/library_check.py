"""Checks folders of written pages and renders them: what `library check` reports and `library build` writes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hrdesk.core.citation_rules import check_tracing
from hrdesk.core.errors import ContentEmpty
from hrdesk.core.fault import Fault
from hrdesk.core.library_rules import check_ids, check_links, check_required_facts
from hrdesk.core.local_facts import LocalFacts, check_local, merge_local
from hrdesk.core.markdown import RenderedBody
from hrdesk.core.page import compose_page
from hrdesk.core.page_rules import check_page
from hrdesk.core.shelf import Shelf
from hrdesk.core.term_marks import TermMarks
from hrdesk.core.thesaurus_file import check_thesaurus
from hrdesk.core.wording_rules import check_words
from hrdesk.core.written_page import WrittenPage
from hrdesk.services.folder_files import (
    LOCAL_FILE,
    REQUIRED_FACTS_FILE,
    SHELF_FILE,
    THESAURUS_FILE,
    FolderFiles,
    shown_name,
)
from hrdesk.services.progress import Progress, Steps
from hrdesk.services.sharing_out import share_out
from hrdesk.services.written_folder import WrittenFolder, read_folder


@dataclass(frozen=True)
class CheckedPages:
    """Pages that can be shown, each with its HTML, and the faults of all pages that were read."""

    pages: tuple[WrittenPage, ...]
    rendered: dict[str, RenderedBody]
    faults: tuple[Fault, ...]
    shelf: Shelf
    local: LocalFacts
    thesaurus: tuple[tuple[str, ...], ...]
    """Groups of words that mean the same to a search, of all folders."""
    read: int
    """How many page files were found, whole or not."""
    added: frozenset[str] = frozenset()
    """The ids of the pages that are not from the first folder."""

    @property
    def errors(self) -> tuple[Fault, ...]:
        return tuple(fault for fault in self.faults if fault.is_error)

    @property
    def left_out(self) -> tuple[Fault, ...]:
        """The errors of the files that are not in use at all; a shelf that names one of them is not to blame."""
        shown = {page.path for page in self.pages}
        return tuple(fault for fault in self.errors if fault.path not in shown and fault.rule != "links")


def check_folders(
    folders: Sequence[Path],
    today: date,
    *,
    with_words: bool = True,
    progress: Progress | None = None,
    workers: int = 1,
) -> CheckedPages:
    """Read, render and check every page of the folders. Who only wants to read need not check the words.

    Each page is a step when it was read and another when it was checked. `workers` as in `share_out`.
    """
    found = {path: sum(1 for _ in path.rglob("*.md")) for path in folders}
    steps = Steps(2 * sum(found.values()), progress)
    read = [read_folder(folder, steps.take, workers=workers) for folder in folders]
    for path, folder in zip(folders, read, strict=True):
        if not found[path] and (path == folders[0] or folder.files == FolderFiles()):
            raise ContentEmpty(path=path)
    everything = [page for folder in read for page in folder.pages]
    faults = [fault for folder in read for fault in folder.faults]
    faults += check_ids(everything)
    pages = _first_of_each_id(everything)
    protected = frozenset[int]().union(*(folder.files.protected_runs for folder in read))
    glossary = TermMarks([term for page in pages for term in page.front.terms])

    def composed(page: WrittenPage) -> tuple[RenderedBody, list[Fault]]:
        body = compose_page(page.front, page.body, glossary)
        found = [*check_page(page, body, today)]
        if with_words:
            found += [*check_tracing(page, body), *check_words(page, protected)]
        return body, found

    done = share_out(composed, pages, steps.take, workers=workers)
    rendered = {page.front.id: body for page, (body, _) in zip(pages, done, strict=True)}
    faults += [fault for _, found in done for fault in found]
    faults += check_links(pages, rendered)
    for folder, path in zip(read, folders, strict=True):
        faults += _check_files(folder, path, rendered, today)
    return CheckedPages(
        pages,
        rendered,
        tuple(sorted(set(faults))),
        read[0].files.shelf if read else Shelf(),
        merge_local([folder.files.local for folder in read]),
        tuple(group for folder in read for group in folder.files.thesaurus.groups),
        sum(found.values()),
        frozenset(page.front.id for page in pages)
        - frozenset(page.front.id for folder in read[:1] for page in folder.pages),
    )


def _check_files(folder: WrittenFolder, path: Path, rendered: dict[str, RenderedBody], today: date) -> list[Fault]:
    files = folder.files
    return [
        *_check_shelf(files.shelf, rendered, shown_name(path / SHELF_FILE)),
        *check_required_facts(folder.pages, files.required_facts, shown_name(path / REQUIRED_FACTS_FILE)),
        *check_local(files.local, shown_name(path / LOCAL_FILE), today, files.local_lines),
        *check_thesaurus(files.thesaurus, shown_name(path / THESAURUS_FILE), files.thesaurus_lines),
    ]


def _first_of_each_id(pages: Iterable[WrittenPage]) -> tuple[WrittenPage, ...]:
    first: dict[str, WrittenPage] = {}
    for page in pages:
        first.setdefault(page.front.id, page)
    return tuple(first.values())


def _check_shelf(shelf: Shelf, rendered: dict[str, RenderedBody], shown: str) -> list[Fault]:
    start = shelf.start_here
    named = [*shelf.order, *start.outreach, *start.trainer, *start.manager]
    remedy = "Use the id of a page that exists."
    return [
        Fault(shown, 1, "links", f"“{name}” is no page of the library.", remedy)
        for name in dict.fromkeys(named)
        if name not in rendered
    ]

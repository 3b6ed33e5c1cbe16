"""Writes checked pages into a library: one SQLite file, disposable, read-only once made.

Imported only where a library is built: sqlite-utils takes longer to import than the window to open.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from hrdesk.core.article import Section
from hrdesk.core.errors import ContentHasFaults, FileNotWritable
from hrdesk.core.front_matter import FrontMatter
from hrdesk.core.markdown import Passage
from hrdesk.core.shelf import Shelf
from hrdesk.core.training_page import SPARE_SLUGS
from hrdesk.core.written_page import WrittenPage
from hrdesk.services.database import DatabaseError
from hrdesk.services.library_check import CheckedPages, check_folders
from hrdesk.services.library_database import Database
from hrdesk.services.library_format import APPLICATION_ID, FORMAT
from hrdesk.services.library_tables import Record, write_data
from hrdesk.services.name_tables import name_rows
from hrdesk.services.paths import everyday_words_file
from hrdesk.services.progress import Progress
from hrdesk.services.safe_file import replacing
from hrdesk.services.search_tables import write_search
from hrdesk.services.sharing_out import begin

_FAULTS_SHOWN = 20
_NOT_SEARCHED = frozenset({"sources", "when-to-get-help-now"})
"""Parts of a page that stand on every page, by slug."""
_CHAPTER = 2
"""The level of heading that begins a part of a page."""


def build_library(
    folders: Sequence[Path], path: Path, today: date, progress: Progress | None = None, *, workers: int = 1
) -> CheckedPages:
    """Build a library from whole folders; with any error in them nothing is written."""
    checked = check_folders(folders, today, progress=progress, workers=workers)
    if checked.errors:
        shown = "\n".join(str(fault) for fault in checked.errors[:_FAULTS_SHOWN])
        broken = len({fault.path for fault in checked.errors})
        raise ContentHasFaults(count=broken, pages=checked.read, faults=shown)
    write_library(checked, path, workers=workers)
    return checked


def write_library(checked: CheckedPages, path: Path, *, workers: int = 1) -> None:
    """Write the pages that can be shown; the file at `path` is replaced only when the new one is whole.

    `workers` as in `share_out`.
    """
    with replacing(path) as part:
        try:
            database = Database(part)
            try:
                _fill(database, checked, workers)
            finally:
                database.close()
        except DatabaseError as error:
            raise FileNotWritable(path=path, reason=str(error)) from error


def content_version(html: str) -> str:
    """A short name for exactly this content of a page: twelve hexadecimal digits of its SHA-256."""
    return sha256(html.encode()).hexdigest()[:12]


def _fill(database: Database, checked: CheckedPages, workers: int) -> None:
    database.execute("PRAGMA journal_mode=OFF")
    database.execute("PRAGMA synchronous=OFF")
    pages = _in_order(checked.pages, checked.shelf)
    named = begin(partial(name_rows, [page.front for page in pages], checked.thesaurus), workers=workers)
    with database.atomic():
        _write_articles(database, pages, checked)
        _write_passages(database, pages, checked)
        write_data(database, pages, checked.local)
        write_search(database, named, _everyday_words(), workers=workers)
        _write_shelf(database, checked, pages)
    database.execute(f"PRAGMA application_id={APPLICATION_ID}")
    database.execute(f"PRAGMA user_version={FORMAT}")


def _everyday_words() -> list[str]:
    """Words that the program brings along; without them more words are taken for typing errors."""
    try:
        return everyday_words_file().read_text(encoding="utf-8").split()
    except OSError:
        return []


def _in_order(pages: Sequence[WrittenPage], shelf: Shelf) -> list[WrittenPage]:
    sections = list(Section)
    places = {name: place for place, name in enumerate(shelf.order)}

    def key(page: WrittenPage) -> tuple[int, int, str]:
        front = page.front
        return sections.index(front.section), places.get(front.id, len(places)), front.title.casefold()

    return sorted(pages, key=key)


def _write_articles(database: Database, pages: Sequence[WrittenPage], checked: CheckedPages) -> None:
    records = (_article(page, checked.rendered[page.front.id].html, position) for position, page in enumerate(pages))
    database.table("articles").insert_all(records, pk="id")


def _article(page: WrittenPage, html: str, position: int) -> Record:
    front = page.front
    return {
        "id": front.id,
        "position": position,
        "title": front.title,
        "section": front.section.value,
        "type": front.type.value,
        "language": front.language,
        "summary": front.summary,
        "status": front.status.value,
        "created": front.created.isoformat(),
        "reviewed": front.reviewed.isoformat(),
        "review_due": front.review_due.isoformat(),
        "reviewer_role": front.reviewer_role,
        "pinned": int(front.pinned),
        "quick_steps": json.dumps(front.quick_steps, ensure_ascii=False),
        "audience": json.dumps(front.audience),
        "tags": json.dumps(front.tags, ensure_ascii=False),
        "related": json.dumps(front.related),
        "jurisdiction": json.dumps(front.jurisdiction),
        "licence": front.licence,
        "attribution": front.attribution,
        "slides": json.dumps(asdict(front.slides), ensure_ascii=False),
        "markdown": page.body.strip() + "\n",
        "html": html,
        "content_version": content_version(html),
    }


def _write_passages(database: Database, pages: Sequence[WrittenPage], checked: CheckedPages) -> None:
    records = [record for page in pages for record in _passages(page.front, checked.rendered[page.front.id].passages)]
    for number, record in enumerate(records, start=1):
        record["id"] = number
    database.table("passages").insert_all(records, pk="id")
    database.table("passages").create_index(["article_id"])


def _passages(front: FrontMatter, passages: Sequence[Passage]) -> Iterator[Record]:
    chapter = ""
    for position, passage in enumerate(passages):
        chapter = passage.slug if passage.level <= _CHAPTER else chapter
        is_spare = chapter in _NOT_SEARCHED or (front.training and chapter in SPARE_SLUGS)
        text = f"{front.summary}\n{passage.text}" if position == 0 else passage.text
        yield {
            "id": 0,
            "article_id": front.id,
            "position": position,
            "slug": passage.slug,
            "level": passage.level,
            "searched": int(not is_spare),
            "title": front.title,
            "names": _names_text(front) if position == 0 else "",
            "heading": passage.heading if position else "",
            "text": text,
        }


def _names_text(front: FrontMatter) -> str:
    words = [synonym.t for synonyms in front.synonyms.values() for synonym in synonyms]
    return " · ".join([*words, *front.tags])


def _write_shelf(database: Database, checked: CheckedPages, pages: Sequence[WrittenPage]) -> None:
    ids = {page.front.id for page in pages}
    start = asdict(checked.shelf.start_here)
    starts = (
        {"reader": reader, "position": position, "article_id": name}
        for reader, names in start.items()
        for position, name in enumerate(names)
        if name in ids
    )
    database.table("start_here").create({"reader": str, "position": int, "article_id": str})
    database.table("start_here").insert_all(starts)
    shelf = checked.shelf
    database.table("about").insert({"title": shelf.title, "licence": shelf.licence, "articles": len(pages)})

"""Writes checked pages into a library: one SQLite file, disposable, read-only once made.

Imported only where a library is built: sqlite-utils takes longer to import than the window to open.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path

from sqlite_utils import Database

from hrdesk.core.article import Section
from hrdesk.core.errors import ContentHasFaults, FileNotWritable
from hrdesk.core.figure import draw_figure
from hrdesk.core.front_matter import FrontMatter
from hrdesk.core.markdown import Passage, split_passages
from hrdesk.core.plain_text import fold
from hrdesk.core.shelf import Shelf
from hrdesk.core.training_page import SPARE_SLUGS
from hrdesk.core.written_page import WrittenPage
from hrdesk.services.database import DatabaseError
from hrdesk.services.library_check import CheckedPages, check_folders
from hrdesk.services.library_format import APPLICATION_ID, FORMAT
from hrdesk.services.safe_file import replacing

_FAULTS_SHOWN = 20
_NOT_SEARCHED = frozenset({"sources", "when-to-get-help-now"})
"""Parts of a page that stand on every page, by slug."""
_CHAPTER = 2
"""The level of heading that begins a part of a page."""

Record = dict[str, object]

_COLUMNS: dict[str, dict[str, type]] = {
    "names": {"article_id": str, "language": str, "name": str, "folded": str, "ambiguous": int},
    "sources": {
        **{"article_id": str, "number": int, "id": str, "org": str, "title": str, "url": str, "verified": str},
        **{"licence": str, "use": str, "registry": str, "year": int, "accessed": str},
    },
    "facts": {
        **{"article_id": str, "number": int, "id": str, "kind": str, "text": str, "sources": str, "covers": str},
        **{"label": str, "date": str, "place": str, "actors": str, "disputed": int, "value": float, "unit": str},
        "year": int,
    },
    "figures": {"article_id": str, "name": str, "title": str, "svg": str, "width": int, "height": int},
    "terms": {"article_id": str, "number": int, "term": str, "means": str, "full": str, "also": str, "see": str},
    "risks": {"article_id": str, "id": str, "risk": str, "kind": str, "urgency": str, "emergency": str},
    "causes": {"article_id": str, "risk_id": str, "id": str, "text": str, "level": str, "modifiable_by": str},
    "workshops": {
        **{"article_id": str, "minutes": int, "group_max": int, "objectives": str, "discussion": str, "uses": str},
        "handout": str,
    },
    "slides": {
        **{"article_id": str, "number": int, "title": str, "lines": str, "figure": str, "notes": str, "minutes": int},
        **{"drawn_from": str, "sources": str},
    },
    "exercises": {
        **{"article_id": str, "number": int, "title": str, "minutes": int, "aim": str, "materials": str, "steps": str},
        "debrief": str,
    },
    "questions": {
        **{"article_id": str, "number": int, "question": str, "options": str, "answer": int, "why": str},
        "sources": str,
    },
    "responses": {
        **{"article_id": str, "cause_id": str, "text": str, "level": str, "evidence": str, "sources": str},
        "see": str,
    },
}
"""Every table has its columns also in a library that has nothing to put in it."""


def build_library(folders: Sequence[Path], path: Path, today: date) -> CheckedPages:
    """Build a library from whole folders; with any error in them nothing is written."""
    checked = check_folders(folders, today)
    if checked.errors:
        shown = "\n".join(str(fault) for fault in checked.errors[:_FAULTS_SHOWN])
        broken = len({fault.path for fault in checked.errors})
        raise ContentHasFaults(count=broken, pages=checked.read, faults=shown)
    write_library(checked, path)
    return checked


def write_library(checked: CheckedPages, path: Path) -> None:
    """Write the pages that can be shown; the file at `path` is replaced only when the new one is whole."""
    with replacing(path) as part:
        try:
            database = Database(part)
            try:
                _fill(database, checked)
            finally:
                database.close()
        except DatabaseError as error:
            raise FileNotWritable(path=path, reason=str(error)) from error


def content_version(html: str) -> str:
    """A short name for exactly this content of a page: twelve hexadecimal digits of its SHA-256."""
    return sha256(html.encode()).hexdigest()[:12]


def _fill(database: Database, checked: CheckedPages) -> None:
    database.execute("PRAGMA journal_mode=OFF")
    database.execute("PRAGMA synchronous=OFF")
    pages = _in_order(checked.pages, checked.shelf)
    with database.atomic():
        _write_articles(database, pages, checked)
        _write_passages(database, pages, checked)
        _write_data(database, pages)
        _write_shelf(database, checked, pages)
    database.vacuum()
    database.execute(f"PRAGMA application_id={APPLICATION_ID}")
    database.execute(f"PRAGMA user_version={FORMAT}")


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
        "markdown": page.body.strip() + "\n",
        "html": html,
        "content_version": content_version(html),
    }


def _write_passages(database: Database, pages: Sequence[WrittenPage], checked: CheckedPages) -> None:
    records = [
        record
        for page in pages
        for record in _passages(page.front, split_passages(checked.rendered[page.front.id].html, page.front.title))
    ]
    for number, record in enumerate(records, start=1):
        record["id"] = number
    database.table("passages").insert_all(records, pk="id")
    database.table("passages").create_index(["article_id"])
    # sqlite-utils' enable_fts has no way to ask for prefix indexes, which keep short words fast.
    database.execute(
        "CREATE VIRTUAL TABLE passage_index USING fts5(title, names, heading, text, content='passages', "
        "content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3 4')"
    )
    database.execute(
        "INSERT INTO passage_index(rowid, title, names, heading, text) "
        "SELECT id, title, names, heading, text FROM passages WHERE searched"
    )
    database.execute("INSERT INTO passage_index(passage_index, rank) VALUES('rank', 'bm25(6.0, 8.0, 4.0, 1.0)')")
    database.execute("INSERT INTO passage_index(passage_index) VALUES('optimize')")


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


def _write_data(database: Database, pages: Sequence[WrittenPage]) -> None:
    tables: dict[str, list[Record]] = {name: [] for name in _COLUMNS}
    for page in pages:
        front = page.front
        tables["names"] += _names(front)
        tables["sources"] += _numbered(front, front.sources)
        tables["facts"] += _numbered(front, front.facts)
        tables["terms"] += _numbered(front, front.terms)
        tables["figures"] += _figures(front)
        _add_risks(front, tables)
        _add_workshop(front, tables)
    for name, records in tables.items():
        database.table(name).create(_COLUMNS[name])
        database.table(name).insert_all(records)
        database.table(name).create_index(["article_id"])


def _names(front: FrontMatter) -> Iterator[Record]:
    for language, synonyms in front.synonyms.items():
        for synonym in synonyms:
            yield {
                "article_id": front.id,
                "language": language,
                "name": synonym.t,
                "folded": fold(synonym.t),
                "ambiguous": int(synonym.ambiguous),
            }


def _numbered(front: FrontMatter, parts: Sequence[object]) -> Iterator[Record]:
    for number, part in enumerate(parts, start=1):
        values = asdict(part)  # type: ignore[call-overload]  # every part is a dataclass
        yield {"article_id": front.id, "number": number} | {name: _plain(value) for name, value in values.items()}


def _plain(value: object) -> object:
    if isinstance(value, tuple | list):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else value


def _figures(front: FrontMatter) -> Iterator[Record]:
    facts = {fact.id: fact for fact in front.facts}
    for figure in front.figures:
        chosen = [facts[name] for name in figure.facts if name in facts]
        if len(chosen) == len(figure.facts):
            drawing = draw_figure(figure.draw, chosen)
            yield {
                "article_id": front.id,
                "name": figure.id,
                "title": figure.title,
                "svg": drawing.svg,
                "width": drawing.width,
                "height": drawing.height,
            }


def _add_risks(front: FrontMatter, tables: dict[str, list[Record]]) -> None:
    for risk in front.risk_matrix:
        key = f"{front.id}/{risk.id}"
        tables["risks"].append(
            {
                "article_id": front.id,
                "id": key,
                "risk": risk.risk,
                "kind": risk.kind,
                "urgency": risk.urgency,
                "emergency": risk.emergency,
            }
        )
        for cause in risk.causes:
            cause_key = f"{key}/{cause.id}"
            tables["causes"].append(
                {
                    "article_id": front.id,
                    "risk_id": key,
                    "id": cause_key,
                    "text": cause.text,
                    "level": cause.level.value,
                    "modifiable_by": json.dumps(cause.modifiable_by),
                }
            )
            for response in cause.responses:
                tables["responses"].append(
                    {
                        "article_id": front.id,
                        "cause_id": cause_key,
                        "text": response.text,
                        "level": response.level.value,
                        "evidence": response.evidence,
                        "sources": json.dumps(response.sources),
                        "see": json.dumps(response.see),
                    }
                )


def _add_workshop(front: FrontMatter, tables: dict[str, list[Record]]) -> None:
    if not front.training:
        return
    values = asdict(front.training)
    tables["slides"] += _numbered(front, front.training.slides)
    tables["exercises"] += _numbered(front, front.training.exercises)
    tables["questions"] += _numbered(front, front.training.check)
    for part in ("slides", "exercises", "check"):
        del values[part]
    values["handout"] = json.dumps(values["handout"], ensure_ascii=False)
    tables["workshops"].append({"article_id": front.id} | {name: _plain(value) for name, value in values.items()})


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

"""The notes as a table that a spreadsheet opens."""

import csv
import io
from collections.abc import Iterator, Mapping

from hrdesk.core.anchor import AnchorState
from hrdesk.core.annotation import Annotation
from hrdesk.core.note_place import NotePlace
from hrdesk.core.notebook_contents import NotebookContents

COLUMNS = (
    *("page", "title", "heading", "kind", "colour", "tags", "quote", "note", "author", "place", "created", "modified"),
)
_PLACES = {
    AnchorState.SAME: "in place",
    AnchorState.MOVED: "in place",
    AnchorState.CHANGED: "changed since",
    AnchorState.ORPHAN: "no longer on the page",
}


def notes_as_table(contents: NotebookContents, titles: Mapping[str, str], places: Mapping[str, NotePlace]) -> str:
    """A row for each note, question and bookmark, and for each page of a list or running order; `kind` tells which."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, restval="")
    table.writeheader()
    for row in _rows(contents, titles, places):
        table.writerow({name: _harmless(value) for name, value in row.items()})
    return out.getvalue()


def _rows(
    contents: NotebookContents, titles: Mapping[str, str], places: Mapping[str, NotePlace]
) -> Iterator[dict[str, str]]:
    for note in contents.annotations:
        yield _note(note, titles, places[note.id])
    for question in contents.questions:
        asked = question.asked.isoformat()
        yield {"kind": "question for the editors", "note": question.text, "created": asked, "modified": asked}
    for bookmark in contents.bookmarks:
        page = bookmark.article_id
        created = bookmark.created.isoformat()
        yield {"kind": "bookmark", "page": page, "title": titles.get(page, ""), "created": created}
    for found in contents.reading_lists:
        common = {"kind": "reading list", "note": found.name, "created": found.created.isoformat()}
        for page in found.pages or ("",):
            yield common | {"page": page, "title": titles.get(page, "")}
    for order in contents.running_orders:
        common = {"kind": "running order", "note": order.name, "created": order.created.isoformat()}
        for item in order.items:
            heading = f"{item.slug}, {item.minutes} min" if item.minutes else item.slug
            title = titles.get(item.article_id, "")
            yield common | {"page": item.article_id, "title": title, "heading": heading.removeprefix(", ")}
        if not order.items:
            yield common


def _note(note: Annotation, titles: Mapping[str, str], place: NotePlace) -> dict[str, str]:
    return {
        "page": note.article_id,
        "title": titles.get(note.article_id, "") if place.has_page else "",
        "heading": place.heading or note.heading,
        "kind": note.kind.value if note.has_note else "highlight",
        "colour": note.colour.value,
        "tags": ", ".join(note.tags),
        "quote": note.anchor.exact if note.anchor else "",
        "note": note.note,
        "author": note.author,
        "place": _PLACES[place.state] if place.has_page else "page not in this library",
        "created": note.created.isoformat(),
        "modified": note.modified.isoformat(),
    }


def _harmless(cell: str) -> str:
    """A spreadsheet runs cells that start like a formula; an apostrophe makes them text (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell

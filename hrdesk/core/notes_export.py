"""The notes as a document for other people and programs: Markdown, JSON-LD or a table."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import groupby

from hrdesk.core.annotation import Annotation, to_w3c


class NotesFormat(StrEnum):
    JSONLD = "jsonld"
    MARKDOWN = "markdown"
    CSV = "csv"


def export_notes(annotations: Iterable[Annotation], titles: Mapping[str, str], form: NotesFormat) -> str:
    """Write the notes in one form; `titles` names the pages, and a page it lacks goes by its id."""

    def place(note: Annotation) -> tuple[str, str, int, str]:
        page = note.article_id
        start = note.anchor.start if note.anchor else -1
        return titles.get(page, page).casefold(), page, start, note.created.isoformat()

    notes = sorted(annotations, key=place)
    match form:
        case NotesFormat.JSONLD:
            return json.dumps([to_w3c(note) for note in notes], ensure_ascii=False, indent=2) + "\n"
        case NotesFormat.MARKDOWN:
            return _as_markdown(notes, titles)
        case NotesFormat.CSV:
            return _as_table(notes, titles)


def _as_markdown(notes: list[Annotation], titles: Mapping[str, str]) -> str:
    lines = ["# My notes", ""]
    if not notes:
        lines += ["There are no notes yet.", ""]
    for article_id, group in groupby(notes, key=lambda a: a.article_id):
        lines += [f"## {titles.get(article_id, article_id)}", ""]
        for note in group:
            lines += _note_as_markdown(note)
    return "\n".join(lines)


def _note_as_markdown(note: Annotation) -> list[str]:
    lines = []
    if note.anchor:
        lines += [f"> {note.anchor.exact}", ""]
    if note.has_note:
        lines += [note.note.strip(), ""]
    colour = f"{note.colour.value}, " if note.anchor else ""
    return [*lines, f"*{colour}{note.modified:%Y-%m-%d}*", ""]


def _as_table(notes: list[Annotation], titles: Mapping[str, str]) -> str:
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["page", "title", "heading", "colour", "quote", "note", "created", "modified"])
    for note in notes:
        quote = note.anchor.exact if note.anchor else ""
        title = titles.get(note.article_id, "")
        texts = [note.article_id, title, note.heading, note.colour.value, quote, note.note]
        table.writerow([*map(_harmless, texts), note.created.isoformat(), note.modified.isoformat()])
    return out.getvalue()


def _harmless(cell: str) -> str:
    """A spreadsheet runs cells that start like a formula; an apostrophe makes them text (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell

"""The notes as a document for other people and programs: Markdown, JSON-LD or a table."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import groupby

from hrdesk.core.annotation import W3C_CONTEXT, Annotation, Json, to_w3c
from hrdesk.core.question import Question


class NotesFormat(StrEnum):
    JSONLD = "jsonld"
    MARKDOWN = "markdown"
    CSV = "csv"


def export_notes(
    annotations: Iterable[Annotation],
    titles: Mapping[str, str],
    form: NotesFormat,
    questions: Sequence[Question] = (),
) -> str:
    """Write the notes, and the questions for the editors, in one form.

    `titles` names the pages; a page it lacks goes by its id.
    """

    def place(note: Annotation) -> tuple[str, str, int, str]:
        page = note.article_id
        start = note.anchor.start if note.anchor else -1
        return titles.get(page, page).casefold(), page, start, note.created.isoformat()

    notes = sorted(annotations, key=place)
    match form:
        case NotesFormat.JSONLD:
            documents = [*map(to_w3c, notes), *map(_question_as_w3c, questions)]
            return json.dumps(documents, ensure_ascii=False, indent=2) + "\n"
        case NotesFormat.MARKDOWN:
            return _as_markdown(notes, titles) + _questions_as_markdown(questions)
        case NotesFormat.CSV:
            return _as_table(notes, titles, questions)


def _question_as_w3c(question: Question) -> Json:
    """A question as an annotation of the library as a whole."""
    return {
        "@context": [W3C_CONTEXT, {"hrdesk": "urn:hrdesk:"}],
        "id": f"urn:uuid:{question.id}",
        "type": "Annotation",
        "motivation": "questioning",
        "created": question.asked.isoformat(),
        "target": {"source": "hrdesk:"},
        "body": {"type": "TextualBody", "value": question.text, "format": "text/plain"},
    }


def _questions_as_markdown(questions: Sequence[Question]) -> str:
    if not questions:
        return ""
    lines = ["## Questions for the editors", "", *(f"- {q.text} *({q.asked:%Y-%m-%d})*" for q in questions), ""]
    return "\n".join(lines)


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


def _as_table(notes: list[Annotation], titles: Mapping[str, str], questions: Sequence[Question]) -> str:
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["page", "title", "heading", "colour", "quote", "note", "created", "modified"])
    for note in notes:
        quote = note.anchor.exact if note.anchor else ""
        title = titles.get(note.article_id, "")
        texts = [note.article_id, title, note.heading, note.colour.value, quote, note.note]
        table.writerow([*map(_harmless, texts), note.created.isoformat(), note.modified.isoformat()])
    for question in questions:
        asked = question.asked.isoformat()
        table.writerow(["", "Question for the editors", "", "", "", _harmless(question.text), asked, asked])
    return out.getvalue()


def _harmless(cell: str) -> str:
    """A spreadsheet runs cells that start like a formula; an apostrophe makes them text (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell

"""The notes in Markdown, to be read and talked over: quotes with their notes, page by page."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from hrdesk.core.anchor import AnchorState
from hrdesk.core.annotation import WEB_PACK, Annotation
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.note_place import NotePlace
from hrdesk.core.notebook_contents import NotebookContents
from hrdesk.core.record_words import item_words

KIND_WORDS = {
    NoteKind.NOTE: "Note",
    NoteKind.LOCAL: "Local information",
    NoteKind.QUESTION: "Question",
    NoteKind.CORRECTION: "Correction",
    NoteKind.STORY: "Story",
}
LOST = "No longer on this page"

_UNDERLINE = re.compile(r"[ \t]*(=+|-+)[ \t]*")


def notes_as_markdown(contents: NotebookContents, titles: Mapping[str, str], places: Mapping[str, NotePlace]) -> str:
    """Notes in the order that they are given in, then running orders, reading lists, bookmarks and questions."""
    lines = ["# My notes", ""]
    if not any(True for _ in contents.records()):
        lines += ["There are no notes yet.", ""]
    for (pack, article_id), group in groupby(contents.annotations, key=lambda note: (note.pack, note.article_id)):
        lines += _page(pack, article_id, tuple(group), titles, places)
    lines += _running_orders(contents, titles) + _reading_lists(contents, titles) + _bookmarks(contents, titles)
    if contents.questions:
        asked = (f"- {_text(question.text)} *({question.asked:%Y-%m-%d})*" for question in contents.questions)
        lines += ["## Questions for the editors", "", *asked, ""]
    return "\n".join(lines)


def _page(
    pack: str,
    article_id: str,
    notes: Sequence[Annotation],
    titles: Mapping[str, str],
    places: Mapping[str, NotePlace],
) -> list[str]:
    has_page = places[notes[0].id].has_page
    lines = [f"## {_line(titles.get(article_id, article_id) if has_page else article_id)}", ""]
    if pack == WEB_PACK:
        lines += ["*Not a page of hrdesk.*", ""]
    elif not has_page:
        lines += ["*This page is not in this library.*", ""]
    for heading, group in groupby(notes, key=lambda note: _heading(places[note.id])):
        if heading:
            lines += [f"### {_line(heading)}", ""]
        for note in group:
            lines += _note(note, places[note.id])
    return lines


def _heading(place: NotePlace) -> str:
    return LOST if place.has_page and place.state is AnchorState.ORPHAN else place.heading


def _note(note: Annotation, place: NotePlace) -> list[str]:
    lines = []
    if note.anchor:
        lines += [f"> {_line(note.anchor.exact)}", ""]
    if note.has_note:
        lines += [_text(note.note.strip()), ""]
    if place.state is AnchorState.CHANGED:
        lines += ["*The page has changed here since.*", ""]
    return [*lines, f"*{_about(note)}*", ""]


def _about(note: Annotation) -> str:
    parts = [KIND_WORDS[note.kind] if note.has_note or note.kind is not NoteKind.NOTE else "Highlight"]
    if note.anchor:
        parts.append(note.colour.value)
    if note.tags:
        parts.append(f"tags: {_line(', '.join(note.tags))}")
    if note.author:
        parts.append(f"by {_line(note.author)}")
    written, changed = f"{note.created:%Y-%m-%d}", f"{note.modified:%Y-%m-%d}"
    parts.append(written if written == changed else f"{written}, changed {changed}")
    return " · ".join(parts)


def _reading_lists(contents: NotebookContents, titles: Mapping[str, str]) -> list[str]:
    if not contents.reading_lists:
        return []
    lines = ["## Reading lists", ""]
    for found in contents.reading_lists:
        lines += [f"### {_line(found.name)}", ""]
        if found.pages:
            lines += [*_numbered(titles.get(page, page) for page in found.pages), ""]
    return lines


def _running_orders(contents: NotebookContents, titles: Mapping[str, str]) -> list[str]:
    lines = ["## Running orders", ""] if contents.running_orders else []
    for order in contents.running_orders:
        lines += [f"### {_line(order.name)}", ""]
        if order.items:
            lines += [*_numbered(item_words(item, titles) for item in order.items), ""]
    return lines


def _bookmarks(contents: NotebookContents, titles: Mapping[str, str]) -> list[str]:
    if not contents.bookmarks:
        return []
    pages = (titles.get(bookmark.article_id, bookmark.article_id) for bookmark in contents.bookmarks)
    return ["## Bookmarks", "", *(f"- {_line(page)}" for page in pages), ""]


def _numbered(words: Iterable[str]) -> list[str]:
    return [f"{number}. {_line(text)}" for number, text in enumerate(words, start=1)]


def _line(words: str) -> str:
    return _text(" ".join(words.split()))


def _text(words: str) -> str:
    """Words of people, so that no tag, picture or heading in them becomes one."""
    words = words.replace("<", "\\<").replace("![", "!\\[")
    return "\n".join(f"\\{line}" if _is_heading(line) else line for line in words.split("\n"))


def _is_heading(line: str) -> bool:
    return line.startswith("#") or bool(_UNDERLINE.fullmatch(line))

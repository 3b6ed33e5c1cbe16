"""The notes as a document for other people and programs: Markdown, JSON-LD or a table."""

import json
from dataclasses import replace

from hrdesk.core.anchor import AnchorState
from hrdesk.core.annotation import Annotation
from hrdesk.core.note_place import Pages, place_of
from hrdesk.core.notebook_contents import NotebookContents
from hrdesk.core.notes_format import NotesFormat
from hrdesk.core.notes_markdown import notes_as_markdown
from hrdesk.core.notes_table import notes_as_table
from hrdesk.core.w3c_notes import notes_as_w3c

_LAST = 10**9


def export_notes(contents: NotebookContents, pages: Pages, form: NotesFormat) -> str:
    """Write everything in one form: by page in the order of the shelf, within a page in the order of the text.

    Notes that lost their place stand at the end of their page, notes on pages that are not here at the very end.
    """
    order = {page: number for number, page in enumerate(pages.titles)}
    places = {note.id: place_of(note, pages) for note in contents.annotations}

    def stand(note: Annotation) -> tuple[int, str, str, int, str, str]:
        place = places[note.id]
        shelf = order.get(note.article_id, _LAST) if place.has_page else _LAST
        start = place.start
        if place.state is AnchorState.ORPHAN:
            start = _LAST if place.has_page or not note.anchor else note.anchor.start
        return shelf, note.pack, note.article_id, start, note.created.isoformat(), note.id

    contents = replace(contents, annotations=tuple(sorted(contents.annotations, key=stand)))
    match form:
        case NotesFormat.JSONLD:
            return json.dumps(notes_as_w3c(contents), ensure_ascii=False, indent=2) + "\n"
        case NotesFormat.MARKDOWN:
            return notes_as_markdown(contents, pages.titles, places)
        case NotesFormat.CSV:
            return notes_as_table(contents, pages.titles, places)

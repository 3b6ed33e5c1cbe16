"""Exports the notes of a notebook file, without needing the window."""

from pathlib import Path

from hrdesk.core.note_place import Pages
from hrdesk.core.notebook_contents import NotebookContents
from hrdesk.core.notes_export import export_notes
from hrdesk.core.notes_format import NotesFormat
from hrdesk.services.notebook import Notebook, open_notebook


def export_text(path: Path, pages: Pages, form: NotesFormat, key: bytes | None = None) -> str:
    """What the notebook at `path` holds in one form, with its key if it is protected; no notebook yet is no notes."""
    if not path.exists():
        return export_notes(NotebookContents(), pages, form)
    notebook = open_notebook(path, key=key)
    try:
        return export_notes(read_contents(notebook), pages, form)
    finally:
        notebook.close()


def read_contents(notebook: Notebook) -> NotebookContents:
    """Everything that the notebook keeps and that can be read."""
    log = notebook.records.log
    return NotebookContents(
        annotations=notebook.annotations.all(),
        questions=notebook.questions.all(),
        bookmarks=notebook.bookshelf.all_bookmarks(),
        reading_lists=notebook.bookshelf.reading_lists(),
        running_orders=notebook.running_orders.all(),
        owner=log.device.name,
        device=log.device.id,
        writers=log.writers(),
    )

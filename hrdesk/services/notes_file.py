"""Exports the notes of a notebook file, without needing the window."""

from collections.abc import Mapping
from pathlib import Path

from hrdesk.core.notes_export import NotesFormat, export_notes
from hrdesk.services.notebook import open_notebook


def export_text(path: Path, titles: Mapping[str, str], form: NotesFormat, key: bytes | None = None) -> str:
    """The notes of the notebook at `path` in one form, with its key if it is protected; no notebook yet is no notes."""
    if not path.exists():
        return export_notes((), titles, form)
    notebook = open_notebook(path, key=key)
    try:
        return export_notes(notebook.annotations.all(), titles, form, notebook.questions.all())
    finally:
        notebook.close()

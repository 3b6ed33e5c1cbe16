"""Notes are exported without a window."""

from pathlib import Path

import pytest

from hrdesk.core.errors import NotebookDamaged
from hrdesk.core.notes_export import NotesFormat, export_notes
from hrdesk.services.notebook import open_notebook
from hrdesk.services.notes_file import export_text
from tests.builders import make_annotation


@pytest.mark.parametrize("form", list(NotesFormat))
def test_the_notes_of_a_file_come_in_every_form(form: NotesFormat, tmp_path: Path) -> None:
    note = make_annotation("a1", note="Ask")
    notebook = open_notebook(tmp_path / "notebook.db")
    notebook.records.save(note)
    notebook.close()
    titles = {"heroin": "Heroin"}
    assert export_text(tmp_path / "notebook.db", titles, form) == export_notes([note], titles, form)


def test_no_notebook_yet_is_no_notes_and_begins_none(tmp_path: Path) -> None:
    assert "no notes yet" in export_text(tmp_path / "notebook.db", {}, NotesFormat.MARKDOWN)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_notebook_is_told(tmp_path: Path) -> None:
    (tmp_path / "notebook.db").write_bytes(b"garbage" * 1_000)
    with pytest.raises(NotebookDamaged):
        export_text(tmp_path / "notebook.db", {}, NotesFormat.CSV)

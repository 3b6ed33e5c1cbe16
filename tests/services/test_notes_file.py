"""Notes are exported without a window."""

import json
from pathlib import Path

import pytest

from hrdesk.core.errors import NotebookDamaged
from hrdesk.core.notes_export import export_notes
from hrdesk.core.notes_format import NotesFormat
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.record import Change, RecordKind
from hrdesk.core.running_order import OrderItem, RunningOrder
from hrdesk.services.library import Library
from hrdesk.services.notebook import Notebook, open_notebook
from hrdesk.services.notes_file import export_text, read_contents
from hrdesk.services.page_texts import PageTexts
from tests.builders import NOON, make_annotation

NOTE = make_annotation("a1", note="Ask")
RECORDS = (
    NOTE,
    Question("q", "Where?", NOON),
    Bookmark("heroin", NOON),
    Bookmark("law", NOON, "lisbon"),
    ReadingList("r", "Night", NOON, ("heroin",)),
    RunningOrder("o", "Evening", NOON, (OrderItem("heroin", "mixing", 10),)),
)


@pytest.mark.parametrize("form", list(NotesFormat))
def test_what_a_file_holds_comes_in_every_form(form: NotesFormat, tmp_path: Path, library: Library) -> None:
    pages = PageTexts(library)
    notebook = open_notebook(tmp_path / "notebook.db")
    notebook.records.keep(Change(None, record) for record in RECORDS)
    contents = read_contents(notebook)
    notebook.close()
    text = export_text(tmp_path / "notebook.db", pages, form)
    assert text == export_notes(contents, pages, form)
    assert "Ask" in text
    assert "Heroin" in text or form is NotesFormat.JSONLD


def test_everything_is_read_with_whose_it_is(notebook: Notebook) -> None:
    notebook.records.keep(Change(None, record) for record in RECORDS)
    notebook.records.name_device("Maria")
    contents = read_contents(notebook)
    assert set(contents.records()) == set(RECORDS)
    assert contents.owner == "Maria"
    assert contents.device == notebook.records.log.device.id
    assert contents.writer((RecordKind.ANNOTATION, "a1")) == contents.device


def test_no_notebook_yet_is_no_notes_and_begins_none(tmp_path: Path, library: Library) -> None:
    text = export_text(tmp_path / "notebook.db", PageTexts(library), NotesFormat.JSONLD)
    assert json.loads(text)["total"] == 0
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_notebook_is_told(tmp_path: Path, library: Library) -> None:
    (tmp_path / "notebook.db").write_bytes(b"garbage" * 1_000)
    with pytest.raises(NotebookDamaged):
        export_text(tmp_path / "notebook.db", PageTexts(library), NotesFormat.CSV)

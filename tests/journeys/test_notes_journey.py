"""Notes from the first search to the next day, with keys alone."""

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from hrdesk.core.colour import Colour
from hrdesk.core.history import Screen
from hrdesk.services.notebook import open_notebook
from hrdesk.services.paths import Places
from hrdesk.ui.main_window import MainWindow
from tests.journeys.starting import Starter
from tests.ui.driving import CONTROL, chosen_hit, press, select_words, type_words, words_of_highlights

Key = Qt.Key
TRICKY = "=1+1, „Ask“ — спросить\nthe night shift"


def write_note(window: MainWindow, words: str, note: str) -> None:
    select_words(window, words)
    press(window, Key.Key_H)
    press(window, Key.Key_N)
    type_words(window, note)
    window.rooms.note_taking.keep_now()
    window.reader.focus_page()


def quotes_in_notebook(window: MainWindow) -> list[tuple[str, str]]:
    press(window, Key.Key_2, CONTROL)
    model = window.notebook_page.panel.notes.model()
    rows = [model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]
    return [(row.quote, row.note) for row in rows]


def test_what_was_found_highlighted_and_noted_is_there_the_next_day(starter: Starter, places: Places) -> None:
    window = starter.window(places)
    press(window, Key.Key_L, CONTROL)
    type_words(window, "overdose tolerance risk")
    press(window, Key.Key_Down)
    hit = chosen_hit(window)
    assert hit is not None
    press(window, Key.Key_Return)
    assert (window.place.screen, window.place.article_id) == (Screen.ARTICLE, hit.article_id)
    if hit.slug:
        assert window.reader.view.heading_on_top() == hit.slug
    view = window.reader.view
    words = view.shown_text[view.top_place()[0] :].split()[1]
    select_words(window, words)
    press(window, Key.Key_H)
    press(window, Key.Key_N)
    type_words(window, "Ask the night shift")
    starter.end()

    again = starter.window(places)
    again.open_article(hit.article_id)
    assert words_of_highlights(again) == [words]
    assert [note.annotation.note for note in again.reader.view.placed] == ["Ask the night shift"]
    assert quotes_in_notebook(again) == [(words, "Ask the night shift")]


def test_a_note_removed_with_del_comes_back_with_undo(starter: Starter, places: Places) -> None:
    window = starter.window(places, article_id="heroin")
    write_note(window, "naloxone", "Ask")
    press(window, Key.Key_Delete)
    assert words_of_highlights(window) == []
    assert window.toast.text == "Note removed."
    press(window, Key.Key_Z, CONTROL)
    assert words_of_highlights(window) == ["naloxone"]
    starter.end()
    assert quotes_in_notebook(starter.window(places)) == [("naloxone", "Ask")]


def test_a_note_removed_in_the_notebook_comes_back_with_undo(starter: Starter, places: Places) -> None:
    window = starter.window(places, article_id="heroin")
    write_note(window, "naloxone", "Ask")
    press(window, Key.Key_2, CONTROL)
    notes = window.notebook_page.panel.notes
    notes.setFocus()
    notes.setCurrentIndex(notes.model().index(0, 0))
    press(window, Key.Key_Delete)
    assert notes.model().rowCount() == 0
    press(window, Key.Key_Z, CONTROL)
    assert quotes_in_notebook(window) == [("naloxone", "Ask")]


@pytest.fixture
def exported(starter: Starter, places: Places) -> MainWindow:
    """A window with two notes, one of them with words that a table or a page could trip over."""
    window = starter.window(places, article_id="heroin")
    write_note(window, "naloxone", "Ask")
    field = window.rooms.notes_panel.editor.findChild(QPlainTextEdit)
    assert field is not None
    field.setPlainText(TRICKY)
    window.rooms.note_taking.keep_now()
    window.open_article("cocaine")
    select_words(window, "cocaine")
    type_words(window, "4")
    return window


def test_notes_are_exported_to_markdown(exported: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    exported.rooms.note_files.export_to(str(path))
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# My notes\n")
    assert "> naloxone\n" in text
    assert "„Ask“ — спросить\nthe night shift" in text
    assert exported.toast.text == f"2 notes written to {path}. They are not encrypted there."


def test_notes_are_exported_to_json_ld(exported: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonld"
    exported.rooms.note_files.export_to(str(path))
    document = json.loads(path.read_text(encoding="utf-8"))
    by_target = {note["target"]["source"]: note for note in document["first"]["items"]}
    assert set(by_target) == {"hrdesk:heroin", "hrdesk:cocaine"}
    assert by_target["hrdesk:heroin"]["body"][0]["value"] == TRICKY
    assert by_target["hrdesk:cocaine"]["hrdesk:colour"] == Colour.PINK.value


def test_notes_are_exported_to_a_table_that_runs_nothing(exported: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "notes.CSV"
    exported.rooms.note_files.export_to(str(path))
    with path.open(encoding="utf-8", newline="") as file:
        rows = {row["page"]: row for row in csv.DictReader(file)}
    assert rows["heroin"]["note"] == f"'{TRICKY}"
    assert rows["cocaine"]["quote"].casefold() == "cocaine"


def test_words_still_being_typed_are_exported_too(starter: Starter, places: Places, tmp_path: Path) -> None:
    window = starter.window(places, article_id="heroin")
    press(window, Key.Key_N)
    type_words(window, "Ask the night shift")
    window.rooms.note_files.export_to(str(tmp_path / "notes.md"))
    assert "Ask the night shift" in (tmp_path / "notes.md").read_text(encoding="utf-8")


def test_an_export_that_cannot_be_written_is_told_in_one_sentence(exported: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    exported.rooms.note_files.export_to(str(tmp_path / "file" / "notes.md"))
    assert exported.messages.text.startswith(f"The file {tmp_path / 'file' / 'notes.md'} could not be written")
    exported.messages.dismiss()
    assert exported.messages.text == ""


def test_words_are_on_the_disk_before_the_window_closes(starter: Starter, places: Places, qtbot: QtBot) -> None:
    window = starter.window(places, article_id="heroin")
    press(window, Key.Key_N)
    type_words(window, "Ask")

    def kept() -> list[str]:
        notebook = open_notebook(places.notebook)
        try:
            return [annotation.note for annotation in notebook.annotations.all()]
        finally:
            notebook.close()

    qtbot.waitUntil(lambda: kept() == ["Ask"])

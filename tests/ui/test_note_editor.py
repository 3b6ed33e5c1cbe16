"""Writing a note: words are kept while typing and never lost on the way."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from hrdesk.core.colour import Colour
from hrdesk.services.notebook import Notebook
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.notes.note_editor import NoteEditor
from hrdesk.ui.reader.selection_bar import SelectionBar
from hrdesk.ui.swatches import Swatches
from tests.builders import make_annotation, make_names
from tests.ui.driving import CONTROL, button, press, select_words, type_words, words_of_highlights

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[NoteEditor]:
    editor = NoteEditor(make_names(), lambda: ("night", "van"))
    qtbot.addWidget(editor)
    editor.show_note(make_annotation("a1", note="old words"))
    with qtbot.waitExposed(editor):
        editor.show()
    yield editor
    editor.close()


@pytest.fixture
def writing(window: MainWindow) -> MainWindow:
    """A note on a highlight, with the cursor in it."""
    window.open_article("heroin")
    select_words(window, "naloxone")
    press(window, Key.Key_H)
    press(window, Key.Key_N)
    assert field_of(window.rooms.notes_panel.editor).hasFocus()
    return window


def field_of(editor: NoteEditor) -> QPlainTextEdit:
    field = editor.findChild(QPlainTextEdit)
    assert field is not None
    return field


def swatch_of(editor: NoteEditor, colour: Colour) -> QToolButton:
    swatches = editor.findChild(Swatches)
    assert swatches is not None
    return swatches.findChildren(QToolButton)[list(Colour).index(colour)]


def state_of(editor: NoteEditor) -> str:
    return editor.findChildren(QLabel)[-1].text()


def bin_of(editor: NoteEditor) -> QToolButton:
    return next(b for b in editor.findChildren(QToolButton) if b.accessibleName() == "Remove this note")


def notes_of(notebook: Notebook) -> list[str]:
    return [annotation.note for annotation in notebook.annotations.all()]


def test_words_are_kept_after_a_pause(editor: NoteEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.note_changed) as told:
        QTest.keyClicks(field_of(editor), "new ")
    assert told.args == ["a1", "new old words"]


def test_words_are_kept_at_once_when_the_field_is_left(editor: NoteEditor, qtbot: QtBot) -> None:
    field_of(editor).setFocus()
    QTest.keyClicks(field_of(editor), "new ")
    with qtbot.waitSignal(editor.note_changed, timeout=100):
        field_of(editor).clearFocus()


def test_words_are_kept_before_another_note_is_shown(editor: NoteEditor, qtbot: QtBot) -> None:
    QTest.keyClicks(field_of(editor), "new ")
    editor.note_changed.connect(lambda _id, _words: editor.show_kept(True))
    with qtbot.waitSignal(editor.note_changed, timeout=100) as told:
        editor.show_note(make_annotation("a2", note="other"))
    assert told.args == ["a1", "new old words"]
    assert field_of(editor).toPlainText() == "other"


def test_showing_a_note_is_no_change(editor: NoteEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.note_changed):
        editor.show_note(make_annotation("a2", note="other"))
        editor.show_note(None)
        editor.keep_now()
    assert not editor.isVisible()


def test_a_note_on_the_whole_page_has_no_colour_to_choose(editor: NoteEditor) -> None:
    editor.show_note(make_annotation("a1"))
    assert not swatch_of(editor, Colour.PINK).isVisible()
    assert editor.findChildren(QLabel)[0].text() == "On the whole page"


def test_typed_words_reach_the_notebook_and_are_said_to(writing: MainWindow, notebook: Notebook, qtbot: QtBot) -> None:
    type_words(writing, "Ask the night shift")
    qtbot.waitUntil(lambda: notes_of(notebook) == ["Ask the night shift"])
    assert state_of(writing.rooms.notes_panel.editor) == "Saved"


def test_the_cursor_stays_where_it_is_when_words_are_kept(writing: MainWindow, notebook: Notebook) -> None:
    field = field_of(writing.rooms.notes_panel.editor)
    type_words(writing, "Ask the shift")
    for _ in range(5):
        press(writing, Key.Key_Left)
    writing.rooms.note_taking.keep_now()
    assert field.hasFocus()
    type_words(writing, "night ")
    writing.rooms.note_taking.keep_now()
    assert notes_of(notebook) == ["Ask the night shift"]


def test_a_colour_that_is_chosen_while_typing_keeps_the_words(writing: MainWindow, notebook: Notebook) -> None:
    editor = writing.rooms.notes_panel.editor
    type_words(writing, "Ask the night shift")
    QTest.mouseClick(swatch_of(editor, Colour.PINK), LEFT)
    (annotation,) = notebook.annotations.all()
    assert (annotation.note, annotation.colour) == ("Ask the night shift", Colour.PINK)
    assert field_of(editor).toPlainText() == "Ask the night shift"


def test_words_typed_after_a_colour_was_chosen_follow_the_words_before(writing: MainWindow, notebook: Notebook) -> None:
    type_words(writing, "Ask the ")
    QTest.mouseClick(swatch_of(writing.rooms.notes_panel.editor, Colour.PINK), LEFT)
    field = field_of(writing.rooms.notes_panel.editor)
    field.setFocus()
    type_words(writing, "night shift")
    writing.rooms.note_taking.keep_now()
    assert notes_of(notebook) == ["Ask the night shift"]


def test_leaving_the_page_keeps_the_words(writing: MainWindow, notebook: Notebook) -> None:
    type_words(writing, "Ask")
    writing.action("emergency").trigger()
    assert notes_of(notebook) == ["Ask"]


def test_closing_the_window_keeps_the_words(writing: MainWindow, notebook: Notebook) -> None:
    type_words(writing, "Ask")
    writing.close()
    assert notes_of(notebook) == ["Ask"]


def test_keeping_words_does_not_move_the_page(writing: MainWindow) -> None:
    view = writing.reader.view
    bottom = view.verticalScrollBar().maximum()
    type_words(writing, "Ask")
    view.verticalScrollBar().setValue(bottom)
    writing.rooms.note_taking.keep_now()
    assert view.verticalScrollBar().value() == bottom


def test_a_highlight_does_not_move_the_page(writing: MainWindow) -> None:
    view = writing.reader.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    cursor = view.cursorForPosition(view.viewport().rect().center())
    cursor.movePosition(cursor.MoveOperation.NextCharacter, cursor.MoveMode.KeepAnchor, 30)
    view.setTextCursor(cursor)
    before = view.verticalScrollBar().value()
    writing.action("highlight").trigger()
    assert len(words_of_highlights(writing)) == 2
    assert view.verticalScrollBar().value() == before


def test_letters_typed_into_a_note_are_no_commands(writing: MainWindow, notebook: Notebook) -> None:
    type_words(writing, "hn12345")
    writing.rooms.note_taking.keep_now()
    assert notes_of(notebook) == ["hn12345"]


def test_undo_takes_back_the_words_and_then_the_highlight(writing: MainWindow, notebook: Notebook) -> None:
    type_words(writing, "Ask")
    writing.rooms.note_taking.keep_now()
    writing.reader.focus_page()
    press(writing, Key.Key_Z, CONTROL)
    assert notes_of(notebook) == [""]
    assert field_of(writing.rooms.notes_panel.editor).toPlainText() == ""
    press(writing, Key.Key_Z, CONTROL)
    assert notes_of(notebook) == []
    assert words_of_highlights(writing) == []


@pytest.mark.parametrize(("key", "colour"), [*zip("12345", Colour, strict=True)])
def test_a_number_highlights_in_its_colour(window: MainWindow, notebook: Notebook, key: str, colour: Colour) -> None:
    window.open_article("heroin")
    select_words(window, "naloxone")
    type_words(window, key)
    assert [annotation.colour for annotation in notebook.annotations.all()] == [colour]
    assert words_of_highlights(window) == ["naloxone"]


def test_a_number_gives_the_highlight_here_another_colour(window: MainWindow, notebook: Notebook) -> None:
    window.open_article("heroin")
    select_words(window, "naloxone")
    type_words(window, "1")
    type_words(window, "4")
    assert [annotation.colour for annotation in notebook.annotations.all()] == [Colour.PINK]


def test_keys_without_a_selection_or_highlight_change_nothing(window: MainWindow, notebook: Notebook) -> None:
    window.open_article("heroin")
    for key in "h12345":
        type_words(window, key)
    press(window, Key.Key_Delete)
    assert notebook.annotations.all() == ()


def test_n_without_a_selection_writes_a_note_on_the_page(window: MainWindow, notebook: Notebook) -> None:
    window.open_article("heroin")
    press(window, Key.Key_N)
    type_words(window, "whole")
    window.rooms.note_taking.keep_now()
    (annotation,) = notebook.annotations.all()
    assert (annotation.anchor, annotation.note, annotation.article_id) == (None, "whole", "heroin")
    assert words_of_highlights(window) == []


def test_the_bar_at_a_selection_highlights_without_knowing_keys(window: MainWindow, notebook: Notebook) -> None:
    window.open_article("heroin")
    select_words(window, "naloxone")
    window.reader.view.selection_settled.emit()
    bar = window.reader.view.findChild(SelectionBar)
    assert bar is not None
    assert bar.isVisible()
    assert window.reader.view.rect().contains(bar.geometry())
    QTest.mouseClick(bar.findChildren(QToolButton)[2], LEFT)
    assert [annotation.colour for annotation in notebook.annotations.all()] == [Colour.BLUE]
    assert not bar.isVisible()


def test_the_bin_of_the_editor_removes_the_note_and_offers_undo(writing: MainWindow, notebook: Notebook) -> None:
    type_words(writing, "Ask")
    writing.rooms.note_taking.keep_now()
    before = notebook.annotations.all()
    QTest.mouseClick(bin_of(writing.rooms.notes_panel.editor), LEFT)
    assert notebook.annotations.all() == ()
    assert writing.toast.text == "Note removed."
    button(writing.toast, "Undo").click()
    assert notebook.annotations.all() == before


def test_words_that_were_just_typed_come_back_with_the_note(writing: MainWindow, notebook: Notebook) -> None:
    type_words(writing, "Ask the night shift")
    QTest.mouseClick(bin_of(writing.rooms.notes_panel.editor), LEFT)
    button(writing.toast, "Undo").click()
    writing.rooms.note_taking.keep_now()
    assert notes_of(notebook) == ["Ask the night shift"]


def test_the_notebook_filters_by_words_and_colour(window: MainWindow, notebook: Notebook) -> None:
    window.open_article("heroin")
    for words, key in (("naloxone", "1"), ("heroin", "4")):
        select_words(window, words)
        type_words(window, key)
    press(window, Key.Key_2, CONTROL)
    model = window.notebook_page.panel.notes.model()
    assert model.rowCount() == 2
    type_words(window, "NALOXONE")
    rows = [model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]
    assert [row.quote for row in rows] == ["naloxone"]
    type_words(window, " zzqx")
    assert model.rowCount() == 0


def test_a_note_opened_in_the_notebook_leads_to_its_words(window: MainWindow) -> None:
    window.open_article("heroin")
    text = window.reader.view.shown_text
    select_words(window, text.rstrip()[-12:])
    press(window, Key.Key_H)
    press(window, Key.Key_2, CONTROL)
    notes = window.notebook_page.panel.notes
    notes.setFocus()
    notes.setCurrentIndex(notes.model().index(0, 0))
    press(window, Key.Key_Return)
    assert window.place.article_id == "heroin"
    assert window.rooms.notes_panel.notes.chosen is not None
    assert window.reader.view.verticalScrollBar().value() > 0


def pause_of(editor: NoteEditor) -> QTimer:
    timer = editor.findChild(QTimer)
    assert timer is not None
    return timer


def test_words_that_seem_to_lead_to_a_person_are_warned_of_after_a_pause(writing: MainWindow) -> None:
    editor = writing.rooms.notes_panel.editor
    field_of(editor).setPlainText("Maria, 0612 345678")
    assert editor.personal.words == ""
    pause_of(editor).timeout.emit()
    assert editor.personal.words.startswith("This looks like a name with a phone number.")
    assert not editor.has_unkept_words
    field_of(editor).setPlainText("The exchange: 0612 345678")
    pause_of(editor).timeout.emit()
    assert editor.personal.words == ""


def test_the_warning_goes_away_with_its_note(writing: MainWindow) -> None:
    editor = writing.rooms.notes_panel.editor
    field_of(editor).setPlainText("Maria, 0612 345678")
    pause_of(editor).timeout.emit()
    assert editor.personal.words != ""
    writing.reader.focus_page()
    select_words(writing, "overdose")
    press(writing, Key.Key_H)
    press(writing, Key.Key_N)
    assert editor.personal.words == ""

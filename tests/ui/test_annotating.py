"""Annotating a page with keys alone: kinds, tags, headings, and highlights that lie over each other."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.note_kind import NoteKind
from hrdesk.services.notebook import Notebook
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.note_kinds import KindMenu
from hrdesk.ui.notes.tags_field import TagsField
from hrdesk.ui.reader.selection_bar import SelectionBar
from tests.ui.driving import CONTROL, SHIFT, press, select_words, type_words, words_of_highlights

Key = Qt.Key
WORD = "hospital"
"""On the page, and no link."""


@pytest.fixture
def reading(window: MainWindow) -> MainWindow:
    window.open_article("heroin")
    return window


def only(notebook: Notebook) -> Annotation:
    (found,) = notebook.annotations.all()
    return found


def bar_of(window: MainWindow) -> SelectionBar:
    bar = window.reader.view.findChild(SelectionBar)
    assert bar is not None
    return bar


def first_heading(window: MainWindow) -> str:
    article = window.reader.article
    assert article is not None
    return article.outline[0].slug


def choose_kind(window: MainWindow, kind: NoteKind) -> None:
    """Press K and go down the menu that it opens."""
    press(window, Key.Key_K)
    menu = next(menu for menu in window.reader.findChildren(KindMenu) if menu.isVisible())
    menu.setActiveAction(menu.icon_action(kind))
    QTest.keyClick(menu, Key.Key_Return)


def test_k_on_a_selection_begins_a_note_of_that_kind(reading: MainWindow, notebook: Notebook) -> None:
    select_words(reading, "naloxone")
    choose_kind(reading, NoteKind.LOCAL)
    type_words(reading, "At the pharmacy")
    reading.rooms.note_taking.keep_now()
    note = only(notebook)
    assert (note.kind, note.note) == (NoteKind.LOCAL, "At the pharmacy")
    assert words_of_highlights(reading) == ["naloxone"]


def test_k_on_a_highlight_changes_its_kind_and_undo_takes_that_back(reading: MainWindow, notebook: Notebook) -> None:
    select_words(reading, "naloxone")
    press(reading, Key.Key_H)
    choose_kind(reading, NoteKind.QUESTION)
    assert only(notebook).kind is NoteKind.QUESTION
    press(reading, Key.Key_Z, CONTROL)
    assert only(notebook).kind is NoteKind.NOTE
    assert reading.toast.text == "Undone: “Kind of a note changed”."


def test_the_menu_of_kinds_marks_the_kind_that_the_note_has(reading: MainWindow) -> None:
    select_words(reading, "naloxone")
    press(reading, Key.Key_H)
    choose_kind(reading, NoteKind.STORY)
    press(reading, Key.Key_K)
    menu = next(menu for menu in reading.reader.findChildren(QMenu) if menu.isVisible())
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Story"]
    menu.close()


def test_t_puts_tags_on_what_is_here(reading: MainWindow, notebook: Notebook) -> None:
    select_words(reading, "naloxone")
    press(reading, Key.Key_T)
    type_words(reading, "night, Van")
    press(reading, Key.Key_Return)
    assert only(notebook).tags == ("night", "Van")
    press(reading, Key.Key_Backspace)
    assert only(notebook).tags == ("night",)


def test_n_in_a_heading_hangs_the_note_on_the_heading(reading: MainWindow, notebook: Notebook) -> None:
    slug = first_heading(reading)
    reading.reader.go_to_heading(slug)
    reading.reader.focus_page()
    press(reading, Key.Key_N)
    type_words(reading, "Ask")
    reading.rooms.note_taking.keep_now()
    note = only(notebook)
    assert (note.anchor, note.heading, note.note) == (None, slug, "Ask")
    reading.reader.focus_page()
    press(reading, Key.Key_N)
    assert len(notebook.annotations.all()) == 1


def test_a_note_on_a_heading_says_so_and_is_marked_there(reading: MainWindow) -> None:
    article = reading.reader.article
    assert article is not None
    reading.reader.go_to_heading(article.outline[0].slug)
    reading.action("note").trigger()
    words = article.outline[0].heading
    assert words_of_highlights(reading) == [words]
    row = reading.rooms.notes_panel.notes.model().index(0, 0).data(Qt.ItemDataRole.UserRole)
    assert row.place == f"On the heading “{words}”"
    assert row.colour is None


def test_a_heading_out_of_view_is_not_what_one_writes_on(reading: MainWindow, notebook: Notebook) -> None:
    reading.reader.go_to_heading(first_heading(reading))
    bar = reading.reader.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    reading.action("note").trigger()
    assert only(notebook).heading == ""


def test_a_note_on_a_heading_that_is_gone_has_no_place(reading: MainWindow, notebook: Notebook) -> None:
    added = reading.rooms.book.add("heroin", "v0", None, "no-such-heading", Colour.YELLOW)
    assert added is not None
    assert words_of_highlights(reading) == []
    reading.reader.view.show_annotation(added.id)


@pytest.fixture
def overlapping(reading: MainWindow, notebook: Notebook) -> MainWindow:
    """Three highlights over each other, the shortest last."""
    text = reading.reader.view.shown_text
    at = text.index(WORD)
    for words, key in ((text[at - 30 : at + 40], "1"), (text[at - 10 : at + 20], "2"), (WORD, "3")):
        select_words(reading, words)
        type_words(reading, key)
    return reading


def lengths_of(window: MainWindow) -> list[int]:
    return [placed.end - placed.start for placed in window.reader.view.placed]


def chosen_words(window: MainWindow) -> int:
    chosen = window.reader.view.chosen
    assert chosen is not None
    return chosen.end - chosen.start


def test_a_second_press_goes_to_the_next_highlight_that_lies_there(overlapping: MainWindow) -> None:
    view = overlapping.reader.view
    view.choose_annotation("")
    view.scroll_to(view.shown_text.index(WORD) - 200)
    cursor = view.textCursor()
    cursor.setPosition(view.shown_text.index(WORD) + 3)
    point = view.cursorRect(cursor).center()
    lengths = []
    for _ in range(4):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        lengths.append(chosen_words(overlapping))
        chosen = overlapping.rooms.notes_panel.notes.chosen
        assert chosen is not None
        assert view.chosen is not None
        assert chosen.id == view.chosen.annotation.id
    shortest, middle, longest = sorted(lengths_of(overlapping))
    assert lengths == [shortest, middle, longest, shortest]


def test_j_reaches_every_highlight_in_turn_and_keys_are_for_the_chosen_one(
    overlapping: MainWindow, notebook: Notebook
) -> None:
    overlapping.reader.focus_page()
    lengths = []
    for _ in range(3):
        press(overlapping, Key.Key_J)
        lengths.append(chosen_words(overlapping))
    assert sorted(lengths) == sorted(lengths_of(overlapping))
    press(overlapping, Key.Key_J, SHIFT)
    assert chosen_words(overlapping) == lengths[1]
    type_words(overlapping, "5")
    recoloured = [note for note in notebook.annotations.all() if note.colour is Colour.PURPLE]
    assert [len(note.anchor.exact) for note in recoloured if note.anchor] == [lengths[1]]
    press(overlapping, Key.Key_Delete)
    assert len(notebook.annotations.all()) == 2


def test_a_press_beside_highlights_lets_go_of_the_chosen_one(overlapping: MainWindow) -> None:
    view = overlapping.reader.view
    assert bar_of(overlapping) is not None
    overlapping.reader.focus_page()
    press(overlapping, Key.Key_J)
    assert bar_of(overlapping).isVisible()
    view.annotation_left.emit()
    assert view.chosen is None
    assert not bar_of(overlapping).isVisible()
    assert overlapping.rooms.notes_panel.notes.chosen is None


def test_the_bar_of_a_highlight_shows_its_colour_and_can_remove_it(reading: MainWindow, notebook: Notebook) -> None:
    select_words(reading, "naloxone")
    type_words(reading, "4")
    press(reading, Key.Key_J)
    bar = bar_of(reading)
    assert bar.isVisible()
    buttons = [button for button in bar.findChildren(QToolButton) if not button.isHidden()]
    assert [button.accessibleName() for button in buttons if button.isChecked()] == ["Pink"]
    buttons[-1].click()
    assert notebook.annotations.all() == ()
    assert not bar.isVisible()


def test_the_bar_at_new_words_has_nothing_to_remove(reading: MainWindow) -> None:
    select_words(reading, "naloxone")
    reading.reader.view.selection_settled.emit()
    names = [b.accessibleName() for b in bar_of(reading).findChildren(QToolButton) if not b.isHidden()]
    assert "Remove the note here" not in names
    assert names[:5] == ["Yellow", "Green", "Blue", "Pink", "Purple"]


def test_letting_go_of_shift_offers_the_bar_for_words_selected_by_keys(reading: MainWindow, qtbot: QtBot) -> None:
    select_words(reading, "naloxone")
    view = reading.reader.view
    with qtbot.waitSignal(view.selection_settled):
        QTest.keyRelease(view, Key.Key_Shift)
    assert bar_of(reading).isVisible()


def test_a_selection_by_keys_begins_where_one_reads(reading: MainWindow) -> None:
    view = reading.reader.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    top = view.top_place()[0]
    view.setFocus()
    press(reading, Key.Key_Right, SHIFT)
    assert view.textCursor().selectionStart() >= top


def test_tags_in_use_complete_what_is_typed(reading: MainWindow, notebook: Notebook) -> None:
    select_words(reading, "naloxone")
    press(reading, Key.Key_T)
    type_words(reading, "night shift,")
    reading.reader.focus_page()
    press(reading, Key.Key_T)
    field = reading.rooms.notes_panel.editor.findChild(TagsField)
    assert field is not None
    type_words(reading, "SHI")
    assert field.field.completer().currentCompletion() == "night shift"
    field.field.completer().popup().hide()

"""An evening with the notebook, with keys alone: annotate, tag, find again, change several, take everything back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hrdesk.core.colour import Colour
from hrdesk.core.history import Screen
from hrdesk.core.note_kind import NoteKind
from hrdesk.services.notebook import Notebook
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.note_kinds import KindMenu
from tests.ui.driving import CONTROL, SHIFT, press, type_words

Key = Qt.Key


def select_by_keys(window: MainWindow, letters: int) -> None:
    """Select from the cursor on, as Shift and the arrow do."""
    for _ in range(letters):
        press(window, Key.Key_Right, SHIFT)


def choose_kind(window: MainWindow, kind: NoteKind) -> None:
    press(window, Key.Key_K)
    menu = next(menu for menu in window.findChildren(KindMenu) if menu.isVisible())
    for _ in range(list(NoteKind).index(kind)):
        QTest.keyClick(menu, Key.Key_Down)
    if menu.activeAction() is not menu.icon_action(kind):  # the first step may go to the first entry
        QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)


def test_notes_are_made_found_and_changed_and_every_step_is_taken_back(window: MainWindow, notebook: Notebook) -> None:
    window.open_article("heroin")
    select_by_keys(window, 12)
    press(window, Key.Key_3)
    assert [note.colour for note in notebook.annotations.all()] == [Colour.BLUE]
    choose_kind(window, NoteKind.LOCAL)
    press(window, Key.Key_T)
    type_words(window, "night,")
    window.reader.focus_page()
    press(window, Key.Key_N)
    type_words(window, "At the pharmacy until ten")
    window.rooms.note_taking.keep_now()
    (first,) = notebook.annotations.all()
    assert (first.kind, first.tags, first.note) == (NoteKind.LOCAL, ("night",), "At the pharmacy until ten")

    window.open_article("alcohol")
    press(window, Key.Key_N)
    type_words(window, "Ask the team")
    window.rooms.note_taking.keep_now()
    press(window, Key.Key_2, CONTROL)
    assert window.place.screen is Screen.NOTEBOOK
    notes = window.notebook_page.panel.notes
    type_words(window, "pharmacy")
    assert [note.id for note in notes.notes_model.annotations] == [first.id]
    window.notebook_page.notes.filters.words.clear()
    press(window, Key.Key_Return)
    press(window, Key.Key_A, CONTROL)
    press(window, Key.Key_T)
    type_words(window, "handover,")
    assert all("handover" in note.tags for note in notebook.annotations.all())
    notes.setFocus()
    press(window, Key.Key_Delete)
    assert notebook.annotations.all() == ()

    told = []
    while window.rooms.records.history.can_undo:
        press(window, Key.Key_Z, CONTROL)
        told.append(window.toast.text)
    assert told[:2] == ["Undone: “2 notes removed”.", "Undone: “Tags of 2 notes changed”."]
    assert told[-1] == "Undone: “Note added”."
    assert notebook.annotations.all() == ()
    press(window, Key.Key_Z, CONTROL | SHIFT)
    assert window.toast.text == "Done again: “Note added”."
    assert len(notebook.annotations.all()) == 1

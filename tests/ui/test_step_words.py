"""Undo says what it takes back."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from hrdesk.core.colour import Colour
from hrdesk.core.deed import DeedKind
from hrdesk.core.reading_list import Bookmark
from hrdesk.core.record import Change, RecordKind
from hrdesk.core.undo import Step, one_step
from hrdesk.services.notebook import Notebook
from hrdesk.ui.notes import step_words as module
from hrdesk.ui.notes.annotation_book import AnnotationBook
from hrdesk.ui.notes.step_words import step_words
from hrdesk.ui.notes.undo_words import UndoWords
from hrdesk.ui.record_book import RecordBook
from tests.builders import NOON, make_annotation
from tests.conftest import Clock

pytestmark = pytest.mark.usefixtures("qapp")
NOTE = make_annotation()


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (one_step(None, NOTE), "Note added"),
        (Step((Change(NOTE, None), Change(make_annotation("b"), None))), "2 notes removed"),
        (one_step(NOTE, make_annotation(colour=Colour.PINK)), "Colour of a note changed"),
        (one_step(NOTE, make_annotation(colour=Colour.PINK, note="x")), "Note changed"),
        (one_step(Bookmark("heroin", NOON), None), "Bookmark removed"),
        (Step((Change(NOTE, None), Change(None, Bookmark("heroin", NOON)))), "2 things changed"),
    ],
)
def test_a_step_is_told_in_words(step: Step, words: str) -> None:
    assert step_words(step) == words


def test_every_kind_of_record_has_words_for_what_comes_and_goes_and_changes() -> None:
    for kind in RecordKind:
        assert {DeedKind.ADDED, DeedKind.REMOVED, DeedKind.CHANGED} <= module._WORDS[kind].keys()


def test_undo_and_redo_name_what_they_would_do(notebook: Notebook, clock: Clock, qapp: QApplication) -> None:
    records = RecordBook(notebook, None, clock.now)
    undo, redo = QAction(), QAction()
    words = UndoWords(records, undo, redo)
    assert (undo.isEnabled(), redo.isEnabled(), undo.text()) == (False, False, "Undo")
    book = AnnotationBook(records)
    added = book.add("heroin", "v1", None, "", Colour.YELLOW)
    assert added is not None
    assert undo.text() == "Undo: Note added"
    book.remove(added.id)
    assert (undo.text(), redo.isEnabled()) == ("Undo: Note removed", False)
    records.undo()
    assert (undo.text(), redo.text()) == ("Undo: Note added", "Redo: Note removed")
    records.renew()
    assert not undo.isEnabled()
    assert words.parent() is records

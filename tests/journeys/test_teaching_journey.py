"""A workshop from F5 to the kept note, with keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.core.deck import SlideKind
from hrdesk.services.notebook import open_notebook
from hrdesk.services.paths import Places
from hrdesk.ui.presenter.end_sheet import EndSheet
from tests.journeys.starting import Starter
from tests.ui.driving import press

Key = Qt.Key
MODULE = "training-three-questions"


def keys(*pressed: Key | str) -> None:
    """Press keys where the focus is, as a person would; words are typed letter by letter."""
    for one in pressed:
        window = QApplication.focusWindow()
        assert window
        for letter in one if isinstance(one, str) else (one,):
            QTest.keyClick(window, letter)  # type: ignore[arg-type]


def is_asked() -> bool:
    return isinstance(QApplication.activeWindow(), EndSheet)


def test_a_workshop_is_taught_counted_and_kept_with_keys_alone(starter: Starter, places: Places, qtbot: QtBot) -> None:
    window = starter.window(places, article_id=MODULE)
    press(window, Key.Key_F5)
    show = window.rooms.presenting.show
    assert show
    qtbot.waitUntil(show.audience.isActiveWindow)
    for _ in range(3):
        keys(Key.Key_Right)
    keys(Key.Key_F7)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window.rooms.teaching.strip)
    keys("No night bus", Key.Key_Return, Key.Key_Tab, "The last one leaves at ten", Key.Key_Return)
    keys(Key.Key_Tab, "Ask the city", Key.Key_Return, Key.Key_F7)
    qtbot.waitUntil(show.audience.isActiveWindow)
    assert show.talk.page.slide.kind is SlideKind.TEXT
    keys(Key.Key_End)
    keys("1", "12", Key.Key_Return, "3", Key.Key_Return, Key.Key_Escape, Key.Key_Right)
    assert show.talk.hands[:2] == (12, 3)
    assert show.talk.following is None
    keys(Key.Key_Escape)
    qtbot.waitUntil(is_asked)
    keys(Key.Key_Return)
    qtbot.waitUntil(lambda: not is_asked())
    assert window.place.article_id == MODULE
    starter.end()

    notebook = open_notebook(places.notebook)
    notes = sorted(notebook.annotations.all(), key=lambda note: note.note)
    notebook.close()
    assert [note.article_id for note in notes] == [MODULE, MODULE]
    lines, log = (note.note for note in notes)
    assert lines == ("Risk:\n- No night bus\n\nCause:\n- The last one leaves at ten\n\nResponse:\n- Ask the city")
    assert log.startswith("Talk: Workshop 2: From risk to response, ")
    assert "Hands: a) 12, b) 3" in log
    assert "night bus" not in log

"""Drives the window as a person does: with keys that go where the focus is, and with words picked on the page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from hrdesk.core.hit import Hit
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.reader.find_bar import FindBar

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def type_words(window: MainWindow, words: str) -> None:
    """Type letters that stand on a key: QTest ends the process over any other."""
    assert words.isascii()
    assert words.isprintable()
    QTest.keyClicks(QApplication.focusWidget() or window, words)


def select_words(window: MainWindow, words: str, occurrence: int = 1) -> None:
    """Select words on the page on show."""
    view, start = window.reader.view, -1
    for _ in range(occurrence):
        start = view.shown_text.index(words, start + 1)
    cursor = view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    view.setFocus()


def words_of_highlights(window: MainWindow) -> list[str]:
    """The words on the page that carry a note or highlight."""
    text = window.reader.view.shown_text
    return [text[placed.start : placed.end] for placed in window.reader.view.placed if placed.end > placed.start]


def drawn_words(window: MainWindow) -> list[str]:
    """The words that are drawn as marked now."""
    drawn = window.reader.view.extraSelections()
    return [selection.cursor.selectedText() for selection in drawn]  # type: ignore[attr-defined]


def chosen_hit(window: MainWindow) -> Hit | None:
    results = window.search_results
    return results.model.hit_at(results.view.currentIndex())


def rows_of_results(window: MainWindow) -> list[object]:
    model = window.search_results.model
    return [model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]


def find_field(window: MainWindow) -> QLineEdit:
    field = find_bar(window).findChild(QLineEdit)
    assert field is not None
    return field


def find_bar(window: MainWindow) -> FindBar:
    bar = window.findChild(FindBar)
    assert bar is not None
    return bar


def found_count(window: MainWindow) -> str:
    label = find_bar(window).findChild(QLabel)
    assert label is not None
    return label.text()


def button(parent: QWidget, words: str) -> QPushButton:
    """The button with this name, as a screen reader knows it."""
    return next(b for b in parent.findChildren(QPushButton) if words in (b.accessibleName(), b.text()))


def tab(parent: QWidget, words: str) -> QToolButton:
    """The tab, chip or other small button with these words."""
    return next(b for b in parent.findChildren(QToolButton) if words in (b.accessibleName(), b.text()))

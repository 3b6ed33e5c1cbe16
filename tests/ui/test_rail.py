"""The places of the desk can be read in every language."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.rail import Rail
from hrdesk.ui.theme import PALETTES, Space, ThemeName, style_sheet


def place(name: str, words: str, parent: QObject) -> QAction:
    action = QAction(words, parent)
    action.setObjectName(name)
    return action


@pytest.mark.parametrize("words", ["Library", "Biblioteca de la organización"])
def test_the_rail_is_as_wide_as_its_words(words: str, qtbot: QtBot) -> None:
    window = QWidget()
    window.setStyleSheet(style_sheet(PALETTES[ThemeName.LIGHT]))
    qtbot.addWidget(window)
    rail = Rail(place("library", words, window), place("notebook", "Notebook", window))
    row = QHBoxLayout(window)
    row.addWidget(rail)
    row.addWidget(QTextEdit(), 1)
    window.resize(1024, 600)
    window.show()
    buttons = rail.findChildren(QToolButton)
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert len({button.width() for button in buttons}) == 1
    widest = max(button.sizeHint().width() for button in buttons)
    line = rail.width() - rail.contentsRect().width()
    assert line == 1
    assert rail.width() == max(92, widest + 2 * Space.TINY + line)

"""What we rely on in PySide itself."""

import sys

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

CALLS = 5_000


class Speaker(QObject):
    spoken = Signal(str)

    def speak(self) -> None:
        self.spoken.emit("words")


class Listener(QObject):
    def hear(self, words: str) -> None:
        self.heard = words


def test_calls_that_return_nothing_do_not_wear_out_none(qtbot: QtBot) -> None:
    """PySide6 6.12 gives one reference to None too few back on CPython 3.11, which ends the process in time."""
    label, line, timer, document = QLabel(), QLineEdit(), QTimer(), QTextDocument("words")
    cursor, speaker, listener = QTextCursor(document), Speaker(), Listener()
    qtbot.addWidget(label)
    qtbot.addWidget(line)
    speaker.spoken.connect(listener.hear)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText("words")
        label.update()
        label.setVisible(False)
        line.clear()
        timer.stop()
        cursor.setPosition(number % 5)
        speaker.speak()
    assert listener.heard == "words"
    assert abs(sys.getrefcount(None) - before) < CALLS / 10

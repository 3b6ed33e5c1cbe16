"""The whole application, in a process of its own, in which somebody types a note until they are killed.

`python -m tests.hostile.typing_window HOME LIBRARY` prints how many words of `WORDS` the window says are saved.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hrdesk.app import Start, prepare_application
from hrdesk.services.paths import find_places
from hrdesk.ui.main_window import MainWindow
from tests.ui.driving import press, type_words

WORDS = tuple(f"word{number}" for number in range(500))


class Typist:
    """Types a word whenever the window has nothing else to do, and tells what is saved."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._typed = 0
        self._timer = QTimer(window)
        self._timer.timeout.connect(self._type)

    def begin(self) -> None:
        """Begin a note on the page."""
        self._window.activateWindow()
        QTest.qWaitForWindowActive(self._window)
        press(self._window, Qt.Key.Key_N)
        self._timer.start()

    def _type(self) -> None:
        if self._typed == len(WORDS):
            return
        type_words(self._window, (" " if self._typed else "") + WORDS[self._typed])
        self._typed += 1
        if self._window.rooms.note_taking.keep_now():
            os.write(1, f"{self._typed}\n".encode())


def run(home: Path, library: Path) -> int:
    """Start as a person does, and type."""
    application = QApplication(["hrdesk"])
    prepare_application(application)
    start = Start(find_places(home), library, "heroin")
    start.open_library()
    assert start.window
    typist = Typist(start.window)
    typist.begin()
    return application.exec()


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), Path(sys.argv[2])))

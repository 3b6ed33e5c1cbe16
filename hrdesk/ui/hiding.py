"""Quick hide: Esc three times, and a calm page covers everything, until the key that brings it back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from hrdesk.ui.choices import Choices
from hrdesk.ui.input_watch import InputWatch
from hrdesk.ui.lock.cover import Cover

TIMES = 3
WITHIN_S = 1.5


class Hiding(QObject):
    """Counts Esc, hides the window and its title, and lets only two keys through: the chosen one, and F9."""

    hidden = Signal()
    revealed = Signal()
    emergency_requested = Signal()

    def __init__(self, watch: InputWatch, choices: Choices, clock: Callable[[], float], window: QMainWindow) -> None:
        super().__init__(window)
        self._watch = watch
        self._choices = choices
        self._clock = clock
        self._window = window
        self._cover = Cover(window)
        self._presses: list[float] = []
        self._title = ""
        watch.pressed.connect(self._press)

    @property
    def is_hidden(self) -> bool:
        return self._cover.isVisible()

    def hide(self) -> None:
        """Cover the window at once, and close what stands before it."""
        self._presses.clear()
        if self.is_hidden:
            return
        self._title = self._window.windowTitle()
        self._cover.cover()
        self._window.centralWidget().hide()  # not to a screen reader either
        self._window.setWindowTitle("hrdesk")
        self._close_dialogs()
        self._watch.keep_keys(_every_key)
        self.hidden.emit()

    def reveal(self) -> None:
        """Bring everything back as it was."""
        if not self.is_hidden:
            return
        self._watch.keep_keys(None)
        self._window.centralWidget().show()
        self._cover.hide()
        self._window.setWindowTitle(self._title)
        self.revealed.emit()

    def _press(self, key: int) -> None:
        if self.is_hidden:
            self._press_while_hidden(key)
        elif key == Qt.Key.Key_Escape:
            now = self._clock()
            self._presses = [*(then for then in self._presses if now - then <= WITHIN_S), now]
            if len(self._presses) >= TIMES:
                self.hide()
        else:
            self._presses.clear()

    def _press_while_hidden(self, key: int) -> None:
        if QKeySequence(key).toString() == self._choices.now.reveal_key:
            self.reveal()
        elif key == Qt.Key.Key_F9:  # somebody's life goes before hiding
            self.reveal()
            self.emergency_requested.emit()

    def _close_dialogs(self) -> None:
        popup = QApplication.activePopupWidget()
        while popup:
            popup.close()
            popup = QApplication.activePopupWidget()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.done(QDialog.DialogCode.Rejected)


def _every_key(_key: int) -> bool:
    return True

"""The one place that tells the person something: a strip below the bar, one message at a time."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from hrdesk.core.errors import HrdeskError
from hrdesk.ui.theme import Space

NEWS_SHOWN_MS = 8_000


class Tone(StrEnum):
    NEWS = "news"
    """Goes away by itself."""
    TROUBLE = "trouble"
    """Stays until it is closed."""


def words_for(error: HrdeskError) -> str:
    """The error in the person's language."""
    return QCoreApplication.translate("errors", error.template).format(**error.facts)


class MessageStrip(QFrame):
    """Shows the newest message; troubles wait their turn and repeats collapse."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[str] = []
        self._build()
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    def tell(self, text: str, *, undo: bool = False) -> None:
        """Say something that goes away; `undo` offers to take the last change back."""
        if self._tone is Tone.TROUBLE and not self.isHidden():
            self._waiting.append(self._label.text())
        self._show(text, Tone.NEWS, undo)
        self._timer.start(NEWS_SHOWN_MS)

    def warn(self, text: str) -> None:
        """Say what is wrong; it stays until it is closed."""
        if text == self._label.text() and not self.isHidden():
            return
        if not self.isHidden() and self._tone is Tone.TROUBLE:
            if text not in self._waiting:
                self._waiting.append(text)
            return
        self._timer.stop()
        self._show(text, Tone.TROUBLE, undo=False)

    def report(self, error: HrdeskError) -> None:
        """Show an error of the person's world."""
        self.warn(words_for(error))

    def set_close_icon(self, icon: QIcon) -> None:
        self._close.setIcon(icon)

    def dismiss(self) -> None:
        """Close this message and show the next trouble, if one waits."""
        self._timer.stop()
        self.hide()
        if self._waiting:
            self._show(self._waiting.pop(0), Tone.TROUBLE, undo=False)

    def _build(self) -> None:
        self._tone = Tone.NEWS
        self.setProperty("role", "message")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._undo = QPushButton(self.tr("Undo"))
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Close this message"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.SMALL, Space.SMALL)
        row.addWidget(self._label, 1)
        row.addWidget(self._undo)
        row.addWidget(self._close)

    def _connect(self) -> None:
        self._close.clicked.connect(self.dismiss)
        self._timer.timeout.connect(self.dismiss)
        self._undo.clicked.connect(self._ask_undo)

    def _ask_undo(self) -> None:
        self.dismiss()
        self.undo_requested.emit()

    def _show(self, text: str, tone: Tone, undo: bool) -> None:
        self._tone = tone
        self._label.setText(text)
        self._undo.setVisible(undo)
        self.setProperty("tone", tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()

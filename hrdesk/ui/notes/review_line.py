"""A calm line in the notebook: how many notes wait after the library changed, and the way to them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from hrdesk.ui.notes.review_words import waiting_words
from hrdesk.ui.theme import Space


class ReviewLine(QFrame):
    """Stands there as long as a note waits."""

    review_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._button = QPushButton(self.tr("Look at them"))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self._button.clicked.connect(self.review_requested)
        self.hide()

    def show_count(self, count: int) -> None:
        """How many notes wait; for none the line goes."""
        self._words.setText(waiting_words(count) if count else "")
        self._button.setText(self.tr("Look at it") if count == 1 else self.tr("Look at them"))
        self.setVisible(count > 0)

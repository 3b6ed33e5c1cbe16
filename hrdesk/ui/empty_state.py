"""What stands where things of the person's own would: why there are none, and a button that helps."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hrdesk.ui.column_dialog import wrapped
from hrdesk.ui.theme import Space

_WIDTH = 560


class EmptyState(QWidget):
    """Teaches instead of showing nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._words = wrapped("", "heading"), wrapped("", "muted")
        for label in (self._title, self._words):
            label.setMaximumWidth(_WIDTH)
        self.button = QPushButton()
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.LARGE, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addLayout(row)
        column.addStretch(1)

    @property
    def words(self) -> str:
        return f"{self._title.text()}\n{self._words.text()}"

    def say(self, title: str, words: str, *, offers: bool) -> None:
        """Say why there is nothing; the button stands there only where it helps."""
        self._title.setText(title)
        self._words.setText(words)
        self.button.setVisible(offers)

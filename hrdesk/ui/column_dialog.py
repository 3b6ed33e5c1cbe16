"""A dialog of one column, as wide as its words are read well and as high as they need."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hrdesk.ui.theme import Space
from hrdesk.ui.urgent_dialog import UrgentDialog


class ColumnDialog(UrgentDialog):
    """Grows when more is told in it."""

    def __init__(self, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setFixedWidth(width)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        self.column.setSpacing(Space.MEDIUM)

    def event(self, event: QEvent) -> bool:
        """Qt reckons the height of a dialog without regard to words that wrap at its width."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            wraps = self.column.hasHeightForWidth()
            needed = self.column.heightForWidth(self.width()) if wraps else self.column.sizeHint().height()
            self.setMinimumHeight(needed)
            self.resize(self.width(), needed)
        return done


def wrapped(words: str, role: str = "") -> QLabel:
    """Words that wrap, and are shown as they are."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label

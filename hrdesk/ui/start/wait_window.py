"""Shown while the library is made ready, which happens only from a source checkout whose pages changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from hrdesk.ui.theme import Space


class WaitWindow(QWidget):
    """Says what is being done."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("hrdesk")
        self.setFixedSize(420, 140)
        words = QLabel(self.tr("Getting the library ready. This happens once after pages have changed."))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        progress = QProgressBar()
        progress.setRange(0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.addWidget(words)
        column.addWidget(progress)

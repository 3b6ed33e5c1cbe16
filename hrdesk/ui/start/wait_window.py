"""Shown while the library is made ready, which happens only from a source checkout whose pages changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from hrdesk.core.errors import BuildCancelled
from hrdesk.ui.theme import Space


class WaitWindow(QWidget):
    """Says what is being done and how far it has come; closing it, or Cancel, ends the work."""

    _came_on = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._is_cancelled = False
        self.setWindowTitle("hrdesk")
        self.setFixedSize(440, 170)
        self._words = QLabel(self.tr("Getting the library ready. This happens once after pages have changed."))
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton(self.tr("Cancel"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addLayout(row)
        self._came_on.connect(self._show_progress)
        self._cancel.clicked.connect(self.close)

    def tell_progress(self, done: int, total: int) -> None:
        """Called on the thread that works; raises BuildCancelled once the person wants no more of it."""
        if self._is_cancelled:
            raise BuildCancelled
        self._came_on.emit(done, total)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._is_cancelled = True
        super().closeEvent(event)

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

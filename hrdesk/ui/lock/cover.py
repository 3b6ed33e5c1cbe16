"""The calm page that covers the window when it is hidden quickly."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget


class Cover(QWidget):
    """Covers the whole window, takes every click, and shows a name and nothing else."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name = QLabel("hrdesk")
        name.setProperty("role", "muted")
        name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addWidget(name)
        window.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Come before everything else in the window."""
        self._fit()
        self.show()
        self.raise_()
        self.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.parent() and event.type() is QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        parent = self.parentWidget()
        if parent:
            self.setGeometry(parent.rect())

"""A dialog that lets go of the person when somebody needs help: F9 works in it too."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget


class UrgentDialog(QDialog):
    """Deleted when it closes. Work that was begun in it may end later: it asks `is_over` before it tells the dialog."""

    emergency_requested = Signal()
    shows_own_words = False
    """Whether it shows what the person wrote, so that it goes when the notebook is locked."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._is_over = False
        self.finished.connect(self._end)

    @property
    def is_over(self) -> bool:
        """Whether it was closed. This can be asked after Qt deleted it, and nothing else can."""
        return self._is_over

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_F9:
            self.done(QDialog.DialogCode.Rejected)  # also where Esc would be refused: somebody's life goes first
            self.emergency_requested.emit()
        else:
            super().keyPressEvent(event)

    def _end(self) -> None:
        self._is_over = True

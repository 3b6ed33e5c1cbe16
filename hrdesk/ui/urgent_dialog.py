"""A dialog that lets go of the person when somebody needs help: F9 works in it too."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget


class UrgentDialog(QDialog):
    """Deleted when it closes."""

    emergency_requested = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_F9:
            self.close()
            self.emergency_requested.emit()
        else:
            super().keyPressEvent(event)

"""A dialog to read: content that scrolls, a button to close it, and F9, which works here too."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from hrdesk.ui.buttons import ButtonBox
from hrdesk.ui.urgent_dialog import UrgentDialog

_SIZE = (560, 520)


class ScrollingDialog(UrgentDialog):
    """Shows a widget that its maker has filled."""

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.resize(*_SIZE)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        buttons = ButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(area)
        column.addWidget(buttons)

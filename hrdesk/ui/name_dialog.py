"""Asks for the name of something that the person keeps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit, QWidget

from hrdesk.ui.buttons import ButtonBox
from hrdesk.ui.column_dialog import ColumnDialog

_WIDTH = 420


class NameDialog(ColumnDialog):
    """Accepts no name of spaces alone."""

    shows_own_words = True
    named = Signal(str)

    def __init__(self, title: str, name: str, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(title, _WIDTH, parent)
        self._field = QLineEdit(name)
        self._field.setMaxLength(longest)
        self._field.selectAll()
        label = QLabel(self.tr("&Name"))
        label.setBuddy(self._field)
        buttons = ButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        for widget in (label, self._field, buttons):
            self.column.addWidget(widget)
        self._field.textChanged.connect(self._judge)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._tell)
        self._judge()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def field(self) -> QLineEdit:
        return self._field

    def _judge(self) -> None:
        self._ok.setEnabled(bool(self._field.text().strip()))

    def _tell(self) -> None:
        self.named.emit(self._field.text())

"""The keys page: every command that has one."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hrdesk.ui.actions import COMMANDS, Group, shown_key
from hrdesk.ui.theme import Space


class KeysDialog(QDialog):
    """Lists keys by what they are for, made from the commands themselves."""

    emergency_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 520)
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        grid.setHorizontalSpacing(Space.HUGE)
        row = 0
        for group in Group:
            heading = QLabel(QCoreApplication.translate("actions", group.value))
            heading.setProperty("role", "heading")
            grid.addWidget(heading, row, 0, 1, 2)
            row += 1
            for command in (command for command in COMMANDS if command.group is group and command.keys):
                grid.addWidget(_plain(command.words), row, 0)
                grid.addWidget(_plain("  ".join(shown_key(key) for key in command.keys)), row, 1)
                row += 1
        grid.setColumnStretch(0, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(content)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(area)
        column.addWidget(buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """F9 works here too."""
        if event.key() == Qt.Key.Key_F9:
            self.close()
            self.emergency_requested.emit()
        else:
            super().keyPressEvent(event)


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label

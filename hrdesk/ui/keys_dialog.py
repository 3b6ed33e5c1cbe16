"""The keys page: every command that has one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from hrdesk.ui.actions import COMMANDS, Group, shown_key
from hrdesk.ui.scrolling_dialog import ScrollingDialog
from hrdesk.ui.theme import Space
from hrdesk.ui.words import tr


class KeysDialog(ScrollingDialog):
    """Lists keys by what they are for, made from the commands themselves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        content = QWidget()
        super().__init__(tr("Keys"), content, parent)
        grid = QGridLayout(content)
        grid.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        grid.setHorizontalSpacing(Space.HUGE)
        row = 0
        for group in Group:
            heading = QLabel(tr(group.value))
            heading.setProperty("role", "heading")
            grid.addWidget(heading, row, 0, 1, 2)
            row += 1
            for command in (command for command in COMMANDS if command.group is group and command.keys):
                grid.addWidget(_plain(command.words), row, 0)
                grid.addWidget(_plain("  ".join(shown_key(key) for key in command.keys)), row, 1)
                row += 1
        grid.setColumnStretch(0, 1)


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def show_keys(window: QWidget, emergency: QAction) -> None:
    """Open the page of keys over a window."""
    dialog = KeysDialog(window)
    dialog.emergency_requested.connect(emergency.trigger)
    dialog.open()

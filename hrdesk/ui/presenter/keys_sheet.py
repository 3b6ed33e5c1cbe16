"""The keys of a talk, over the presenter view."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from hrdesk.ui.presenter.talk_commands import TALK_COMMANDS, TalkGroup, keys_words
from hrdesk.ui.theme import Space
from hrdesk.ui.words import tr


class KeysSheet(QScrollArea):
    """Lists keys by what they are for, made from the commands themselves. Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        grid.setHorizontalSpacing(Space.HUGE)
        for place, group in enumerate(TalkGroup):
            self._add_group(grid, group, 0 if place % 2 == 0 else 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(content)
        self.hide()

    def open(self) -> None:
        self.show()
        self.raise_()

    def _add_group(self, grid: QGridLayout, group: TalkGroup, column: int) -> None:
        row = 0
        while grid.itemAtPosition(row, column):
            row += 1
        heading = _plain(tr(group.value))
        heading.setProperty("role", "heading")
        heading.setContentsMargins(0, Space.LARGE if row else 0, 0, Space.TINY)
        grid.addWidget(heading, row, column, 1, 2)
        for command in (command for command in TALK_COMMANDS if command.group is group):
            row += 1
            keys = _plain("  ".join(keys_words(command)))
            keys.setProperty("role", "decision")
            grid.addWidget(keys, row, column)
            words = _plain(command.words)
            words.setWordWrap(True)
            grid.addWidget(words, row, column + 1)


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label

"""The window of the trainer: this slide large, the next one, the notes, the time, and a button for every key."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from hrdesk.core.stage import Stage
from hrdesk.core.talk import Talk
from hrdesk.ui.column_dialog import wrapped
from hrdesk.ui.flow_row import FlowRow
from hrdesk.ui.presenter.notes_view import NotesView
from hrdesk.ui.presenter.talk_commands import TALK_COMMANDS
from hrdesk.ui.presenter.time_line import TimeLine
from hrdesk.ui.slides.slide_sheet import SlideSheet
from hrdesk.ui.slides.stage_view import StageView
from hrdesk.ui.theme import Colours, Space

_AT_NOTES = ("smaller", "larger")
_LARGE_SHARE, _SMALL_SHARE = 62, 38
"""Shares of the width for this slide, and for the next one with the notes."""


class PresenterWindow(QWidget):
    """Shows a talk to its trainer. What it may not do is known by the talk: it only asks, by the talk's actions."""

    closed = Signal()
    """The person closed it by its frame."""

    def __init__(
        self,
        title: str,
        sheet: SlideSheet,
        actions: Mapping[str, QAction],
        notes_size: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("{title} – presenter view").format(title=title))
        self.setObjectName("presenter")
        self._build(title, sheet, actions, notes_size)
        self._lay_out()
        self.set_look(sheet)

    def add_tool(self, tool: QWidget) -> None:
        """Put a tool of the trainer's below slides and notes; it shows and hides itself."""
        self._tools.addWidget(tool)

    def cover_with(self, cover: QWidget) -> None:
        """Give something the place of the slides until it is hidden: it stands above them, below the time."""
        cover.setParent(self)
        self._covers.append(cover)
        self._place_covers()

    def set_look(self, sheet: SlideSheet) -> None:
        """Paint slides on another canvas, or everything in other colours."""
        colours: Colours = sheet.colours
        for view in (self.now_view, self.next_view):
            view.set_sheet(sheet, colours.window)
        self.notes.set_colours(colours)

    def show_stage(self, stage: Stage, talk: Talk) -> None:
        """Show what the room sees, and what comes next."""
        self.now_view.show_stage(stage)
        following = talk.following
        self.next_view.show_stage(Stage(following[0], following[1], live=talk.live) if following else None)
        self._next_words.setText(self.tr("Next") if following else self.tr("Next: this is the end"))
        part = f" ({talk.page.part}/{talk.page.parts})" if talk.page.parts > 1 else ""
        number = self.tr("{number} of {count}").format(number=talk.at + 1, count=len(talk.pages))
        where = self.tr("Beside the talk") if talk.is_aside else number
        self._place.setText(f"{where} · {talk.page.slide.title}{part}")
        self._progress.setMaximum(len(talk.pages))
        self._progress.setValue(talk.at + 1)

    def say(self, words: str) -> None:
        """Say something about the screens; empty for nothing."""
        self._message.setText(words)
        self._message_row.setVisible(bool(words))

    @property
    def said(self) -> str:
        return self._message.text()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place_covers()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._place_covers()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        super().closeEvent(event)
        if event.spontaneous():
            self.closed.emit()

    def _build(self, title: str, sheet: SlideSheet, actions: Mapping[str, QAction], notes_size: int) -> None:
        self._actions = actions
        self._covers: list[QWidget] = []
        self.time_line = TimeLine(title)
        self.now_view = StageView(sheet, sheet.colours.window, at_top=True)
        self.now_view.setAccessibleName(self.tr("What the room sees"))
        self.next_view = StageView(sheet, sheet.colours.window)
        self.next_view.setAccessibleName(self.tr("The next slide"))
        self.notes = NotesView(notes_size)
        self._next_words = _heading(self.tr("Next"))
        self._notes_words = _heading(self.tr("Notes"))
        self._place = QLabel()
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self._place.setMinimumWidth(40)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(8)
        self._progress.setProperty("role", "talk")
        self._progress.setAccessibleName(self.tr("How far the talk is"))
        self._message = wrapped("")
        self._message_row = QFrame()
        self._message_row.setProperty("role", "message")
        self._message_row.hide()
        self._tools = QVBoxLayout()
        self._tools.setSpacing(0)

    def _lay_out(self) -> None:
        emergency = self._button("emergency")
        emergency.setProperty("role", "emergency")
        self.time_line.add(emergency)
        row = QHBoxLayout(self._message_row)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        row.addWidget(self._message)
        middle = QHBoxLayout()
        middle.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.SMALL)
        middle.setSpacing(Space.LARGE)
        middle.addLayout(self._left(), _LARGE_SHARE)
        middle.addLayout(self._right(), _SMALL_SHARE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.time_line)
        column.addWidget(self._progress)
        column.addWidget(self._message_row)
        column.addLayout(middle, 1)
        column.addLayout(self._tools)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(Space.SMALL)
        left.addWidget(self._place)
        left.addWidget(self.now_view, 1)
        buttons = FlowRow()
        for command in TALK_COMMANDS:
            if command.short and command.name not in _AT_NOTES:
                buttons.addWidget(self._button(command.name))
        left.addLayout(buttons)
        return left

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(Space.SMALL)
        right.addWidget(self._next_words)
        right.addWidget(self.next_view, 2)
        head = QHBoxLayout()
        head.addWidget(self._notes_words, 1)
        for name in _AT_NOTES:
            head.addWidget(self._button(name))
        right.addLayout(head)
        right.addWidget(self.notes, 3)
        return right

    def _button(self, name: str) -> QToolButton:
        """A button that leaves the keys to the slides."""
        button = QToolButton()
        button.setDefaultAction(self._actions[name])
        button.setAccessibleName(self._actions[name].text())
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("role", "talk")
        return button

    def _place_covers(self) -> None:
        top = self._progress.geometry().bottom() + 1
        for cover in self._covers:
            cover.setGeometry(0, top, self.width(), self.height() - top)


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "heading")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label

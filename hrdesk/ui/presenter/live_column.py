"""One of the three questions: the lines that were typed for it, and the field for the next one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QToolButton, QVBoxLayout, QWidget

from hrdesk.core.live_list import LONGEST_LINE
from hrdesk.ui.theme import Space

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OF_A_FIELD = (*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_OF_A_LINE = (*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
"""Keys of the talk that mean something else here. Those of a remote are not among them: they always move the slides."""


class LiveColumn(QWidget):
    """Tells what is typed and taken out; what it shows comes from outside."""

    typed = Signal(str)
    taken_out = Signal(int)
    left = Signal()
    """Esc: keys are keys of the talk again."""
    column_wanted = Signal(int)
    """1 for the next column, -1 for the one before."""

    def __init__(self, name: str, question: str, parent: QWidget | None = None, *, with_lines: bool = True) -> None:
        """Without lines there is only the field, and Up takes the last line back into it."""
        super().__init__(parent)
        self._with_lines = with_lines
        self._lines: tuple[str, ...] = ()
        self._rows: list[_Line] = []
        self._is_newest_wanted = False
        self.field = _Field()
        self.field.setMaxLength(LONGEST_LINE)
        self.field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # it is not typed into unless somebody wants to
        self.field.setPlaceholderText(question)
        self.field.setAccessibleName(f"{name}. {question}")
        self._lay_out(name)
        self._area.verticalScrollBar().rangeChanged.connect(self._show_newest)
        self.field.entered.connect(self._type)
        self.field.left.connect(self.left)
        self.field.column_wanted.connect(self.column_wanted)
        self.field.list_wanted.connect(self._go_up)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines on show."""
        return self._lines

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show these lines; the newest stays in view."""
        if lines == self._lines:
            return
        self._is_newest_wanted = len(lines) > len(self._lines)
        self._lines = lines
        if not self._with_lines:
            return
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(place, line) for place, line in enumerate(lines)]
        for row in self._rows:
            self._column.insertWidget(self._column.count() - 1, row)

    def _lay_out(self, name: str) -> None:
        heading = QLabel(name)
        heading.setProperty("role", "heading")
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TINY)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(heading)
        column.addWidget(self._area, 1)
        self._area.setVisible(self._with_lines)
        column.addWidget(self.field)

    def _row(self, place: int, words: str) -> "_Line":
        row = _Line(words)
        row.taken_out.connect(partial(self._take_out, place))
        row.mended.connect(partial(self._mend, place))
        row.moved.connect(partial(self._go, place))
        row.left.connect(self.left)
        return row

    def _type(self, words: str) -> None:
        self.field.clear()
        self.typed.emit(words)

    def _take_out(self, place: int) -> None:
        self.taken_out.emit(place)
        self.field.setFocus()

    def _mend(self, place: int) -> None:
        """Take a line back into the field; what stands there already goes up in its place."""
        words, waiting = self._lines[place], self.field.text()
        self.taken_out.emit(place)
        if waiting.strip():
            self.typed.emit(waiting)
        self.field.setText(words)
        self.field.setFocus()

    def _go_up(self) -> None:
        if self._with_lines:
            self._go(len(self._rows), -1)
        elif self._lines:
            self._mend(len(self._lines) - 1)

    def _go(self, place: int, by: int) -> None:
        wanted = place + by
        if wanted < 0:
            return
        widget = self._rows[wanted] if wanted < len(self._rows) else self.field
        widget.setFocus()
        self._area.ensureWidgetVisible(widget)

    def _show_newest(self, _least: int, most: int) -> None:
        """Once the lines have taken their room."""
        if self._is_newest_wanted:
            self._area.verticalScrollBar().setValue(most)


class _Field(QLineEdit):
    """While it has the focus letters are letters; keys of a remote are passed on."""

    entered = Signal(str)
    left = Signal()
    column_wanted = Signal(int)
    list_wanted = Signal()

    def event(self, event: QEvent) -> bool:
        return _kept_from_the_talk(event, _OF_A_FIELD) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = event.key()
        if key in _ENTER:
            self.entered.emit(self.text())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Up:
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        self.column_wanted.emit(1 if forward else -1)
        return True


class _Line(QFrame):
    """A line with a button to take it out; keys do the same: Del takes it out, Enter takes it back to be mended."""

    taken_out = Signal()
    mended = Signal()
    moved = Signal(int)
    left = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "live-line")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(words)
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        button = QToolButton()
        button.setText("×")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(self.tr("Take this line out"))
        button.setAccessibleName(self.tr("Take this line out"))
        button.clicked.connect(self._take_out)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, 0, 0, 0)
        row.addWidget(label, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def event(self, event: QEvent) -> bool:
        return _kept_from_the_talk(event, _OF_A_LINE) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_out.emit()
        elif key in _ENTER:
            self.mended.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.ignore()

    def _take_out(self, _checked: bool = False) -> None:
        self.taken_out.emit()


def _kept_from_the_talk(event: QEvent, keys: Sequence[Qt.Key]) -> bool:
    """Keep keys that are keys of the talk elsewhere, before Qt looks for a command that has them."""
    is_kept = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in keys
    if is_kept:
        event.accept()
    return is_kept

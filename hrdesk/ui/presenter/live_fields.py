"""The three questions side by side: what the group says is typed here and stands on the wall at once."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hrdesk.core.live_list import QUESTIONS, LiveList
from hrdesk.ui.column_dialog import wrapped
from hrdesk.ui.presenter.live_column import LiveColumn
from hrdesk.ui.theme import Space

_HEIGHT = 160


class LiveFields(QWidget):
    """Three columns, each with a field of its own."""

    typed = Signal(int, str)
    """The column and the line."""
    taken_out = Signal(int, int)
    """The column and the place of the line."""
    left = Signal()
    """Keys are keys of the talk again."""

    def __init__(self, parent: QWidget | None = None, *, with_lines: bool = True) -> None:
        super().__init__(parent)
        self.columns = [LiveColumn(name, question, with_lines=with_lines) for name, question in QUESTIONS]
        self._last = 0
        """The column that was typed into last."""
        self._told = wrapped("", "refusal")
        self._told.hide()
        row = QHBoxLayout()
        row.setSpacing(Space.LARGE)
        for one in self.columns:
            if with_lines:
                one.setFixedHeight(_HEIGHT)
            row.addWidget(one, 1)
        hint = wrapped(
            self.tr("Tab: type, then next question. Enter: on the wall. ↑: change a line. Esc: the talk’s keys again."),
            "muted",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addLayout(row)
        column.addWidget(hint)
        column.addWidget(self._told)
        for place, one in enumerate(self.columns):
            one.typed.connect(partial(self._type, place))
            one.taken_out.connect(partial(self.taken_out.emit, place))
            one.column_wanted.connect(partial(self._go, place))
            one.left.connect(self.leave)

    @property
    def told(self) -> str:
        """What is said below the fields; empty while all is well."""
        return self._told.text()

    def show_list(self, live: LiveList) -> None:
        for one, lines in zip(self.columns, live.columns, strict=True):
            one.show_lines(lines)

    def tell(self, words: str) -> None:
        """Say below the fields that lines are not kept; no words where they are."""
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def begin(self) -> None:
        """Type into the first column, or go on in the one that was typed into last."""
        self.columns[self._last].field.setFocus()

    def leave(self) -> None:
        """Give the keys back to the talk, if they are typed here."""
        focus = self.focusWidget()
        if focus and focus.hasFocus():
            focus.clearFocus()
            self.left.emit()

    def _type(self, place: int, words: str) -> None:
        self._last = place
        self.typed.emit(place, words)

    def _go(self, place: int, by: int) -> None:
        self.columns[(place + by) % len(self.columns)].field.setFocus()

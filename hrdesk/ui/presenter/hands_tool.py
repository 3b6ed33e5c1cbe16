"""Hands raised for each answer of a question: counted with figures, or by pressing + and −."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from hrdesk.core.hands_entry import HandsEntry
from hrdesk.core.talk_log import LETTERS
from hrdesk.ui.flow_row import FlowRow
from hrdesk.ui.theme import Space

_FEWER, _MORE = -1, 1
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WHILE_CHOSEN = (*_ENTER, Qt.Key.Key_Backspace, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down)


class HandsTool(QWidget):
    """A number for each answer; nobody but the trainer sees it."""

    counted = Signal(int, int)
    """The answer, from 0, and how many raised a hand for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = HandsEntry()
        self._counts: tuple[int, ...] = ()
        self._answers: list[_Answer] = []
        self._row = FlowRow(self, spacing=Space.SMALL)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("role", "muted")
        self._row.addWidget(self._words)

    @property
    def chosen(self) -> int | None:
        """The answer that figures are typed for, from 0."""
        return self._entry.option

    @property
    def words(self) -> str:
        return self._words.text()

    def show_hands(self, counts: tuple[int, ...]) -> None:
        """Show the counts of the question on show."""
        if len(counts) != len(self._counts):
            self.leave()
        self._counts = counts
        while len(self._answers) < len(counts):
            self._add_answer(len(self._answers))
        for place, answer in enumerate(self._answers):
            answer.setVisible(place < len(counts))
            if place < len(counts):
                answer.show_count(counts[place], is_chosen=place == self._entry.option)
        self._words.setText(self._hint())

    def leave(self) -> None:
        """Choose no answer: figures are typed for none."""
        self._entry = HandsEntry()

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key counts hands now: figures always do, some others only while an answer is chosen."""
        return _is_figure(event) or (self._entry.option is not None and event.key() in _WHILE_CHOSEN)

    def take_key(self, event: QKeyEvent) -> None:
        """Count with a key that is wanted."""
        key, options, entry = event.key(), len(self._counts), self._entry
        if _is_figure(event):
            self._enter(entry.after_digit(event.text(), options), is_number=entry.option is not None)
        elif key in _ENTER:
            self._enter(entry.next_answer(options))
        elif key == Qt.Key.Key_Backspace:
            self._enter(entry.without_last_digit(), is_number=True)
        elif key == Qt.Key.Key_Escape:
            self._enter(HandsEntry())
        elif entry.option is not None:
            self._step(entry.option, _MORE if key == Qt.Key.Key_Up else _FEWER)

    def _enter(self, entry: HandsEntry, *, is_number: bool = False) -> None:
        self._entry = entry
        if is_number and entry.option is not None:
            self.counted.emit(entry.option, entry.count)
        else:
            self.show_hands(self._counts)

    def _step(self, place: int, by: int) -> None:
        self.counted.emit(place, self._counts[place] + by)

    def _add_answer(self, place: int) -> None:
        answer = _Answer(LETTERS[place], self)
        answer.stepped.connect(partial(self._step, place))
        self._row.insert_widget(place, answer)
        self._answers.append(answer)

    def _hint(self) -> str:
        if self._entry.option is not None:
            words = self.tr("Type how many {answer}). Enter: next. Esc: done.")
            return words.format(answer=LETTERS[self._entry.option])
        total = self.tr("{count} hands. ").format(count=sum(self._counts)) if any(self._counts) else ""
        return total + self.tr("Count: {keys}, then the number.").format(keys=f"1–{len(self._counts)}")


class _Answer(QFrame):
    """The letter of an answer, its count, and buttons for fewer and more."""

    stepped = Signal(int)

    def __init__(self, letter: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._letter = letter
        self.setProperty("role", "hands")
        name = QLabel(f"{letter})")
        self._count = QLabel()
        self._count.setMinimumWidth(36)
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._count.setProperty("role", "count")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, 2, 2, 2)
        row.setSpacing(2)
        row.addWidget(name)
        row.addWidget(self._button("−", self.tr("One hand fewer for {answer})"), _FEWER))
        row.addWidget(self._count)
        row.addWidget(self._button("+", self.tr("One hand more for {answer})"), _MORE))

    def show_count(self, count: int, *, is_chosen: bool) -> None:
        self._count.setText(str(count))
        self._count.setAccessibleName(self.tr("{count} hands for {answer})").format(count=count, answer=self._letter))
        if self.property("chosen") is not is_chosen:
            self.setProperty("chosen", is_chosen)
            self.style().polish(self)

    def _button(self, sign: str, words: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(words.format(answer=self._letter))
        button.setToolTip(words.format(answer=self._letter))
        button.clicked.connect(partial(self._tell, by))
        return button

    def _tell(self, by: int, _checked: bool = False) -> None:
        self.stepped.emit(by)


def _is_figure(event: QKeyEvent) -> bool:
    return len(event.text()) == 1 and event.text() in "0123456789"

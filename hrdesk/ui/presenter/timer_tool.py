"""The time of an exercise: planned, running, and over, which is said in words and colour and makes no sound."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from hrdesk.core.talk import Talk
from hrdesk.ui.theme import Space


class TimerTool(QWidget):
    """Shows how much time an exercise has left, and a button that starts and stops it."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setMargin(Space.TINY)
        self._button = QPushButton()
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Space is a key of the talk
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._words)
        row.addWidget(self._button)
        row.addStretch(1)
        self._button.clicked.connect(self.pressed)

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words.text()

    def show_time(self, talk: Talk, now: float) -> None:
        """Say how the exercise on show stands."""
        left = talk.timer_left_s(now)
        is_over = left is not None and left < 0
        self._words.setText(self._time_words(talk, left, now))
        if self._words.property("role") != _role(left):
            self._words.setProperty("role", _role(left))
            self._words.style().unpolish(self._words)  # else the room around the words stays as it was
            self._words.style().polish(self._words)
        planned = talk.page.slide.minutes
        self._button.setVisible(left is not None or planned > 0)
        if left is None:
            self._button.setText(self.tr("Start the clock (T)"))
        else:
            self._button.setText(self.tr("Take the clock away (T)") if is_over else self.tr("Stop the clock (T)"))

    def _time_words(self, talk: Talk, left: float | None, now: float) -> str:
        if left is None:
            planned = talk.page.slide.minutes
            words = self.tr("Exercise: {minutes} minutes planned") if planned else self.tr("Exercise: no time planned")
            return words.format(minutes=f"{planned:g}")
        if left < 0:
            over = round(-left)
            return self.tr("Time is up, {time} over").format(time=f"{over // 60}:{over % 60:02}")
        return self.tr("{time} left").format(time=talk.timer_words(now))


def _role(left: float | None) -> str:
    if left is None:
        return "muted"
    return "time-over" if left < 0 else "time-left"

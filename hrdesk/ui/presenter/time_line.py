"""The time of a talk in words: the clock of the day, how long it has taken, and how far that is from the plan."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from hrdesk.core.talk import Talk
from hrdesk.ui.elided_label import ElidedLabel
from hrdesk.ui.theme import Space
from hrdesk.ui.words import tr

_ON_TIME_S = 30


@dataclass(frozen=True)
class TimeWords:
    """What is said of the time now."""

    day: str
    elapsed: str
    plan: str
    is_late: bool


def time_words(talk: Talk, now: datetime, seconds: float) -> TimeWords:
    """The time at `now`; `seconds` are those of the clock that the talk runs by."""
    elapsed = _clock(talk.elapsed_s(seconds))
    if talk.planned_s:
        elapsed = tr("{elapsed} of {planned}").format(elapsed=elapsed, planned=_clock(talk.planned_s))
    if talk.is_paused:
        elapsed = tr("{elapsed}, stopped").format(elapsed=elapsed)
    is_late = talk.late_s(seconds) >= _ON_TIME_S
    return TimeWords(f"{now.astimezone():%H:%M}", elapsed, _plan_words(talk, seconds), is_late)


def _plan_words(talk: Talk, seconds: float) -> str:
    if not talk.planned_s:
        return tr("No minutes were planned")
    late = talk.late_s(seconds)
    if abs(late) < _ON_TIME_S:
        return tr("On time")
    minutes = max(1, round(abs(late) / 60))
    return (tr("▲ {minutes} min behind") if late > 0 else tr("{minutes} min ahead")).format(minutes=minutes)


def _clock(seconds: float) -> str:
    whole = int(seconds)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


class TimeLine(QFrame):
    """The strip above the slides."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._title = ElidedLabel(title, "heading")
        self._plan, self._elapsed, self._day = _label("", "plan"), _label("", "time"), _label("", "time")
        for label, name in (
            (self._day, self.tr("Time of day")),
            (self._elapsed, self.tr("Time since the beginning")),
            (self._plan, self.tr("Beside the plan")),
        ):
            label.setToolTip(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        self._row.setSpacing(Space.HUGE)
        self._row.addWidget(self._title, 1)
        for label in (self._plan, self._elapsed, self._day):
            self._row.addWidget(label)

    @property
    def words(self) -> TimeWords:
        """What it says now."""
        return TimeWords(self._day.text(), self._elapsed.text(), self._plan.text(), bool(self._plan.property("late")))

    def add(self, widget: QWidget) -> None:
        """Put something at its right end."""
        self._row.addWidget(widget)

    def show_words(self, words: TimeWords) -> None:
        for label, text in ((self._day, words.day), (self._elapsed, words.elapsed), (self._plan, words.plan)):
            if label.text() != text:
                label.setText(text)
        if self._plan.property("late") != words.is_late:
            self._plan.setProperty("late", words.is_late)
            self._plan.style().polish(self._plan)


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label

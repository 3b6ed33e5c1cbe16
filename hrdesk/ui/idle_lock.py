"""Locks the notebook when nobody touched the window for some time."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from hrdesk.core.idle import Moment, idle_seconds
from hrdesk.ui.choices import Choices
from hrdesk.ui.input_watch import InputWatch
from hrdesk.ui.locking import Locking

_LOOK_MS = 10_000


class IdleLock(QObject):
    """Counts keys and clicks in the program's windows, and looks at the clocks now and then."""

    def __init__(
        self,
        watch: InputWatch,
        choices: Choices,
        locking: Locking,
        clock: Callable[[], float],
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self._locking = locking
        self._clock = clock
        self._now = now
        self._last = self._moment()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        watch.touched.connect(self._note_touch)
        locking.changed.connect(self._note_touch)

    def look(self) -> None:
        """Lock if it is time."""
        minutes = self._choices.now.idle_lock_minutes
        if minutes and idle_seconds(self._last, self._moment()) >= 60 * minutes:
            self._locking.lock()

    def _note_touch(self) -> None:
        """The first touch after a sleep must not open what should have been locked meanwhile."""
        self.look()
        self._last = self._moment()

    def _moment(self) -> Moment:
        return Moment(self._clock(), self._now())

"""The clock since the first naloxone dose."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hrdesk.core.dose_timer import DoseTimer, clock_face
from hrdesk.ui.theme import Space

_TICK_MS = 200


class TimerCard(QFrame):
    """Starts at the first dose and goes on whatever is on show, until it is stopped in two steps."""

    face_changed = Signal(str)
    """The time since the first dose; empty when the clock is not running."""

    def __init__(self, clock: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._timer_of_doses = DoseTimer()
        self._face = ""
        self._build()
        self._lay_out()
        self._connect()
        self._show_state()

    @property
    def doses(self) -> DoseTimer:
        return self._timer_of_doses

    @property
    def dose_button(self) -> QPushButton:
        return self._dose

    def give_dose(self) -> None:
        """Note a dose now; the first one starts the clock."""
        self._timer_of_doses = self._timer_of_doses.with_dose(self._clock())
        self._ticker.start()
        self._show_state()

    def refresh(self) -> None:
        """Show the time as it is now."""
        now, doses = self._clock(), self._timer_of_doses
        face = clock_face(doses.since_first(now)) if doses.is_running else ""
        self._words.setText(self._sentence(now))
        if face != self._face:
            self._face = face
            self._clock_face.setText(face)
            self.face_changed.emit(face)

    def _build(self) -> None:
        self.setProperty("role", "timer")
        self._clock_face = QLabel()
        self._clock_face.setProperty("role", "clock")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._dose = QPushButton()
        self._dose.setProperty("role", "emergency")
        self._stop = QPushButton()
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK_MS)
        self._sure = QTimer(self)
        self._sure.setSingleShot(True)
        self._sure.setInterval(4_000)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._clock_face)
        row.addStretch(1)
        row.addWidget(self._dose)
        row.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        column.setSpacing(Space.TINY)
        column.addLayout(row)
        column.addWidget(self._words)

    def _connect(self) -> None:
        self._dose.clicked.connect(self.give_dose)
        self._stop.clicked.connect(self._ask_stop)
        self._ticker.timeout.connect(self.refresh)
        self._sure.timeout.connect(self._show_state)

    def _ask_stop(self) -> None:
        if self._sure.isActive():
            self._sure.stop()
            self._ticker.stop()
            self._timer_of_doses = DoseTimer()
            self._show_state()
        else:
            self._stop.setText(self.tr("Press again to clear the clock"))
            self._sure.start()

    def _show_state(self) -> None:
        running = self._timer_of_doses.is_running
        self._dose.setText(self.tr("Another dose given now") if running else self.tr("First naloxone dose given now"))
        self._stop.setText(self.tr("Clear the clock"))
        self._stop.setVisible(running)
        self._clock_face.setVisible(running)
        self.refresh()

    def _sentence(self, now: float) -> str:
        doses = self._timer_of_doses
        if not doses.is_running:
            return self.tr("Start the clock with the first dose. It keeps running on every screen.")
        if len(doses.doses) == 1:
            return self.tr("since the first dose. Keep breathing for them; another dose as the pack says.")
        last = self.tr("since the first dose · {count} doses · {last} since the last")
        return last.format(count=len(doses.doses), last=clock_face(doses.since_last(now)))

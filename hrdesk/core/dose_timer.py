"""The clock of an overdose: time since the first naloxone dose, and the doses after it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DoseTimer:
    """Doses as moments in seconds on a clock that never runs backwards."""

    doses: tuple[float, ...] = ()

    @property
    def is_running(self) -> bool:
        return bool(self.doses)

    def with_dose(self, at: float) -> "DoseTimer":
        return DoseTimer((*self.doses, at))

    def since_first(self, now: float) -> int:
        """Whole seconds since the first dose."""
        return _whole(now - self.doses[0]) if self.doses else 0

    def since_last(self, now: float) -> int:
        """Whole seconds since the last dose."""
        return _whole(now - self.doses[-1]) if self.doses else 0


def clock_face(seconds: int) -> str:
    """Minutes and seconds, with hours only when there are any: 02:05, 1:00:07."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def _whole(seconds: float) -> int:
    return max(0, int(seconds))

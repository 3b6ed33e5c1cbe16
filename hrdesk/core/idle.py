"""How long nobody touched the window, by two clocks: one stands still while the computer sleeps, the other is set."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Moment:
    """A moment by the clock that only grows, in seconds, and by the clock on the wall."""

    seconds: float
    wall: datetime


def idle_seconds(last: Moment, now: Moment) -> float:
    """Seconds between two moments: the clock that tells more is believed, so that sleep counts too."""
    return max(now.seconds - last.seconds, (now.wall - last.wall).total_seconds(), 0.0)

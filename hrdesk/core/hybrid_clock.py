"""Stamps that order the changes of several devices, also where a clock was set wrong or back.

Hybrid logical clocks (Kulkarni, Demirbas, Madappa, Avva, Leone: Logical Physical Clocks, 2014): the time of day where
it has moved on, and else a count, so that what was made after something else was seen is always later than it.
"""

from dataclasses import dataclass

_LONGEST_COUNT = 10**6

DAY_MS = 24 * 60 * 60 * 1_000
LATEST_MS = 253_402_214_400_000
"""The last day of the year 9999: what is later was not made by a clock."""


@dataclass(frozen=True, order=True)
class Stamp:
    """Milliseconds since 1970, a count within them, and the device, by which equal moments are told apart."""

    milliseconds: int
    count: int
    device: str

    def __str__(self) -> str:
        """As text whose order is that of the stamps."""
        return f"{self.milliseconds:015d}-{self.count:06d}-{self.device}"


def read_stamp(text: str) -> Stamp:
    """The stamp that a text stands for; raises ValueError where it stands for none."""
    milliseconds, count, device = text.split("-", 2)
    if not (milliseconds.isdecimal() and count.isdecimal() and device) or len(milliseconds) != 15 or len(count) != 6:
        raise ValueError(f"{text!r} is no stamp")
    return Stamp(int(milliseconds), int(count), device)


def is_far_ahead(stamp: Stamp, now_ms: int) -> bool:
    """Whether it is more than a day ahead of our clock: one of the two is wrong, and ours may be right."""
    return stamp.milliseconds > now_ms + DAY_MS


def next_stamp(device: str, now_ms: int, last: Stamp | None) -> Stamp:
    """A stamp of this device that is later than the last one it made or saw."""
    if last is None or now_ms > last.milliseconds:
        return Stamp(max(0, now_ms), 0, device)
    if last.count + 1 < _LONGEST_COUNT:
        return Stamp(last.milliseconds, last.count + 1, device)
    return Stamp(last.milliseconds + 1, 0, device)

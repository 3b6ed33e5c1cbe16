"""Which copies of a notebook stay: a rule over their names alone, which no wrong clock can turn against them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

SUFFIX = ".hrbackup"

RECENT = 8
"""The newest copies all stay: four hours of work at one each half hour, so that a slip of today can be taken back."""
DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""How many of each stay behind the recent ones; the figures are those of Anki, whose users keep years of work."""
KEPT_APART = 5
"""How many stay of those made before each kind of deed."""

_TIME = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"notebook-(\d{8}T\d{6}Z)-(\d{5,9})(?:-clock(\d{1,9}))?(?:-before-([a-z]+))?\.hrbackup", re.ASCII)


class Reason(StrEnum):
    """Why a copy was made: as every half hour, or before a deed that changes much."""

    REGULAR = "regular"
    MIGRATION = "migration"
    IMPORT = "import"
    EXCHANGE = "exchange"
    RESTORE = "restore"
    LIBRARY = "library"
    """Before notes are hung anew after the library changed."""


@dataclass(frozen=True)
class Copy:
    """A copy as its name tells it. `number` counts all copies, so that a wrong clock changes no order."""

    number: int
    made: datetime
    """In UTC, to the second, as the clock said."""
    era: int = 0
    """How often the clock had been set back: days of two eras are never the same day."""
    reason: Reason = Reason.REGULAR

    @property
    def name(self) -> str:
        era = f"-clock{self.era}" if self.era else ""
        deed = "" if self.reason is Reason.REGULAR else f"-before-{self.reason}"
        return f"notebook-{self.made:{_TIME}}-{self.number:05}{era}{deed}{SUFFIX}"


def read_copy(name: str) -> Copy | None:
    """The copy that a file's name tells of; None for a file that is not ours, which is then left alone."""
    found = _NAME.fullmatch(name)
    if not found:
        return None
    time, number, era, deed = found.groups()
    try:
        made = datetime.strptime(time, _TIME).replace(tzinfo=UTC)
        return Copy(int(number), made, int(era or 0), Reason(deed or "regular"))
    except ValueError:
        return None


def next_copy(copies: Iterable[Copy], now: datetime, reason: Reason = Reason.REGULAR) -> Copy:
    """The copy to make now: its name is new whatever the clock says."""
    made = now.astimezone(UTC).replace(microsecond=0)
    newest = max(copies, key=lambda copy: copy.number, default=None)
    if not newest:
        return Copy(1, made, reason=reason)
    return Copy(newest.number + 1, made, newest.era + (made < newest.made), reason)


def surplus(copies: Iterable[Copy]) -> frozenset[Copy]:
    """The copies that can go.

    Regular ones are walked from the newest made to the oldest. The first RECENT stay. Then one stays if its day is not
    that of the one that stayed before it, until DAILY have; then likewise by ISO week, and by month. So the last copy
    of a day stays, then the last of a week, then the last of a month. Those made before a deed stand apart.
    """
    newest_first = sorted(copies, key=lambda copy: copy.number, reverse=True)
    kept = _kept_regular([copy for copy in newest_first if copy.reason is Reason.REGULAR])
    for reason in set(Reason) - {Reason.REGULAR}:
        kept |= set([copy for copy in newest_first if copy.reason is reason][:KEPT_APART])
    return frozenset(newest_first) - kept


def _kept_regular(newest_first: list[Copy]) -> set[Copy]:
    kept = newest_first[:RECENT]
    rest = iter(newest_first[RECENT:])
    for period, count in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        left = count
        for copy in rest:
            if period(copy) != period(kept[-1]):
                kept.append(copy)
                left -= 1
            if not left:
                break
    return set(kept)


def _day(copy: Copy) -> tuple[int, ...]:
    return (copy.era, copy.made.toordinal())


def _week(copy: Copy) -> tuple[int, ...]:
    return (copy.era, *copy.made.isocalendar()[:2])


def _month(copy: Copy) -> tuple[int, ...]:
    return (copy.era, copy.made.year, copy.made.month)

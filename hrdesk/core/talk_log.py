"""What happened in a talk: slides, minutes and counts. It holds no names, and nobody's words."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO

LETTERS = "abcde"
"""The answers of a question, as people call them."""


@dataclass(frozen=True)
class LogLine:
    """A slide that was shown."""

    title: str
    planned_s: float
    """Seconds; 0 where nothing was planned."""
    shown_s: float
    """Seconds on the audience's screen, in all."""
    hands: tuple[int, ...] = ()
    """How many raised a hand for each answer; empty where nobody counted."""


@dataclass(frozen=True)
class TalkLog:
    title: str
    begun: datetime
    lines: tuple[LogLine, ...]

    @property
    def shown_s(self) -> float:
        return sum(line.shown_s for line in self.lines)

    @property
    def planned_s(self) -> float:
        return sum(line.planned_s for line in self.lines)

    def text(self) -> str:
        """In plain words, for a note."""
        head = f"Talk: {self.title}, {self.begun:%Y-%m-%d %H:%M}. {_minutes(self.shown_s)} shown"
        head += f", {_minutes(self.planned_s)} planned." if self.planned_s else "."
        return "\n".join([head, *(_line(line) for line in self.lines)])

    def table(self) -> str:
        """As CSV, with a head."""
        out = StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        most = max([len(line.hands) for line in self.lines], default=0)
        writer.writerow(["slide", "planned minutes", "shown minutes", *(f"hands {LETTERS[n]}" for n in range(most))])
        for line in self.lines:
            writer.writerow(
                [safe_cell(line.title), f"{line.planned_s / 60:.1f}", f"{line.shown_s / 60:.1f}", *line.hands]
            )
        return out.getvalue()


def _line(line: LogLine) -> str:
    planned = f" of {_minutes(line.planned_s)}" if line.planned_s else ""
    counts = ", ".join(f"{LETTERS[n]}) {count}" for n, count in enumerate(line.hands))
    hands = f" Hands: {counts}." if counts else ""
    return f"- {line.title}: {_minutes(line.shown_s)}{planned}.{hands}"


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 60 else f"{seconds:.0f} s"


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text


def counted(hands: Sequence[int]) -> tuple[int, ...]:
    """The counts, or nothing where nobody counted."""
    return tuple(hands) if any(hands) else ()

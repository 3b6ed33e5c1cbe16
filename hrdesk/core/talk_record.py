"""What is kept of a talk once it is over: its log, and what the room answered to the three questions."""

import csv
from dataclasses import dataclass
from io import StringIO

from hrdesk.core.live_list import QUESTIONS, LiveList
from hrdesk.core.talk_log import TalkLog, safe_cell

_LEAST_S = 60
"""Seconds; a shorter talk in which nothing was counted or typed was only looked at."""


@dataclass(frozen=True)
class TalkRecord:
    """The log holds no names; the lines of the list are what the trainer typed."""

    log: TalkLog
    live: LiveList

    @property
    def is_worth_keeping(self) -> bool:
        return self.log.shown_s >= _LEAST_S or not self.live.is_empty or any(line.hands for line in self.log.lines)

    def text(self) -> str:
        """All of it in plain words."""
        return f"{self.log.text()}\n" + (f"\n{self.live.text()}\n" if not self.live.is_empty else "")

    def table(self) -> str:
        """As CSV: a row for each slide and, below an empty one, a row for each line of the list."""
        out = StringIO()
        out.write(self.log.table())
        if not self.live.is_empty:
            writer = csv.writer(out, lineterminator="\r\n")
            writer.writerows([[], ["question", "line"]])
            for (name, _), lines in zip(QUESTIONS, self.live.columns, strict=True):
                writer.writerows([name, safe_cell(line)] for line in lines)
        return out.getvalue()

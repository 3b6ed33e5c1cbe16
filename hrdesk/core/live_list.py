"""What a room answers to the three questions, as the trainer types it while the group speaks."""

from dataclasses import dataclass, replace
from html import escape

QUESTIONS = (
    ("Risk", "What may happen?"),
    ("Cause", "Why does it happen?"),
    ("Response", "What makes it smaller?"),
)
"""The name of each column, and its question in short."""
LONGEST_LINE = 120
"""Characters of a line: more cannot be read from the last row."""
_NONE: tuple[tuple[str, ...], ...] = ((), (), ())


@dataclass(frozen=True)
class LiveList:
    """Lines under each of the three questions."""

    columns: tuple[tuple[str, ...], ...] = _NONE

    @property
    def is_empty(self) -> bool:
        return not any(self.columns)

    def with_line(self, column: int, words: str) -> "LiveList":
        """The list with a line more; nothing is added where there are no words."""
        line = " ".join(words.split())[:LONGEST_LINE]
        return self._with(column, (*self.columns[column], line)) if line else self

    def without_line(self, column: int, place: int) -> "LiveList":
        lines = self.columns[column]
        return self._with(column, (*lines[:place], *lines[place + 1 :]))

    def newest(self, most: int) -> "LiveList":
        """So many lines of each column at most, the newest ones."""
        return LiveList(tuple(lines[-most:] if most else () for lines in self.columns))

    def html(self) -> str:
        """As a table, with its questions as head."""
        heads = "".join(f"<th>{name}<br>{question}</th>" for name, question in QUESTIONS)
        cells = "".join(
            f'<td width="33%">{"".join(f"<p>{escape(line)}</p>" for line in lines)}</td>' for lines in self.columns
        )
        return f'<table width="99%" cellspacing="0" cellpadding="16"><tr>{heads}</tr><tr>{cells}</tr></table>'

    def text(self) -> str:
        """In plain words, for a note."""
        parts = []
        for (name, _), lines in zip(QUESTIONS, self.columns, strict=True):
            parts += [f"{name}:", *(f"- {line}" for line in lines), ""] if lines else []
        return "\n".join(parts).strip()

    def _with(self, column: int, lines: tuple[str, ...]) -> "LiveList":
        columns = list(self.columns)
        columns[column] = lines
        return replace(self, columns=tuple(columns))

"""A row that tells what becomes of something: what a file of notes or a colleague would change."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OutcomeRow:
    """`outcome` stands in a column of its own; `title`, `words` and `why` stand on one line each."""

    tone: str
    """By its name among the colours: how the outcome is written."""
    outcome: str
    title: str
    words: str
    why: str

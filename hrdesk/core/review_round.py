"""Going through the notes that wait after the library changed, one at a time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from hrdesk.core.annotation import Annotation
from hrdesk.core.note_state import JudgedNote


class Decision(StrEnum):
    """What the person decided about a note."""

    WAITING = "waiting"
    HUNG = "hung"
    """On words of the page as it is now."""
    KEPT = "kept"
    """As it was, with the words it had."""
    REMOVED = "removed"


Find = Callable[[str], Annotation | None]
"""A note as the notebook holds it now, by its id."""


def decision_on(judged: JudgedNote, now: Annotation | None) -> Decision:
    """What became of a note, from what the notebook holds: so undoing a decision undoes it here too."""
    if now is None:
        return Decision.REMOVED
    if now.content_version == judged.page_version:
        return Decision.HUNG
    return Decision.KEPT if now.kept_for == judged.page_version else Decision.WAITING


@dataclass(frozen=True)
class ReviewRound:
    """The notes of one round, and the number of the one on show. Decided ones stay in the round, to be seen again."""

    notes: tuple[JudgedNote, ...] = ()
    at: int = 0

    @property
    def now(self) -> JudgedNote | None:
        return self.notes[self.at] if self.notes else None

    def step(self, by: int) -> "ReviewRound":
        """The next or the one before, round at the ends."""
        return replace(self, at=(self.at + by) % len(self.notes)) if self.notes else self

    def next_waiting(self, find: Find) -> "ReviewRound | None":
        """At the next note that waits, after this one and then from the beginning; None where all are decided."""
        for offset in range(1, len(self.notes) + 1):
            place = (self.at + offset) % len(self.notes)
            judged = self.notes[place]
            if decision_on(judged, find(judged.annotation.id)) is Decision.WAITING:
                return replace(self, at=place)
        return None

    def waiting(self, find: Find) -> int:
        """How many are still to be decided."""
        decisions = (decision_on(judged, find(judged.annotation.id)) for judged in self.notes)
        return sum(decision is Decision.WAITING for decision in decisions)

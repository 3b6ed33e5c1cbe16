"""The notes that are not in place after the library changed, and what the person has decided about them since."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

from hrdesk.core.annotation import Annotation
from hrdesk.core.note_state import JudgedNote, NoteState
from hrdesk.core.review_round import Decision, Find, decision_on
from hrdesk.core.undo import Step


class UnsettledNotes:
    """Follows each step of the notebook, so that nothing is read anew: also one that takes a decision back."""

    def __init__(self, judged: Iterable[JudgedNote] = ()) -> None:
        self._judged = {one.annotation.id: one for one in judged}
        self._now: dict[str, Annotation | None] = {key: one.annotation for key, one in self._judged.items()}

    def follow(self, step: Step) -> bool:
        """Take over what a step changed; whether any of these notes is among it."""
        known = False
        for change in step.changes:
            record, after = change.record, change.after
            if isinstance(record, Annotation) and record.id in self._now:
                self._now[record.id] = after if isinstance(after, Annotation) else None
                known = True
        return known

    def read_anew(self, find: Find) -> None:
        """Look at each of them, where anything may have changed."""
        self._now = {key: find(key) for key in self._judged}

    def __contains__(self, annotation_id: str) -> bool:
        return annotation_id in self._judged

    @property
    def states(self) -> Mapping[str, NoteState]:
        """By id, of those that have no place yet, or were kept without one."""
        unsettled = (Decision.WAITING, Decision.KEPT)
        return {key: one.state for key, one in self._judged.items() if self._decision(one) in unsettled}

    @property
    def waiting(self) -> tuple[JudgedNote, ...]:
        """Those for which the person has to say where they belong, as they are now."""
        return tuple(
            replace(one, annotation=now)
            for key, one in self._judged.items()
            if (now := self._now[key]) and self._decision(one) is Decision.WAITING
        )

    def _decision(self, judged: JudgedNote) -> Decision:
        return decision_on(judged, self._now[judged.annotation.id])


def waiting_sum(waiting: Iterable[JudgedNote]) -> str:
    """Twelve hexadecimal digits for these notes in these versions of their pages, to know what was told already.

    Empty for none.
    """
    names = sorted(f"{judged.annotation.id}\0{judged.page_version}" for judged in waiting)
    return sha256("\n".join(names).encode()).hexdigest()[:12] if names else ""

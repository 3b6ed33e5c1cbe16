"""The annotations of the page on show: where each stands, which is under the cursor, and which is chosen."""

from collections.abc import Sequence
from dataclasses import replace

from hrdesk.core.anchor import AnchorState
from hrdesk.core.annotation import Annotation
from hrdesk.ui.reader.placed import Placed, place_annotations
from hrdesk.ui.reader.shown_text import ShownText


class PlacedNotes:
    """Holds the annotations with their places; each is placed once, however often its words change."""

    def __init__(self) -> None:
        self._all: tuple[Placed, ...] = ()
        self._chosen = ""

    @property
    def all(self) -> tuple[Placed, ...]:
        return self._all

    @property
    def chosen(self) -> Placed | None:
        """The one that the person works on, if it has a place."""
        return self.find(self._chosen)

    def find(self, annotation_id: str) -> Placed | None:
        """One of them, if it has a place."""
        return next((one for one in self._all if one.annotation.id == annotation_id and one.end > one.start), None)

    def changed_between(self, first: int, last: int) -> tuple[Placed, ...]:
        """Those that touch these positions and are only offered there, for the words that they hung on changed."""
        return tuple(
            one
            for one in self._all
            if one.state is AnchorState.CHANGED and one.start < last and one.end > first and one.end > one.start
        )

    def show(self, annotations: Sequence[Annotation], text: ShownText, *, is_new_text: bool = False) -> None:
        """Find the places of these annotations in the text."""
        known = {} if is_new_text else {one.annotation.id: one for one in self._all}
        moved = [one for one in annotations if not _hangs_there(one, known.get(one.id))]
        placed = {one.annotation.id: one for one in (place_annotations(moved, text) if moved else ())}
        self._all = tuple(placed.get(one.id) or replace(known[one.id], annotation=one) for one in annotations)

    def choose(self, annotation_id: str) -> bool:
        """Work on this one from now on, or on none; whether that is another than before."""
        if self._chosen == annotation_id:
            return False
        self._chosen = annotation_id
        return True

    def at(self, start: int, end: int) -> str | None:
        """The annotation that touches the positions from `start` up to `end`: the chosen one, else the shortest."""
        touching = self._touching(start, end)
        if self._chosen in touching:
            return self._chosen
        return touching[0] if touching else None

    def chosen_at(self, position: int) -> str | None:
        """The chosen one, if it is at a position."""
        chosen = self.chosen
        return self._chosen if chosen and chosen.start <= position < chosen.end else None

    def on_heading(self, slug: str) -> str | None:
        """The first note that hangs on a heading itself."""
        notes = (one.annotation for one in self._all if not one.annotation.anchor and slug)
        return next((note.id for note in notes if note.heading == slug), None)

    def next_at(self, start: int, end: int) -> str | None:
        """As `at`; where the chosen one is touched, the next longer one, and the shortest again after the longest."""
        touching = self._touching(start, end)
        if self._chosen in touching:
            return touching[(touching.index(self._chosen) + 1) % len(touching)]
        return touching[0] if touching else None

    def step(self, position: int, by: int) -> str | None:
        """The next annotation in the text, or the one before where `by` is -1; goes round at the ends.

        From the chosen one where it is at `position`, so that all that begin at one place are reached.
        """
        placed = sorted((one for one in self._all if one.end > one.start), key=_reading_order)
        if not placed:
            return None
        ids = [one.annotation.id for one in placed]
        chosen = self.chosen
        if chosen and chosen.start <= position <= chosen.end:
            return ids[(ids.index(self._chosen) + by) % len(ids)]
        if by > 0:
            return next((one.annotation.id for one in placed if one.start >= position), ids[0])
        return next((one.annotation.id for one in reversed(placed) if one.start < position), ids[-1])

    def _touching(self, start: int, end: int) -> list[str]:
        touching = [one for one in self._all if one.start < end and one.end > start]
        return [one.annotation.id for one in sorted(touching, key=lambda one: one.end - one.start)]


def _hangs_there(annotation: Annotation, known: Placed | None) -> bool:
    """Whether it hangs where it hung when its place was found."""
    before = known.annotation if known else None
    if before is None or before.kept_for != annotation.kept_for:
        return False
    return (before.anchor, before.heading) == (annotation.anchor, annotation.heading)


def _reading_order(placed: Placed) -> tuple[int, int, str]:
    return placed.start, -placed.end, placed.annotation.id

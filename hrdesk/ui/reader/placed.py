"""Where the annotations of a page stand on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from hrdesk.core.anchor import LOST, AnchorState
from hrdesk.core.annotation import Annotation
from hrdesk.ui.reader.shown_text import ShownText


@dataclass(frozen=True)
class Placed:
    """An annotation and where it is on the page on show, as document positions."""

    annotation: Annotation
    state: AnchorState
    start: int
    end: int


def place_annotations(annotations: Iterable[Annotation], shown: ShownText) -> tuple[Placed, ...]:
    """Find annotations again on the page: their words, or their heading; those on the whole page take no room."""
    return tuple(_place(annotation, shown) for annotation in annotations)


def _place(annotation: Annotation, shown: ShownText) -> Placed:
    if annotation.anchor:
        found = shown.page.finder.find(annotation.anchor, shown.page.passage(annotation.heading))
        if found.state is AnchorState.CHANGED and annotation.kept_for:
            found = LOST  # the person looked at the new words, and left the note with those it had
        return Placed(annotation, found.state, *shown.collapsed.raw_span(found.start, found.end))
    if not annotation.heading:
        return Placed(annotation, AnchorState.SAME, 0, 0)
    start, end = shown.heading_span(annotation.heading)
    return Placed(annotation, AnchorState.SAME if end else AnchorState.ORPHAN, start, end)

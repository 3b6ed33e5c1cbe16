"""Where the annotations of a page stand on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from hrdesk.core.anchor import AnchorState, Found
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
    """Find annotations again in the text of the page; those on the whole page stand at its beginning."""
    return tuple(_place(annotation, shown) for annotation in annotations)


def _place(annotation: Annotation, shown: ShownText) -> Placed:
    found = Found(AnchorState.SAME)
    if annotation.anchor:
        found = shown.page.finder.find(annotation.anchor, shown.page.passage(annotation.heading))
    start, end = shown.collapsed.raw_span(found.start, found.end)
    return Placed(annotation, found.state, start, end)

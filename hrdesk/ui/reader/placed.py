"""Where the annotations of a page stand on it."""

from dataclasses import dataclass

from hrdesk.core.anchor import AnchorState, Found, find_anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.plain_text import Collapsed


@dataclass(frozen=True)
class Placed:
    """An annotation and where it is on the page on show, as document positions."""

    annotation: Annotation
    state: AnchorState
    start: int
    end: int


def place_annotation(annotation: Annotation, text: Collapsed) -> Placed:
    """Find an annotation again in the text of the page; one on the whole page stands at its beginning."""
    found = find_anchor(text.text, annotation.anchor) if annotation.anchor else Found(AnchorState.SAME)
    start, end = text.raw_span(found.start, found.end)
    return Placed(annotation, found.state, start, end)

"""Where a note stands in the library that is at hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from hrdesk.core.anchor import AnchorState, find_anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.article import BUNDLED_PACK
from hrdesk.core.page_text import PageText


class Pages(Protocol):
    """The pages of a library."""

    @property
    def titles(self) -> Mapping[str, str]:
        """By id, in the order of the shelf."""

    def page(self, article_id: str) -> PageText | None:
        """The text of a page; None if there is none of that name."""


@dataclass(frozen=True)
class NotePlace:
    """What became of the place of a note; `start` counts in the text of the page and is -1 for the page as a whole."""

    state: AnchorState
    start: int = -1
    heading: str = ""
    """The words of the heading it stands under."""
    has_page: bool = True


def place_of(annotation: Annotation, pages: Pages) -> NotePlace:
    """Find the place of a note."""
    page = pages.page(annotation.article_id) if annotation.pack == BUNDLED_PACK else None
    if not page:
        return NotePlace(AnchorState.ORPHAN, has_page=False)
    if annotation.anchor:
        found = find_anchor(page.text, annotation.anchor)
        if not found.is_placed:
            return NotePlace(AnchorState.ORPHAN)
        heading = page.heading(page.heading_at(found.start))
        return NotePlace(found.state, found.start, heading.words if heading else "")
    if not annotation.heading:
        return NotePlace(AnchorState.SAME)
    heading = page.heading(annotation.heading)
    return NotePlace(AnchorState.SAME, heading.start, heading.words) if heading else NotePlace(AnchorState.ORPHAN)

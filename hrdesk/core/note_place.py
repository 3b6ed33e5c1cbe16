"""Where a note stands in the library that is at hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from hrdesk.core.anchor import AnchorState
from hrdesk.core.annotation import Annotation
from hrdesk.core.article import BUNDLED_PACK
from hrdesk.core.page_text import HeadingPlace, PageText

_ALIKE = 0.6
"""A heading was renamed, not replaced, if its name shares this much with the old one."""


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
    end: int = -1
    slug: str = ""
    """Of that heading."""


def place_of(annotation: Annotation, pages: Pages) -> NotePlace:
    """Find the place of a note."""
    page = pages.page(annotation.article_id) if annotation.pack == BUNDLED_PACK else None
    if not page:
        return NotePlace(AnchorState.ORPHAN, has_page=False)
    if not annotation.anchor:
        return _on_heading(annotation.heading, page)
    found = page.finder.find(annotation.anchor, page.passage(annotation.heading))
    if not found.is_placed:
        return NotePlace(AnchorState.ORPHAN)
    heading = page.heading(page.heading_at(found.start))
    words, slug = (heading.words, heading.slug) if heading else ("", "")
    return NotePlace(found.state, found.start, words, end=found.end, slug=slug)


def _on_heading(slug: str, page: PageText) -> NotePlace:
    """A heading of another name that is like the old one may be the same: that is for the person to say."""
    if not slug:
        return NotePlace(AnchorState.SAME)
    heading, state = page.heading(slug), AnchorState.SAME
    if not heading:
        heading, state = _heading_like(slug, page), AnchorState.CHANGED
    if not heading:
        return NotePlace(AnchorState.ORPHAN)
    end = heading.start + len(heading.words)
    return NotePlace(state, heading.start, heading.words, end=end, slug=heading.slug)


def _heading_like(slug: str, page: PageText) -> HeadingPlace | None:
    """The only heading that shares most words with a name (Dice's coefficient)."""
    likeness = [(_likeness(slug, heading.slug), heading) for heading in page.headings if heading.slug]
    best = max((value for value, _ in likeness), default=0)
    found = [heading for value, heading in likeness if value == best]
    return found[0] if best >= _ALIKE and len(found) == 1 else None


def _likeness(one: str, other: str) -> float:
    words, others = set(one.split("-")), set(other.split("-"))
    return 2 * len(words & others) / (len(words) + len(others))

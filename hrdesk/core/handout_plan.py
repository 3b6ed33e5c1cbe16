"""What goes into a handout, in which order, and on which paper."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby


class Sheet(StrEnum):
    A4 = "a4"
    LETTER = "letter"
    BOOKLET = "booklet"
    """A5 pages on A4, in the order for folding."""
    BOOKLET_LETTER = "booklet-letter"
    """Half letters on Letter."""
    CARD = "card"
    """A6, front and back, on A4: printed on one side, cut and folded."""


@dataclass(frozen=True)
class PagePart:
    """A section of a page by the slug of its heading, or the whole page where there is none."""

    article_id: str
    slug: str = ""


@dataclass(frozen=True)
class HandoutPlan:
    """A handout as it was put together. Only the notes and highlights that it names by their ids go out."""

    parts: tuple[PagePart, ...] = ()
    title: str = ""
    """Empty where the pages give it one."""
    sheet: Sheet = Sheet.A4
    has_cover: bool = False
    has_contents: bool = False
    has_emergency: bool = True
    emergency_id: str = ""
    """The emergency of the box; empty for the one that the pages point to most."""
    country: str = ""
    """ISO 3166-1 code of the country whose numbers are shown; empty leaves a line to fill in."""
    logo: str = ""
    """The path of a picture."""
    notes: frozenset[str] = frozenset()
    highlights: frozenset[str] = frozenset()

    def chapters(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """(id, slugs) of pages in their order; parts of one page that follow each other stand together."""
        for article_id, parts in groupby(self.parts, key=lambda part: part.article_id):
            yield article_id, tuple(part.slug for part in parts)

    def with_part(self, part: PagePart) -> "HandoutPlan":
        """With one more at the end. A whole page takes the place of its sections, and needs none of them."""
        if part in self.parts or PagePart(part.article_id) in self.parts:
            return self
        kept = self.parts if part.slug else tuple(one for one in self.parts if one.article_id != part.article_id)
        return replace(self, parts=(*kept, part))

    def without(self, part: PagePart) -> "HandoutPlan":
        return replace(self, parts=tuple(one for one in self.parts if one != part))

    def moved(self, start: int, end: int) -> "HandoutPlan":
        """With the part at `start` taken to `end`; a place beyond either end is that end."""
        parts = list(self.parts)
        parts.insert(max(0, min(len(parts) - 1, end)), parts.pop(start))
        return replace(self, parts=tuple(parts))

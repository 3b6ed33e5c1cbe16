"""Where in a page a note hangs, and how that place is found again after the page changed.

The selectors are those of the W3C Web Annotation Data Model (2017): a text quote with 32 characters of context
on either side, and a position. All offsets count characters of the collapsed text (see `plain_text.collapse`).
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from hrdesk.core.alignment import align
from hrdesk.core.find_in_page import Span
from hrdesk.core.plain_text import shared_beginning
from hrdesk.core.words import Words

CONTEXT = 32
_NEIGHBOUR = 16
"""Characters on one side of a quote that are enough to know it by."""
_TELLING = 40
"""Characters of a quote that stands nowhere else by chance; half as many under its heading."""
_SIDES = 2
_BESIDE = 10
"""Characters of a neighbour that say, under the same heading, that a quote is the same one."""
_SHORTEST_ALONE = 12
"""Characters of a quote that is offered to the person without any of its neighbours."""


@dataclass(frozen=True)
class Anchor:
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


class AnchorState(StrEnum):
    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    """The words changed, or it is not sure that they are the same ones: the person decides."""
    ORPHAN = "orphan"


@dataclass(frozen=True)
class Found:
    """Where an anchor is now; an orphan has no place."""

    state: AnchorState
    start: int = 0
    end: int = 0

    @property
    def is_placed(self) -> bool:
        return self.state is not AnchorState.ORPHAN


LOST = Found(AnchorState.ORPHAN)


def make_anchor(text: str, start: int, end: int) -> Anchor:
    """An anchor on `text[start:end]`."""
    return Anchor(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start, end)


def find_anchor(text: str, anchor: Anchor, passage: Span | None = None) -> Found:
    """Find the place of one anchor again, as `AnchorFinder` does for all of a page."""
    return AnchorFinder(text).find(anchor, passage)


class AnchorFinder:
    """Finds the anchors of one page again. A note on a wrong passage is worse than one that waits for the person.

    In this order: the quote between its neighbours, where it was or elsewhere; the place to which the words of the
    quote and its neighbours align best; a long quote that stands once on the page. Where words changed, or where they
    stand without their neighbours, the place is an offer.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def find(self, anchor: Anchor, passage: Span | None = None) -> Found:
        """Where an anchor is now; of places that are alike, the one within `passage`, where its heading stands now."""
        if not anchor.exact:
            return LOST
        whole = anchor.prefix + anchor.exact + anchor.suffix
        at = anchor.start - len(anchor.prefix)
        if anchor.end == anchor.start + len(anchor.exact) and at >= 0 and self._text.startswith(whole, at):
            return Found(AnchorState.SAME, anchor.start, anchor.end)
        return (
            self._between_neighbours(anchor, whole, passage)
            or self._at_one_neighbour(anchor)
            or self._aligned(anchor, passage)
            or LOST
        )

    @cached_property
    def _words(self) -> Words:
        return Words(self._text)

    def _between_neighbours(self, anchor: Anchor, whole: str, passage: Span | None) -> Found | None:
        first, last = self._text.find(whole), self._text.rfind(whole)
        if first < 0:
            return None
        state, at = AnchorState.MOVED, first
        if first != last:
            at = self._of_several(whole, passage)
            if at < 0:
                state, at = AnchorState.CHANGED, self._nearest(whole, anchor.start - len(anchor.prefix))
        start = at + len(anchor.prefix)
        return Found(state, start, start + len(anchor.exact))

    def _of_several(self, whole: str, passage: Span | None) -> int:
        """The only one under the heading; -1 where there are more or none."""
        if not passage:
            return -1
        first = self._text.find(whole, passage[0], passage[1] + len(whole))
        last = self._text.rfind(whole, passage[0], passage[1] + len(whole))
        return first if first == last else -1

    def _nearest(self, whole: str, was_at: int) -> int:
        places = (self._text.rfind(whole, 0, max(0, was_at) + len(whole)), self._text.find(whole, max(0, was_at)))
        return min((at for at in places if at >= 0), key=lambda at: abs(at - was_at))

    def _at_one_neighbour(self, anchor: Anchor) -> Found | None:
        """The quote with what stood on one side of it, if that stands once, and nothing speaks for another place."""
        places = set()
        for before, behind in ((anchor.prefix, ""), ("", anchor.suffix)):
            at = self._only(before + anchor.exact + behind) if len(before + behind) >= _NEIGHBOUR else -1
            if at >= 0:
                places.add(at + len(before))
        if len(places) != 1:
            return None
        start = places.pop()
        return Found(AnchorState.MOVED, start, start + len(anchor.exact))

    def _only(self, words: str) -> int:
        """Where words stand that stand once; -1 for others."""
        at = self._text.find(words)
        return at if at >= 0 and self._text.find(words, at + 1) < 0 else -1

    def _aligned(self, anchor: Anchor, passage: Span | None) -> Found | None:
        """The place of words like these between the same neighbours; or of these words alone; or of words like them."""
        aligned = align(self._words, anchor.prefix, anchor.exact, anchor.suffix)
        if not aligned or aligned.held < _SIDES:
            alone = self._alone(anchor, passage)
            if alone:
                return alone
        if not aligned:
            return None
        is_kept = self._text[aligned.start : aligned.end] == anchor.exact
        is_sure = is_kept and aligned.held == _SIDES and self._only(anchor.exact) >= 0
        return Found(AnchorState.MOVED if is_sure else AnchorState.CHANGED, aligned.start, aligned.end)

    def _alone(self, anchor: Anchor, passage: Span | None) -> Found | None:
        """A quote that stands once, with little or nothing of its neighbours. A short one may be another one."""
        at, length = self._only(anchor.exact), len(anchor.exact)
        if at < 0:
            return None
        is_beside = self._beside(anchor, at) >= _BESIDE
        if length < _SHORTEST_ALONE and not is_beside:
            return None
        is_under_heading = passage is not None and passage[0] <= at < passage[1]
        is_sure = length >= _TELLING or (is_under_heading and (is_beside or length >= _TELLING // 2))
        return Found(AnchorState.MOVED if is_sure else AnchorState.CHANGED, at, at + length)

    def _beside(self, anchor: Anchor, at: int) -> int:
        """How many characters of the nearer neighbours stand on one side of a place."""
        behind = self._text[at + len(anchor.exact) :][:CONTEXT]
        before = self._text[max(0, at - CONTEXT) : at]
        return max(shared_beginning(behind, anchor.suffix), shared_beginning(before[::-1], anchor.prefix[::-1]))

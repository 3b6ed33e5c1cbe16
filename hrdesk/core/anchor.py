"""Where in a page a note hangs, and how that place is found again after the page changed.

The selectors are those of the W3C Web Annotation Data Model (2017): a text quote with 32 characters of context
on either side, and a position. All offsets count characters of the collapsed text (see `plain_text.collapse`).
"""

from dataclasses import dataclass
from enum import StrEnum

from hrdesk.core.plain_text import shared_beginning

CONTEXT = 32
_LONGEST_CHANGE = 3
"""A changed passage may grow to this many times its length before it counts as lost."""
_SHORTEST_CONTEXT = 8


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


def make_anchor(text: str, start: int, end: int) -> Anchor:
    """An anchor on `text[start:end]`."""
    return Anchor(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start, end)


def find_anchor(text: str, anchor: Anchor) -> Found:
    """Find the place again: same, moved, changed between its neighbours, or orphan."""
    is_sound = anchor.exact and anchor.start >= 0 and anchor.end == anchor.start + len(anchor.exact)
    if is_sound and text.startswith(anchor.exact, anchor.start):
        return Found(AnchorState.SAME, anchor.start, anchor.end)
    return _find_moved(text, anchor) or _find_changed(text, anchor) or Found(AnchorState.ORPHAN)


def _find_moved(text: str, anchor: Anchor) -> Found | None:
    best: tuple[int, int, int] | None = None
    at = text.find(anchor.exact) if anchor.exact else -1
    while at >= 0:
        end = at + len(anchor.exact)
        context = _common_suffix(text[max(0, at - CONTEXT) : at], anchor.prefix)
        context += shared_beginning(text[end : end + CONTEXT], anchor.suffix)
        score = (context, -abs(at - anchor.start), at)
        best = score if best is None else max(best, score)
        at = text.find(anchor.exact, at + 1)
    if best is None:
        return None
    return Found(AnchorState.MOVED, best[2], best[2] + len(anchor.exact))


def _find_changed(text: str, anchor: Anchor) -> Found | None:
    if len(anchor.prefix) < _SHORTEST_CONTEXT or len(anchor.suffix) < _SHORTEST_CONTEXT:
        return None
    limit = _LONGEST_CHANGE * max(len(anchor.exact), CONTEXT)
    before = text.find(anchor.prefix)
    while before >= 0:
        start = before + len(anchor.prefix)
        end = text.find(anchor.suffix, start, start + limit + len(anchor.suffix))
        if end > start:
            return Found(AnchorState.CHANGED, start, end)
        before = text.find(anchor.prefix, before + 1)
    return None


def _common_suffix(one: str, other: str) -> int:
    return shared_beginning(one[::-1], other[::-1])

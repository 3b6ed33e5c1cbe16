"""Finds words in the text of a page."""

import re
from collections.abc import Sequence

Span = tuple[int, int]


def find_all(text: str, wanted: str) -> tuple[Span, ...]:
    """Every place of `wanted`, whatever the case, as (start, end); letters that grow in lower case are kept apart."""
    if not wanted:
        return ()
    low, needle = _lower(text), _lower(wanted)
    spans = []
    at = low.find(needle)
    while at >= 0:
        spans.append((at, at + len(needle)))
        at = low.find(needle, at + len(needle))
    return tuple(spans)


def find_words(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Every word of the text that begins with one of `words` (of two letters or more), as (start, end)."""
    wanted = sorted({re.escape(word) for word in words if len(word) > 1}, key=len, reverse=True)
    if not wanted:
        return ()
    pattern = re.compile(rf"\b(?:{'|'.join(wanted)})\w*", re.IGNORECASE)
    return tuple(match.span() for match in pattern.finditer(text))


def nearest_at_or_after(spans: Sequence[Span], position: int) -> int:
    """Index of the first span that starts at `position` or later, or 0 when there is none."""
    return next((index for index, span in enumerate(spans) if span[0] >= position), 0)


def _lower(text: str) -> str:
    """Each character in lower case by itself: "İ" would become two, and a final "Σ" another than one inside."""
    return text.lower() if text.isascii() else "".join(c.casefold() if len(c.casefold()) == 1 else c for c in text)

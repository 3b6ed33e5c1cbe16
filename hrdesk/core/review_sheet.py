"""What the person sees of a note that waits: its old passage, the new one that is offered, and what happened."""

from dataclasses import dataclass
from enum import StrEnum

from hrdesk.core.anchor import CONTEXT
from hrdesk.core.annotation import Annotation
from hrdesk.core.note_state import JudgedNote, NoteState
from hrdesk.core.page_text import PageText
from hrdesk.core.text_difference import Piece, Pieces, compare_texts

_AROUND = 120
"""Characters shown on either side of a passage of the page."""


class Fate(StrEnum):
    """What happened to the place of a note."""

    WORDS_CHANGED = "words-changed"
    WORDS_ELSEWHERE = "words-elsewhere"
    """The same words stand somewhere, without what stood around them."""
    WORDS_GONE = "words-gone"
    HEADING_RENAMED = "heading-renamed"
    HEADING_GONE = "heading-gone"
    PAGE_GONE = "page-gone"


@dataclass(frozen=True)
class Passage:
    """Words, and what stands around them."""

    before: str
    words: Pieces
    after: str


@dataclass(frozen=True)
class ReviewSheet:
    """A note that waits, as it is shown. Without a new passage there is nothing to confirm."""

    annotation: Annotation
    fate: Fate
    old: Passage
    new: Passage | None = None
    heading: str = ""
    """Words of the heading that the new passage stands under."""


def review_sheet(judged: JudgedNote, page: PageText | None) -> ReviewSheet:
    """The sheet of a note, on its page as it is now."""
    annotation, place = judged.annotation, judged.place
    old_words = annotation.anchor.exact if annotation.anchor else annotation.heading.replace("-", " ")
    fate = _fate(judged, page)
    if not page or judged.state is NoteState.ORPHAN:
        return ReviewSheet(annotation, fate, _old(annotation, (Piece(old_words),) if old_words else ()))
    new_words = page.text[place.start : place.end]
    if fate is Fate.HEADING_RENAMED:
        old_words = old_words.capitalize()
    old, new = compare_texts(old_words, new_words)
    passage = _new(page.text, place.start, place.end, new)
    return ReviewSheet(annotation, fate, _old(annotation, old), passage, place.heading)


def _fate(judged: JudgedNote, page: PageText | None) -> Fate:
    annotation, place = judged.annotation, judged.place
    is_lost = judged.state is NoteState.ORPHAN
    if not page:
        return Fate.PAGE_GONE
    if not annotation.anchor:
        return Fate.HEADING_GONE if is_lost else Fate.HEADING_RENAMED
    if is_lost:
        return Fate.WORDS_GONE
    is_same = page.text[place.start : place.end] == annotation.anchor.exact
    return Fate.WORDS_ELSEWHERE if is_same else Fate.WORDS_CHANGED


def _old(annotation: Annotation, words: Pieces) -> Passage:
    anchor = annotation.anchor
    if not anchor:
        return Passage("", words, "")
    before = f"…{anchor.prefix}" if anchor.start > len(anchor.prefix) else anchor.prefix
    return Passage(before, words, f"{anchor.suffix}…" if len(anchor.suffix) >= CONTEXT else anchor.suffix)


def _new(text: str, start: int, end: int, words: Pieces) -> Passage:
    """With whole words around it."""
    first = text.find(" ", max(0, start - _AROUND), start) + 1 if start > _AROUND else 0
    last = text.rfind(" ", end, end + _AROUND) if end + _AROUND < len(text) else len(text)
    before, after = text[first:start], text[end : max(end, last)]
    return Passage(f"…{before}" if first else before, words, f"{after}…" if last < len(text) else after)

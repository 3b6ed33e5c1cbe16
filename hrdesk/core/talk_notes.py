"""Which of a trainer's own notes stand beside a slide."""

from collections.abc import Iterable

from hrdesk.core.annotation import Annotation
from hrdesk.core.deck import DeckSlide

_PAGE_SLUGS = frozenset({"", "top"})
"""Slides that stand for the page as a whole."""


def own_notes(slide: DeckSlide, annotations: Iterable[Annotation], *, opens_page: bool) -> tuple[str, ...]:
    """The words of the notes on the heading of a slide, each with the words it hangs on.

    Notes on the page as a whole stand with the slide that opens it.
    """
    return tuple(_words(one) for one in annotations if one.has_note and _belongs(one, slide, opens_page=opens_page))


def _belongs(note: Annotation, slide: DeckSlide, *, opens_page: bool) -> bool:
    if note.heading:
        return note.heading == slide.slug
    return opens_page or slide.slug in _PAGE_SLUGS


def _words(note: Annotation) -> str:
    quote = f"“{note.anchor.exact}”\n" if note.anchor else ""
    author = f" ({note.author})" if note.author else ""
    return f"{quote}{note.note.strip()}{author}"

"""The pages of a deck for a file."""

from collections.abc import Iterator
from dataclasses import replace

from hrdesk.core.deck import Deck, DeckSlide, SlideKind
from hrdesk.core.deck_file import DeckFile, FilePage
from hrdesk.core.live_list import LiveList
from hrdesk.core.slide_page import Canvas
from hrdesk.ui.slides.cutting import cut_slide
from hrdesk.ui.slides.file_sheet import FileSheet
from hrdesk.ui.slides.slide_text import FigureFinder
from hrdesk.ui.theme import LIGHT


def file_page_steps(deck: Deck, canvas: Canvas, find: FigureFinder, *, with_pictures: bool) -> Iterator[int | DeckFile]:
    """How many slides are laid out, after each page; at last the deck, its figures as pictures if that is asked for.

    On the window's thread only: there Qt may hold a lock while it waits for Python, and on another thread a document
    waits for that lock while it holds Python. Qt must stand: without QGuiApplication there are no fonts.
    """
    sheet = FileSheet(canvas, LIGHT, find, with_pictures=with_pictures)
    pages: list[FilePage] = []
    for done, slide in enumerate(deck.slides):
        for page in cut_slide(_as_in_a_file(slide), sheet, find):
            yield done
            pages.append(sheet.file_page(page))
    yield len(deck.slides)
    yield DeckFile(deck.title, deck.language, canvas, tuple(pages))


def _as_in_a_file(slide: DeckSlide) -> DeckSlide:
    """A live list, which nobody can type into there as here, is a table with empty cells."""
    return replace(slide, html=LiveList().html()) if slide.kind is SlideKind.LIVE else slide

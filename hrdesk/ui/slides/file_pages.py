"""The pages of a deck for a file."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from hrdesk.core.deck import Deck, DeckSlide, SlideKind
from hrdesk.core.deck_file import DeckFile, FilePage
from hrdesk.core.live_list import LiveList
from hrdesk.core.slide_page import Canvas
from hrdesk.ui.slides.cutting import cut_slide
from hrdesk.ui.slides.file_sheet import FileSheet
from hrdesk.ui.slides.slide_text import FigureFinder
from hrdesk.ui.theme import LIGHT


def file_pages(
    deck: Deck, canvas: Canvas, find: FigureFinder, progress: Callable[[int, int], None], *, with_pictures: bool
) -> DeckFile:
    """Lay a deck out for a file, with its figures as pictures if that is asked for; takes seconds for a long page.

    May run off the window's thread. Qt must stand: without QGuiApplication there are no fonts.
    """
    sheet = FileSheet(canvas, LIGHT, find, with_pictures=with_pictures)
    pages: list[FilePage] = []
    for done, slide in enumerate(deck.slides, start=1):
        pages += _pages(slide, sheet, find)
        progress(done, len(deck.slides))
    return DeckFile(deck.title, deck.language, canvas, tuple(pages))


def _pages(slide: DeckSlide, sheet: FileSheet, find: FigureFinder) -> Iterator[FilePage]:
    """A live list, which nobody can type into there as here, is a table with empty cells."""
    shown = replace(slide, html=LiveList().html()) if slide.kind is SlideKind.LIVE else slide
    return map(sheet.file_page, cut_slide(shown, sheet, find))

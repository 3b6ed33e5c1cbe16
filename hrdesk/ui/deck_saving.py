"""Writes the slides of a page into a file, in the form that the ending of its name says."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from hrdesk.core.article_view import Article
from hrdesk.core.deck import Deck
from hrdesk.core.deck_file import DeckFile
from hrdesk.core.slide_page import Canvas
from hrdesk.ui.slides.file_pages import file_page_steps
from hrdesk.ui.slides.slide_text import FigureFinder
from hrdesk.ui.theme import DARK, LIGHT

POWERPOINT = ".pptx"
WEB_PAGES = (".html", ".htm")
ENDINGS = (*WEB_PAGES, POWERPOINT)
_LAID_OUT = 80
"""Percent of the work that is done once all slides are laid out."""


def _tell_nobody(_done: int, _total: int) -> None:
    """Nobody waits for the figures."""


class DeckSaving:
    """What is needed to write a deck: laid out in steps on the window's thread, written on any other."""

    def __init__(self, deck: Deck, article: Article, find: FigureFinder, looks: Path, now: datetime) -> None:
        self._deck = deck
        self._find = find
        self._looks = looks
        self._now = now
        self._origin = " · ".join(part for part in ("Made with hrdesk", article.licence, article.attribution) if part)

    def write(self, path: Path, canvas: Canvas, progress: Callable[[int, int], None]) -> int:
        """Lay out and write at once, and tell how many slides the file has; raises FileNotWritable."""
        laid_out: DeckFile | None = None
        for step in self.layout_steps(path, canvas):
            if isinstance(step, DeckFile):
                laid_out = step
            else:
                progress(_LAID_OUT * step, 100 * len(self._deck.slides))
        assert laid_out, "the last step gives it"

        def written(done: int, total: int) -> None:
            progress(_LAID_OUT * total + (100 - _LAID_OUT) * done, 100 * total)

        return self.write_pages(path, laid_out, written)

    def layout_steps(self, path: Path, canvas: Canvas) -> Iterator[int | DeckFile]:
        """As `file_page_steps`, for the form that the ending of a file's name says."""
        return file_page_steps(self._deck, canvas, self._find, with_pictures=_is_powerpoint(path))

    def write_pages(self, path: Path, pages: DeckFile, progress: Callable[[int, int], None] = _tell_nobody) -> int:
        """Write what was laid out for this file, and tell how many slides it has; raises FileNotWritable. No Qt."""
        if _is_powerpoint(path):
            from hrdesk.services.deck_pptx import write_pptx

            return write_pptx(path, pages, asdict(LIGHT), self._origin, self._now, progress)
        from hrdesk.services.deck_html import write_html

        write_html(path, pages, asdict(LIGHT), asdict(DARK), self._looks, self._origin)
        return len(pages.pages)


def _is_powerpoint(path: Path) -> bool:
    return path.suffix.lower() == POWERPOINT

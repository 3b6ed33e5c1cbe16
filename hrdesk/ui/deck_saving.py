"""Writes the slides of a page into a file, in the form that the ending of its name says."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from hrdesk.core.article_view import Article
from hrdesk.core.deck import Deck
from hrdesk.core.slide_page import Canvas
from hrdesk.ui.slides.file_pages import file_pages
from hrdesk.ui.slides.slide_text import FigureFinder
from hrdesk.ui.theme import DARK, LIGHT

POWERPOINT = ".pptx"
WEB_PAGES = (".html", ".htm")
ENDINGS = (*WEB_PAGES, POWERPOINT)
_LAID_OUT = 80
"""Percent of the work that is done once all slides are laid out."""


class DeckSaving:
    """What is needed to write a deck; made at once, so that the slow part can run elsewhere."""

    def __init__(self, deck: Deck, article: Article, find: FigureFinder, looks: Path, now: datetime) -> None:
        self._deck = deck
        self._find = find
        self._looks = looks
        self._now = now
        self._origin = " · ".join(part for part in ("Made with hrdesk", article.licence, article.attribution) if part)

    def write(self, path: Path, canvas: Canvas, progress: Callable[[int, int], None]) -> int:
        """Write the file and tell how many slides it has; raises FileNotWritable. Slow: up to seconds."""
        is_powerpoint = path.suffix.lower() == POWERPOINT

        def laid_out(done: int, total: int) -> None:
            progress(_LAID_OUT * done, 100 * total)

        def written(done: int, total: int) -> None:
            progress(_LAID_OUT * total + (100 - _LAID_OUT) * done, 100 * total)

        pages = file_pages(self._deck, canvas, self._find, laid_out, with_pictures=is_powerpoint)
        if is_powerpoint:
            from hrdesk.services.deck_pptx import write_pptx

            return write_pptx(path, pages, asdict(LIGHT), self._origin, self._now, written)
        from hrdesk.services.deck_html import write_html

        write_html(path, pages, asdict(LIGHT), asdict(DARK), self._looks, self._origin)
        return len(pages.pages)

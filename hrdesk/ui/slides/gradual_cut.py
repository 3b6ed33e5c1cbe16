"""Cuts the slides of a deck one at a time, so that the first can be shown while the rest waits."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from hrdesk.core.deck import DeckSlide
from hrdesk.core.slide_page import SlidePage
from hrdesk.ui.slides.cutting import cut_slide
from hrdesk.ui.slides.slide_sheet import SlideSheet
from hrdesk.ui.slides.slide_text import FigureFinder


class GradualCut(QObject):
    """Holds the pages of the slides that are cut, in the order of the deck."""

    finished = Signal()
    """All are cut."""

    def __init__(
        self, slides: Sequence[DeckSlide], sheet: SlideSheet, find: FigureFinder, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._slides = tuple(slides)
        self._sheet = sheet
        self._find = find
        self._cut: dict[int, tuple[SlidePage, ...]] = {}
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._cut_next)

    @property
    def pages(self) -> tuple[SlidePage, ...]:
        """Of all slides that are cut."""
        return tuple(page for place in sorted(self._cut) for page in self._cut[place])

    @property
    def is_finished(self) -> bool:
        return len(self._cut) == len(self._slides)

    def place_of(self, slide: int) -> int:
        """The place among the pages of the first page of a slide, which is cut now if it was not."""
        self._cut_slide(slide)
        return sum(len(pages) for place, pages in self._cut.items() if place < slide)

    def start(self) -> None:
        """Go on cutting whenever nothing else happens."""
        self._timer.start()

    def stop(self) -> None:
        """Cut no more."""
        self._timer.stop()

    def finish(self) -> None:
        """Cut what is left at once: somebody wants to go there."""
        for place in range(len(self._slides)):
            self._cut_slide(place)
        self._end()

    def _cut_next(self) -> None:
        place = next((place for place in range(len(self._slides)) if place not in self._cut), None)
        if place is not None:
            self._cut_slide(place)
        if self.is_finished:
            self._end()

    def _cut_slide(self, place: int) -> None:
        if place not in self._cut:
            self._cut[place] = cut_slide(self._slides[place], self._sheet, self._find)

    def _end(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.finished.emit()

"""What opens over the presenter view during a talk: all slides, the search of the library, the keys."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hrdesk.core.deck import Deck
from hrdesk.core.hit import Hit
from hrdesk.core.slide_page import SlidePage
from hrdesk.ui.presenter.keys_sheet import KeysSheet
from hrdesk.ui.presenter.library_lookup import FindPages, LibraryLookup
from hrdesk.ui.presenter.slide_picker import SlidePicker
from hrdesk.ui.slides.cutting import cut_slide

if TYPE_CHECKING:
    from hrdesk.ui.talk_show import TalkShow

DeckOf = Callable[[str], Deck | None]
"""The slides of a page, by its id."""


class TalkCovers(QObject):
    """One is open at a time. On an only screen the presenter view comes with it, and goes with it."""

    changed = Signal()

    def __init__(self, show: "TalkShow", find: FindPages, deck_of: DeckOf) -> None:
        super().__init__(show)
        self._show = show
        self._deck_of = deck_of
        self.picker = SlidePicker()
        self.lookup = LibraryLookup(find, self._pages_of, show.audience.sheet)
        self.keys = KeysSheet()
        self._all: tuple[QWidget, ...] = (self.picker, self.lookup, self.keys)
        self._brought_presenter = False
        for cover in self._all:
            show.presenter.cover_with(cover)
        self.picker.chosen.connect(self._go_to)
        self.picker.left.connect(self.close)
        self.lookup.field.left.connect(self.close)
        self.lookup.show_requested.connect(self._bring_in)

    @property
    def is_open(self) -> bool:
        return any(not cover.isHidden() for cover in self._all)

    def pick_slide(self) -> None:
        """Open all slides, or close them."""
        if not self.picker.isHidden():
            self.close()
            return
        self._show.cut_all()
        self._make_way()
        self.picker.open(self._show.talk.pages, self._show.talk.at, self._show.audience.sheet)

    def look_up(self) -> None:
        """Open the search of the library."""
        self._make_way()
        self.lookup.open(self._show.audience.sheet)

    def show_keys(self) -> None:
        """Open the page of keys, or close it."""
        if not self.keys.isHidden():
            self.close()
            return
        self._make_way()
        self.keys.open()

    def close(self) -> None:
        """Back to the slides."""
        for cover in self._all:
            cover.hide()
        if self._brought_presenter:
            self._brought_presenter = False
            self._show.screens.toggle_presenter()
        self._show.presenter.setFocus()
        self.changed.emit()

    def _make_way(self) -> None:
        for cover in self._all:
            cover.hide()
        if not self._show.presenter.isVisible():
            self._brought_presenter = True
            self._show.screens.toggle_presenter()
        self._show.presenter.activateWindow()
        self.changed.emit()

    def _go_to(self, place: int) -> None:
        self.close()
        self._show.go_to(place)

    def _bring_in(self, page: SlidePage) -> None:
        self.close()
        self._show.bring_in(page)

    def _pages_of(self, hit: Hit) -> Sequence[SlidePage]:
        """The slides of the section that was found, or of all of a page."""
        deck, sheet = self._deck_of(hit.article_id), self._show.audience.sheet
        if not deck:
            return ()
        slides = [slide for slide in deck.slides if slide.slug == hit.slug] or deck.slides[:1]
        return [page for slide in slides for page in cut_slide(slide, sheet, self._show.find_figure)]

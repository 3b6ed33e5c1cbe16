"""Presenting: makes slides of what is read, shows them, and comes back to where the talk began."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from hrdesk.core.deck import Deck, DeckSlide
from hrdesk.core.errors import LibraryError
from hrdesk.core.freshness import judge_freshness
from hrdesk.core.hit import Hit
from hrdesk.core.talk_notes import own_notes
from hrdesk.ui.actions import without_argument
from hrdesk.ui.choices import Choices
from hrdesk.ui.desk import Desk
from hrdesk.ui.freshness_words import freshness_words
from hrdesk.ui.messages import MessageStrip, Toast
from hrdesk.ui.notes.annotation_book import AnnotationBook
from hrdesk.ui.reader.reader_page import ReaderPage
from hrdesk.ui.theme import LIGHT, Colours

if TYPE_CHECKING:
    from hrdesk.services.keep_awake import KeepAwake
    from hrdesk.ui.presenter.library_lookup import FindPages
    from hrdesk.ui.talk_show import TalkShow


class Presenting(QObject):
    """One talk at a time. One that ended is kept, and goes on where it was when its slides are presented again."""

    turned = Signal(bool)
    """A talk is on show now, or none any more."""
    begun = Signal(object)
    """The TalkShow that is on show now, for whoever has tools to put into its presenter window."""
    ended = Signal(object)
    """The TalkShow that the person ended; its talk is stopped, its log whole."""

    def __init__(
        self,
        desk: Desk,
        choices: Choices,
        actions: Mapping[str, QAction],
        reader: ReaderPage,
        book: AnnotationBook,
        find_pages: "FindPages",
        emergency_page: QWidget,
        messages: MessageStrip,
        toast: Toast,
        content: QWidget,
    ) -> None:
        super().__init__(content)
        self._desk = desk
        self._choices = choices
        self._actions = actions
        self._reader = reader
        self._book = book
        self._find_pages = find_pages
        self._emergency_page = emergency_page
        self._messages = messages
        self._toast = toast
        self._content = content
        self._colours = LIGHT
        self._show: TalkShow | None = None
        self._is_on = False
        self._is_asking = True
        """Whether the person may be asked what becomes of a talk that ends."""
        self._went_to_emergency = False
        self._awake: KeepAwake | None = None
        actions["present"].triggered.connect(without_argument(self.present))
        actions["present_here"].triggered.connect(without_argument(self.present_here))
        book.records.changed.connect(self._renew_notes)

    @property
    def show(self) -> "TalkShow | None":
        """The talk that is on show."""
        return self._show if self._is_on else None

    def present(self) -> None:
        """Present the page that is read, from its title, or go on where its talk was ended."""
        if self._is_on:
            self._come_back()
            return
        deck = self._deck_of_page()
        if deck and self._show and self._show.deck == deck and self._show.talk.following:
            self._begin(self._show)
            self._show.presenter.say(
                self.tr("The talk goes on where you ended it. Home shows the first slide, R counts the time anew.")
            )
        elif deck:
            self.present_deck(deck)

    def present_here(self) -> None:
        """Present the page that is read from the section in view."""
        deck = None if self._is_on else self._deck_of_page()
        if deck:
            self.present_deck(deck, deck.place_of(self._headings_so_far()))
        elif self._is_on:
            self._come_back()

    def present_deck(self, deck: Deck, at: int = 0) -> None:
        """Present slides from one of them; a talk that is on show goes before."""
        from hrdesk.ui.talk_show import TalkNeeds, TalkShow

        if self._is_on:
            self._come_back()
            return
        self.forget()
        needs = TalkNeeds(
            self._desk.library.figure,
            self._look_up,
            self._deck_of,
            self._own_notes,
            self._choices,
            self._desk.clock,
            self._desk.now,
        )
        show = TalkShow(deck, at, self._colours, needs, self._content.window())
        show.ended.connect(self._end)
        show.emergency_requested.connect(self._show_emergency)
        self._begin(show)

    def end(self) -> None:
        """End the talk that is on show, if any, without a question: the window hides or closes."""
        if self._show and self._is_on:
            self._is_asking = False
            self._show.end()
            self._is_asking = True

    def forget(self) -> None:
        """Let go of a talk that was ended."""
        if self._show and not self._is_on:
            self._show.let_go()
            self._show = None

    def close(self) -> None:
        """The window closes: nothing of a talk stays open."""
        self.end()
        self.forget()

    def set_colours(self, colours: Colours) -> None:
        """Show talks in these colours."""
        self._colours = colours
        if self._show:
            self._show.set_colours(colours)

    def _begin(self, show: "TalkShow") -> None:
        self._show, self._is_on, self._went_to_emergency = show, True, False
        self.turned.emit(True)
        show.begin()
        self._keep_awake().begin()
        self.begun.emit(show)

    def _end(self) -> None:
        """Back to the main window, and to the page the talk began from where F9 led away from it."""
        show, self._is_on = self._show, False
        self.turned.emit(False)
        self._keep_awake().end()
        if self._went_to_emergency and self._emergency_page.isVisible():
            self._actions["back"].trigger()
        self._raise_main()
        if self._is_asking:
            self.ended.emit(show)

    def _keep_awake(self) -> "KeepAwake":
        """What keeps the screen from sleeping; chosen at the first talk."""
        if self._awake is None:
            from hrdesk.services.keep_awake import KeepAwake, ways_here
            from hrdesk.ui.desktop_awake import DesktopWay

            desktop = [DesktopWay()] if sys.platform.startswith("linux") else []
            has_screen = QGuiApplication.platformName() != "offscreen"
            self._awake = KeepAwake([*desktop, *ways_here(os.getpid())] if has_screen else [])
        return self._awake

    def _come_back(self) -> None:
        if self._show:
            self._show.bring_back()

    def _show_emergency(self) -> None:
        """Somebody needs help: the page opens over the presenter window; the room sees what it saw."""
        self._went_to_emergency = True
        self._actions["emergency"].trigger()
        self._raise_main()
        self._toast.tell(self.tr("The talk waits: F5 brings you back to it."))

    def _raise_main(self) -> None:
        window = self._content.window()
        window.raise_()
        window.activateWindow()

    def _renew_notes(self) -> None:
        if self._show:
            self._show.renew_notes()

    def _own_notes(self, slide: DeckSlide, opens_page: bool) -> tuple[str, ...]:
        return own_notes(slide, self._book.on_article(slide.article_id), opens_page=opens_page)

    def _deck_of_page(self) -> Deck | None:
        article = self._reader.article if self._reader.isVisible() else None
        if not article:
            self._toast.tell(self.tr("Open a page first: F5 shows it as slides."))
            return None
        return self._deck_of(article.card.id)

    def _deck_of(self, article_id: str) -> Deck | None:
        from hrdesk.services.decks import Decks

        try:
            card = self._desk.library.article(article_id).card
            freshness = judge_freshness(card.status, card.reviewed, card.review_due, self._desk.today())
            return Decks(self._desk.library).deck(article_id, freshness_words(freshness))
        except LibraryError as error:
            self._messages.report(error)
            return None

    def _look_up(self, text: str, limit: int) -> Sequence[Hit]:
        try:
            return self._find_pages(text, limit)
        except LibraryError as error:
            self._messages.report(error)
            return ()

    def _headings_so_far(self) -> tuple[str, ...]:
        """The headings of the page down to the one in view at the top."""
        article, here = self._reader.article, self._reader.view.heading_on_top()
        slugs = [entry.slug for entry in article.outline] if article else []
        return tuple(slugs[: slugs.index(here) + 1]) if here in slugs else ()

"""What was read and kept: history, bookmarks, and the cards of Home made from them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hrdesk.core.article_card import ArticleCard
from hrdesk.core.errors import HrdeskError
from hrdesk.services.bookshelf import Bookshelf
from hrdesk.services.notebook import Notebook
from hrdesk.ui.desk import Desk
from hrdesk.ui.home.home_page import RECENT, HomeCards

if TYPE_CHECKING:
    from hrdesk.ui.notes.shelf_book import ShelfBook


class Reading(QObject):
    """Remembers through the notebook; where it cannot be written, history is not kept."""

    failed = Signal(HrdeskError)
    told = Signal(str)

    def __init__(self, desk: Desk, book: "Callable[[], ShelfBook]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._shelf: Bookshelf | None = None
        self.work_on(desk.notebook, desk.hindrance)
        self._cards = {card.id: card for card in desk.library.cards()}

    def work_on(self, notebook: Notebook | None, hindrance: HrdeskError | None) -> None:
        """Go on with another notebook, or with none, as when it is locked."""
        self._shelf = notebook.bookshelf if notebook else None
        self._can_write = notebook is not None and hindrance is None

    def note_opened(self, article_id: str) -> None:
        """Remember that a page was opened."""
        shelf = self._shelf
        if shelf and self._can_write:
            self._try(lambda: shelf.note_reading(article_id, self._desk.now()))

    def is_bookmarked(self, article_id: str) -> bool:
        return bool(self._shelf and self._shelf.is_bookmarked(article_id))

    def toggle_bookmark(self, article_id: str) -> None:
        """Keep the page on Home, or no longer."""
        was_on = self.is_bookmarked(article_id)
        if self._book().toggle_bookmark(article_id) and not was_on:  # what is removed is told with its undo
            self.told.emit(self.tr("Bookmarked. It stands on Home."))

    def home_cards(self) -> HomeCards:
        """The pages that Home leads to now."""
        library, shelf = self._desk.library, self._shelf
        return HomeCards(
            emergencies=library.emergencies(),
            outreach=library.start_here("outreach"),
            trainer=library.start_here("trainer"),
            manager=library.start_here("manager"),
            recent=self._known(shelf.recent(RECENT) if shelf else ()),
            bookmarks=self._known(shelf.bookmarks() if shelf else ()),
            overdue=library.overdue(self._desk.today()),
        )

    def _known(self, article_ids: tuple[str, ...]) -> list[ArticleCard]:
        """Cards of the pages that this library has; ids of others are kept in the notebook all the same."""
        return [self._cards[name] for name in article_ids if name in self._cards]

    def _try(self, deed: Callable[[], None]) -> bool:
        try:
            deed()
        except HrdeskError as error:
            self.failed.emit(error)
            return False
        return True

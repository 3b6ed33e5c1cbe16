"""The slides of running orders, from a library."""

from collections.abc import Callable

from hrdesk.core.article import BUNDLED_PACK
from hrdesk.core.order_slides import ItemSlides, OrderDeck, order_deck
from hrdesk.core.running_order import OrderItem, RunningOrder
from hrdesk.services.decks import Decks
from hrdesk.services.library import Library

Standing = Callable[[str], str]
"""How far a page was checked, in words, by its id."""


class OrderDecks:
    """Puts the slides of pages and sections together."""

    def __init__(self, library: Library, decks: Decks) -> None:
        self._library = library
        self._decks = decks

    def deck(self, order: RunningOrder, standing: Standing) -> OrderDeck:
        """The slides of an order, and its items that have none; raises LibraryUnreadable."""
        return order_deck([self._slides(item, standing) for item in order.items])

    def _slides(self, item: OrderItem, standing: Standing) -> ItemSlides:
        if item.pack != BUNDLED_PACK or not self._library.has(item.article_id):
            return ItemSlides(item, None)
        outline = self._library.article(item.article_id).outline if item.slug else ()
        return ItemSlides(item, self._decks.deck(item.article_id, standing(item.article_id)), outline)

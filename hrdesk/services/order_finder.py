"""Finds what can be put into a running order: pages and sections by words."""

from collections.abc import Iterator

from hrdesk.core.article import Section
from hrdesk.core.running_order import OrderItem
from hrdesk.services.library import Library
from hrdesk.services.place_finder import PlaceFinder

_FOUND = 25
_NO_SLIDES = frozenset({"sources", "when-to-get-help-now"})
"""Headings that stand on every page and are no slides."""


class OrderFinder:
    """Answers from an open library."""

    def __init__(self, library: Library, finder: PlaceFinder) -> None:
        self._library = library
        self._finder = finder

    def find(self, text: str) -> tuple[OrderItem, ...]:
        """What is called so, then the sections of the page that fits best; the workshops where nothing was typed.

        Raises LibraryError.
        """
        if not text.strip():
            workshops = (card for card in self._library.cards() if card.section is Section.TRAINING)
            return tuple(OrderItem(card.id) for card in workshops)
        return tuple(dict.fromkeys(self._found(text)))

    def _found(self, text: str) -> Iterator[OrderItem]:
        places = [place for place in self._finder.find(text, _FOUND) if place.slug not in _NO_SLIDES]
        for place in places:
            yield OrderItem(place.article_id, place.slug)
            if place is places[0] and not place.slug:
                headings = self._library.headings(place.article_id)
                yield from (OrderItem(place.article_id, slug) for slug in headings if slug not in _NO_SLIDES)

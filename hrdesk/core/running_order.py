"""What a talk goes through, in an order: pages and sections of pages, each with the minutes that are planned for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from hrdesk.core.article import BUNDLED_PACK

LONGEST_NAME = 80
"""Characters of the name of a running order."""
MOST_MINUTES = 24 * 60
"""Of one item: a day."""


@dataclass(frozen=True)
class OrderItem:
    """A page, or with the slug of a heading one section of it. 0 minutes are none planned."""

    article_id: str
    slug: str = ""
    minutes: int = 0
    pack: str = BUNDLED_PACK

    @property
    def key(self) -> str:
        """By what an item is known in its order, and on every device."""
        return f"{self.pack}/{self.article_id}#{self.slug}" if self.slug else f"{self.pack}/{self.article_id}"


@dataclass(frozen=True)
class RunningOrder:
    """Items in their order; each page or section stands there once."""

    id: str
    name: str
    created: datetime
    items: tuple[OrderItem, ...] = ()

    @property
    def minutes(self) -> int:
        """All that is planned."""
        return sum(item.minutes for item in self.items)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(item.key for item in self.items)

    def item(self, key: str) -> OrderItem | None:
        return next((item for item in self.items if item.key == key), None)

    def with_items(self, items: Sequence[OrderItem]) -> "RunningOrder":
        """With these behind the others; one that is there already stays where it is."""
        known = {item.key: item for item in (*reversed(items), *reversed(self.items))}
        keys = dict.fromkeys((*self.keys, *(item.key for item in items)))
        return replace(self, items=tuple(known[key] for key in keys))

    def without_item(self, key: str) -> "RunningOrder":
        return replace(self, items=tuple(item for item in self.items if item.key != key))

    def with_item_at(self, key: str, place: int) -> "RunningOrder":
        """The item moved to a place in the order, counted without it."""
        moved, rest = self.item(key), [item for item in self.items if item.key != key]
        if not moved:
            return self
        rest.insert(max(0, place), moved)
        return replace(self, items=tuple(rest))

    def with_minutes(self, key: str, minutes: int) -> "RunningOrder":
        planned = min(max(0, minutes), MOST_MINUTES)
        return replace(
            self, items=tuple(replace(item, minutes=planned) if item.key == key else item for item in self.items)
        )


def item_of(key: str, minutes: int = 0) -> OrderItem:
    """The item that goes by a key; raises ValueError where none can."""
    pack, _, rest = key.partition("/")
    article_id, _, slug = rest.partition("#")
    item = OrderItem(article_id, slug, minutes, pack)
    if not pack or not article_id or item.key != key:
        raise ValueError("the key of no item")
    return item


def items_of(keys: Sequence[str], minutes: Mapping[str, int]) -> tuple[OrderItem, ...]:
    """The items by their keys, each once, with the minutes planned for them; raises ValueError."""
    return tuple(item_of(key, minutes.get(key, 0)) for key in dict.fromkeys(keys))

"""Running orders: what is asked of them, and the steps that change them."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from hrdesk.core.running_order import LONGEST_NAME, OrderItem, RunningOrder
from hrdesk.core.undo import one_step
from hrdesk.ui.record_book import RecordBook
from hrdesk.ui.words import tr


class OrderBook:
    """Changes running orders through the book of records: each change is one step, and on the disk at once."""

    def __init__(self, records: RecordBook) -> None:
        self.records = records

    @property
    def is_open(self) -> bool:
        return self.records.notebook is not None

    def orders(self) -> tuple[RunningOrder, ...]:
        """Every running order, by name."""
        return self.records.notebook.running_orders.all() if self.records.notebook else ()

    def find(self, order_id: str) -> RunningOrder | None:
        return next((one for one in self.orders() if one.id == order_id), None) if order_id else None

    def begin(self, name: str, items: tuple[OrderItem, ...] = ()) -> RunningOrder | None:
        """A new order; None if it could not be kept."""
        words = _name(name)
        begun = RunningOrder(str(uuid4()), words, self.records.now(), items)
        return begun if words and self.records.take(one_step(None, begun)) else None

    def duplicate(self, order_id: str) -> RunningOrder | None:
        """The same items under a name that says so; None if that could not be kept."""
        found = self.find(order_id)
        if not found:
            return None
        ending = tr(" (copy)")
        return self.begin(found.name[: LONGEST_NAME - len(ending)] + ending, found.items)

    def rename(self, order_id: str, name: str) -> bool:
        before, words = self.find(order_id), _name(name)
        return bool(before and words) and self._change(before, replace(before, name=words) if before else None)

    def remove(self, order_id: str) -> bool:
        before = self.find(order_id)
        return before is not None and self.records.take(one_step(before, None))

    def add(self, order_id: str, items: Sequence[OrderItem]) -> bool:
        before = self.find(order_id)
        return self._change(before, before.with_items(items) if before else None)

    def move(self, order_id: str, key: str, place: int) -> bool:
        before = self.find(order_id)
        return self._change(before, before.with_item_at(key, place) if before else None)

    def drop(self, order_id: str, key: str) -> bool:
        before = self.find(order_id)
        return self._change(before, before.without_item(key) if before else None)

    def plan(self, order_id: str, key: str, minutes: int) -> bool:
        before = self.find(order_id)
        return self._change(before, before.with_minutes(key, minutes) if before else None)

    def _change(self, before: RunningOrder | None, after: RunningOrder | None) -> bool:
        if not before or not after or before == after:
            return False
        return self.records.take(one_step(before, after))


def _name(words: str) -> str:
    return " ".join(words.split())[:LONGEST_NAME]

"""Running orders of talks. They are written by `records`."""

import json
from datetime import datetime

from hrdesk.core.running_order import OrderItem, RunningOrder
from hrdesk.services.database import Connection, read_rows


class RunningOrders:
    """The running orders in an open notebook."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[RunningOrder, ...]:
        """Every order, by name; one that makes no sense is left out and kept."""
        found = []
        for row in read_rows(self._connection, "SELECT id, name, created, items FROM running_orders"):
            try:
                items = tuple(_item(values) for values in json.loads(row["items"]))
                found.append(RunningOrder(row["id"], row["name"], datetime.fromisoformat(row["created"]), items))
            except (ValueError, TypeError):
                continue
        return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))


def write_running_order(connection: Connection, order: RunningOrder) -> None:
    """Write its row, new or changed, within a transaction."""
    sql = "INSERT OR REPLACE INTO running_orders (id, name, created, items) VALUES (?, ?, ?, ?)"
    items = json.dumps([[item.pack, item.article_id, item.slug, item.minutes] for item in order.items])
    connection.execute(sql, (order.id, order.name, order.created.isoformat(), items))


def _item(values: object) -> OrderItem:
    match values:
        case [str() as pack, str() as article_id, str() as slug, int() as minutes] if minutes >= 0:
            return OrderItem(article_id, slug, minutes, pack)
        case _:
            raise ValueError("an item that makes no sense")

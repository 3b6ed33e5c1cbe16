"""A running order and its items in the person's words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hrdesk.core.article import BUNDLED_PACK
from hrdesk.core.page_names import PageNames
from hrdesk.core.running_order import OrderItem, RunningOrder
from hrdesk.ui.words import tr


@dataclass(frozen=True)
class ItemRow:
    """An item as a list shows it."""

    key: str
    title: str
    under: str
    minutes: int
    is_here: bool
    """Whether this library has the page and its section."""


def item_row(item: OrderItem, names: PageNames) -> ItemRow:
    """A page by its title, a section by its heading with the title below; what is gone says so."""
    has_page = item.pack == BUNDLED_PACK and names.knows(item.article_id)
    title = names.title(item.article_id)
    if not has_page:
        under = tr("Not in this library. It is left out when you present.")
        return ItemRow(item.key, item.article_id, under, item.minutes, is_here=False)
    if not item.slug:
        return ItemRow(item.key, title, tr("The whole page"), item.minutes, is_here=True)
    heading = names.heading(item.article_id, item.slug)
    if not heading:
        under = tr("This section is no longer on the page. It is left out when you present.")
        return ItemRow(item.key, title, under, item.minutes, is_here=False)
    return ItemRow(item.key, heading, tr("Section of {page}").format(page=title), item.minutes, is_here=True)


def spoken(row: ItemRow, number: int) -> str:
    """The row for somebody who hears it."""
    told = tr("{number}. {title}. {under}").format(number=number, title=row.title, under=row.under)
    minutes = tr("{minutes} minutes").format(minutes=row.minutes)
    return f"{told} {minutes}" if row.minutes else told


def minutes_words(minutes: int) -> str:
    """“45 min”, “2 h”, or “2 h 05 min”."""
    if minutes >= 60 and not minutes % 60:
        return tr("{hours} h").format(hours=minutes // 60)
    if minutes < 60:
        return tr("{minutes} min").format(minutes=minutes)
    return tr("{hours} h {minutes} min").format(hours=minutes // 60, minutes=f"{minutes % 60:02}")


def order_words(order: RunningOrder) -> str:
    """How much is in it, for a list of orders."""
    count = len(order.items)
    items = tr("1 item") if count == 1 else tr("{count} items").format(count=count)
    return f"{items} · {minutes_words(order.minutes)}" if order.minutes else items


def plan_words(order: RunningOrder, now: datetime) -> str:
    """How long it takes, and when it would end if it began now."""
    if not order.minutes:
        return tr("{items} · no minutes planned yet").format(items=order_words(order))
    end = (now + timedelta(minutes=order.minutes)).astimezone()
    words = [order_words(order), tr("begun now, it ends at {time}").format(time=f"{end:%H:%M}")]
    untimed = sum(not item.minutes for item in order.items)
    if untimed == 1:
        words.append(tr("1 item has no minutes yet"))
    elif untimed:
        words.append(tr("{count} items have no minutes yet").format(count=untimed))
    return " · ".join(words)

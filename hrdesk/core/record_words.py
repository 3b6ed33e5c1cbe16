"""What a record is told by in a list: the words that a person wrote, or else those that it hangs on."""

from collections.abc import Mapping

from hrdesk.core.annotation import Annotation
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.record import Record
from hrdesk.core.running_order import OrderItem, RunningOrder


def words_of(record: Record | None, titles: Mapping[str, str] | None = None) -> str:
    """The words of a note with its tags, of a question, or of a list with its pages, by title; nothing of none."""
    match record:
        case Annotation():
            quote = record.anchor.exact if record.anchor else ""
            return " ".join((record.note or quote, *(f"#{tag}" for tag in record.tags))).strip()
        case Question():
            return record.text
        case ReadingList():
            pages = ", ".join((titles or {}).get(page, page) for page in record.pages)
            return f"{record.name}: {pages}" if pages else record.name
        case RunningOrder():
            items = ", ".join(item_words(item, titles or {}) for item in record.items)
            return f"{record.name}: {items}" if items else record.name
        case _:
            return ""


def item_words(item: OrderItem, titles: Mapping[str, str]) -> str:
    """A page by its title, with the heading of a section and the minutes planned."""
    title = titles.get(item.article_id, item.article_id)
    where = f"{title} ({item.slug})" if item.slug else title
    return f"{where}, {item.minutes} min" if item.minutes else where


def page_of(record: Record) -> str:
    """The id of the page that a record is on; nothing where it is on none, or on several."""
    return record.article_id if isinstance(record, Annotation | Bookmark) else ""

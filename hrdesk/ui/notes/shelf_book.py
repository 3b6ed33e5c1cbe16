"""Bookmarks and reading lists: what is asked of them, and the steps that change them."""

from dataclasses import replace
from uuid import uuid4

from hrdesk.core.reading_list import LONGEST_NAME, Bookmark, ReadingList
from hrdesk.core.undo import one_step
from hrdesk.services.bookshelf import Bookshelf
from hrdesk.ui.record_book import RecordBook


class ShelfBook:
    """Sets bookmarks and fills lists through the book of records."""

    def __init__(self, records: RecordBook) -> None:
        self.records = records

    def is_bookmarked(self, article_id: str) -> bool:
        return bool(self._shelf and self._shelf.is_bookmarked(article_id))

    def toggle_bookmark(self, article_id: str) -> bool:
        """Set a bookmark, or take it away; whether that is on the disk now."""
        before = self._shelf.bookmark(article_id) if self._shelf else None
        after = None if before else Bookmark(article_id, self.records.now())
        return self.records.take(one_step(before, after))

    def bookmarks(self) -> tuple[str, ...]:
        """Bookmarked pages, the newest first."""
        return self._shelf.bookmarks() if self._shelf else ()

    def lists(self) -> tuple[ReadingList, ...]:
        """Every reading list, by name."""
        return self._shelf.reading_lists() if self._shelf else ()

    def find_list(self, list_id: str) -> ReadingList | None:
        return next((one for one in self.lists() if one.id == list_id), None)

    def begin_list(self, name: str, pages: tuple[str, ...] = ()) -> ReadingList | None:
        """A new list; None if it could not be kept."""
        words = " ".join(name.split())[:LONGEST_NAME]
        begun = ReadingList(str(uuid4()), words, self.records.now(), pages)
        return begun if words and self.records.take(one_step(None, begun)) else None

    def rename_list(self, list_id: str, name: str) -> bool:
        before, words = self.find_list(list_id), " ".join(name.split())[:LONGEST_NAME]
        return bool(before and words) and self._change(before, replace(before, name=words) if before else None)

    def add_page(self, list_id: str, article_id: str) -> bool:
        before = self.find_list(list_id)
        return self._change(before, before.with_page(article_id) if before else None)

    def move_page(self, list_id: str, article_id: str, place: int) -> bool:
        before = self.find_list(list_id)
        return self._change(before, before.with_page_at(article_id, place) if before else None)

    def drop_page(self, list_id: str, article_id: str) -> bool:
        before = self.find_list(list_id)
        return self._change(before, before.without_page(article_id) if before else None)

    def remove_list(self, list_id: str) -> bool:
        before = self.find_list(list_id)
        return before is not None and self.records.take(one_step(before, None))

    @property
    def _shelf(self) -> Bookshelf | None:
        return self.records.notebook.bookshelf if self.records.notebook else None

    def _change(self, before: ReadingList | None, after: ReadingList | None) -> bool:
        if not before or not after or before == after:
            return False
        return self.records.take(one_step(before, after))

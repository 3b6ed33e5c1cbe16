"""Puts a page on reading lists, or takes it off them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hrdesk.core.reading_list import LONGEST_NAME
from hrdesk.ui.lists_dialog import ListsDialog, ListsWords, NamedList
from hrdesk.ui.notes.shelf_book import ShelfBook
from hrdesk.ui.words import tr


class AddToListDialog(ListsDialog):
    """For the page that is read."""

    def __init__(self, book: ShelfBook, article_id: str, title: str, parent: QWidget | None = None) -> None:
        words = ListsWords(
            title=tr("Reading lists"),
            lists=tr("Reading lists; Space puts the page on one or takes it off"),
            hint=tr("Give your first list a name, such as “Night shift” or “New colleagues”."),
            name=tr("Name of a new list"),
            begin=tr("Begin the list"),
        )
        super().__init__(words, title, LONGEST_NAME, parent)
        self._book = book
        self._article_id = article_id
        self.show_lists()

    def find_lists(self) -> Sequence[NamedList]:
        return [NamedList(one.id, one.name, self._article_id in one.pages) for one in self._book.lists()]

    def put_on(self, list_id: str) -> None:
        self._book.add_page(list_id, self._article_id)

    def take_off(self, list_id: str) -> None:
        self._book.drop_page(list_id, self._article_id)

    def begin_list(self, name: str) -> bool:
        return self._book.begin_list(name, (self._article_id,)) is not None

"""Bookmarks and reading lists: which there are, and their pages."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.core.page_names import PageNames
from hrdesk.core.reading_list import LONGEST_NAME, ReadingList
from hrdesk.ui.name_dialog import NameDialog
from hrdesk.ui.notes.page_rows import PageRows
from hrdesk.ui.notes.shelf_book import ShelfBook
from hrdesk.ui.theme import Space

_ID = Qt.ItemDataRole.UserRole
_BOOKMARKS = ""
"""Stands where a list has its id."""


class ShelfView(QWidget):
    """Shows what the book holds, and changes it through the book."""

    article_requested = Signal(str, str)
    emergency_requested = Signal()

    def __init__(self, book: ShelfBook, names: PageNames, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._names = names
        self._build()
        self._lay_out()
        self._connect()

    @property
    def lists(self) -> QListWidget:
        return self._lists

    @property
    def pages(self) -> PageRows:
        return self._pages

    @property
    def chosen(self) -> str:
        """The id of the list on show; empty for the bookmarks."""
        item = self._lists.currentItem()
        return str(item.data(_ID)) if item else _BOOKMARKS

    def renew(self) -> None:
        """Show bookmarks and lists as they are now."""
        self._show_lists(self.chosen)

    def show_list(self, list_id: str) -> None:
        self._show_lists(list_id)

    def forget(self) -> None:
        """Hold nothing, as when the notebook is locked."""
        self._lists.clear()
        self._pages.clear()
        self._title.setText("")

    def focus_lists(self) -> None:
        self._lists.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_new_list(self, pages: tuple[str, ...] = ()) -> NameDialog:
        """Ask for a name and begin a list; returns the open dialog."""

        def begin(name: str) -> None:
            begun = self._book.begin_list(name, pages)
            if begun:
                self.show_list(begun.id)

        return self._ask_name(self.tr("New reading list"), "", begin)

    def ask_rename(self) -> NameDialog | None:
        """Ask for another name of the list on show; returns the open dialog."""
        found = self._book.find_list(self.chosen)
        if not found:
            return None

        def rename(name: str) -> None:
            self._book.rename_list(found.id, name)

        return self._ask_name(self.tr("Rename the reading list"), found.name, rename)

    def remove_list(self) -> None:
        """Remove the list on show; its pages and bookmarks stay, and undo brings it back."""
        if self.chosen:
            self._book.remove_list(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_F2:
            self.ask_rename()
        elif event.key() == Qt.Key.Key_Delete and self._lists.hasFocus():
            self.remove_list()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._lists = QListWidget()
        self._lists.setAccessibleName(self.tr("Bookmarks and reading lists"))
        self._lists.setFixedWidth(260)
        self._pages = PageRows()
        self._title, self._hint = QLabel(), QLabel()
        for label, role in ((self._title, "heading"), (self._hint, "muted")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("role", role)
        self._new = QPushButton(self.tr("New reading list…"))
        self._rename = QPushButton(self.tr("Rename…"))
        self._remove = QPushButton(self.tr("Remove the list"))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.SMALL)
        left.addWidget(self._lists, 1)
        left.addWidget(self._new)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._rename)
        head.addWidget(self._remove)
        right = QVBoxLayout()
        right.setSpacing(Space.SMALL)
        right.addLayout(head)
        right.addWidget(self._hint)
        right.addWidget(self._pages, 1)
        right.addStretch(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.LARGE)
        row.addLayout(left)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self._lists.currentItemChanged.connect(self._show_pages)
        self._lists.itemActivated.connect(self._enter_pages)
        self._new.clicked.connect(self._ask_new)
        self._rename.clicked.connect(self.ask_rename)
        self._remove.clicked.connect(self.remove_list)
        self._pages.page_opened.connect(self._open)
        self._pages.page_dropped.connect(self._drop)
        self._pages.page_moved.connect(self._move)

    def _show_lists(self, chosen: str) -> None:
        self._lists.blockSignals(True)
        self._lists.clear()
        entry = self.tr("{name} ({count})")
        bookmarks = entry.format(name=self.tr("Bookmarks"), count=len(self._book.bookmarks()))
        rows = [(_BOOKMARKS, bookmarks)]
        rows += [(one.id, entry.format(name=one.name, count=len(one.pages))) for one in self._book.lists()]
        for list_id, words in rows:
            item = QListWidgetItem(words)
            item.setData(_ID, list_id)
            self._lists.addItem(item)
        ids = [list_id for list_id, _ in rows]
        self._lists.setCurrentRow(ids.index(chosen) if chosen in ids else 0)
        self._lists.blockSignals(False)
        self._show_pages()

    def _show_pages(self) -> None:
        found = self._book.find_list(self.chosen) if self.chosen else None
        pages = found.pages if found else self._book.bookmarks()
        self._pages.show_pages([(page, self._page_words(page)) for page in pages], has_order=found is not None)
        self._title.setText(found.name if found else self.tr("Bookmarks"))
        self._hint.setText(self._hint_words(found, pages))
        self._pages.setVisible(bool(pages))
        for button in (self._rename, self._remove):
            button.setVisible(found is not None)

    def _hint_words(self, found: ReadingList | None, pages: Sequence[str]) -> str:
        if not pages and found:
            return self.tr(
                "No pages yet. On a page, press Ctrl+Shift+D to put it on this list: for a shift, for a workshop, "
                "for a new colleague."
            )
        if not pages:
            return self.tr("No bookmarks yet. On a page, press Ctrl+D to keep it here and on Home.")
        if found:
            return self.tr("Enter opens a page, Alt+Up and Alt+Down move it, Del takes it off the list.")
        return self.tr("Enter opens a page, Del removes its bookmark.")

    def _page_words(self, page: str) -> str:
        if self._names.knows(page):
            return self._names.title(page)
        return self.tr("{page} (not in this library)").format(page=page)

    def _ask_name(self, title: str, name: str, then: Callable[[str], None]) -> NameDialog:
        dialog = NameDialog(title, name, LONGEST_NAME, self)
        dialog.named.connect(then)
        dialog.emergency_requested.connect(self.emergency_requested)
        dialog.open()
        return dialog

    def _ask_new(self) -> None:
        self.ask_new_list()

    def _enter_pages(self) -> None:
        if self._pages.count():
            self._pages.setFocus(Qt.FocusReason.OtherFocusReason)
            self._pages.setCurrentRow(max(0, self._pages.currentRow()))

    def _open(self, article_id: str) -> None:
        self.article_requested.emit(article_id, "")

    def _drop(self, article_id: str) -> None:
        if self.chosen:
            self._book.drop_page(self.chosen, article_id)
        else:
            self._book.toggle_bookmark(article_id)

    def _move(self, article_id: str, place: int) -> None:
        self._book.move_page(self.chosen, article_id, place)

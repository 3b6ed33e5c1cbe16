"""Pages in an order that can be changed by keys and by drag."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from hrdesk.ui.row_moves import asked_move, take_drop

_ID = Qt.ItemDataRole.UserRole


class PageRows(QListWidget):
    """Shows pages and asks for changes; whoever keeps the list shows it anew."""

    page_opened = Signal(str)
    page_dropped = Signal(str)
    page_moved = Signal(str, int)
    """The page, and its place among the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_order = False
        self.setAccessibleName(self.tr("Pages"))
        self.itemActivated.connect(self._open)

    @property
    def chosen(self) -> str:
        """The id of the page that is current; empty where none is."""
        item = self.currentItem()
        return str(item.data(_ID)) if item else ""

    def show_pages(self, pages: Sequence[tuple[str, str]], *, has_order: bool) -> None:
        """(id, words) of each page; `has_order` lets them be moved. The current page stays current."""
        chosen, row = self.chosen, self.currentRow()
        self._has_order = has_order
        self.setDragDropMode(
            QListWidget.DragDropMode.InternalMove if has_order else QListWidget.DragDropMode.NoDragDrop
        )
        self.clear()
        for article_id, words in pages:
            item = QListWidgetItem(words)
            item.setData(_ID, article_id)
            self.addItem(item)
        ids = [article_id for article_id, _ in pages]
        if chosen in ids:
            self.setCurrentRow(ids.index(chosen))
        elif ids and row >= 0:
            self.setCurrentRow(min(row, len(ids) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if asked_move(event):
            self._move_to(self.currentRow() + asked_move(event))
        elif event.key() == Qt.Key.Key_Delete and self.chosen:
            self.page_dropped.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """The rows stay as they are until the new order is kept."""
        self._move_to(take_drop(self, event, self.dropIndicatorPosition()))

    def _move_to(self, place: int) -> None:
        if self._has_order and self.chosen and 0 <= place < self.count() and place != self.currentRow():
            self.page_moved.emit(self.chosen, place)

    def _open(self, item: QListWidgetItem) -> None:
        self.page_opened.emit(str(item.data(_ID)))

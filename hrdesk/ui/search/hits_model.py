"""Search results as rows of a list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from hrdesk.core.hit import Hit
from hrdesk.core.note_search import NoteHit
from hrdesk.ui.search.result_rows import GroupRow, ResultRow, row_words

_Index = QModelIndex | QPersistentModelIndex
_CAN_BE_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_WIDTH = 200
"""Pixels that are asked for; a row is as wide as the list."""


class HitsModel(QStandardItemModel):
    """Rows of results; `Qt.ItemDataRole.UserRole` gives the row itself, the text of a row is what is read out.

    Qt's own items, for a list asks its model two hundred questions a keystroke, and each went to Python and back.
    """

    def __init__(self, height_of: Callable[[ResultRow], int], parent: QObject | None = None) -> None:
        """`height_of` tells the pixels that a row takes."""
        super().__init__(parent)
        self._height_of = height_of
        self._rows: list[ResultRow] = []

    def show_rows(self, rows: Sequence[ResultRow]) -> None:
        """Show these rows and no others."""
        self._rows = list(rows)
        with QSignalBlocker(self):  # the list hears of it by the reset that follows
            while self.rowCount():
                self.takeRow(0)  # or PySide keeps every item that ever was
        self.clear()
        self.setColumnCount(1)  # or the first row would bring a column along, which is two changes in one
        self.invisibleRootItem().appendRows([self._item(row) for row in rows])

    def row_at(self, index: _Index) -> ResultRow | None:
        """The row at an index, if it can be chosen."""
        row = self._rows[index.row()] if index.isValid() else None
        return None if isinstance(row, GroupRow) else row

    def hit_at(self, index: _Index) -> Hit | None:
        """The page at an index, if one stands there."""
        row = self.row_at(index)
        return row if isinstance(row, Hit) else None

    def first_answer(self) -> int:
        """The first row with a page or a note; the first that can be chosen if there is none."""
        answers = (number for number, row in enumerate(self._rows) if isinstance(row, Hit | NoteHit))
        return next(answers, self.next_hit(0, 1))

    def next_hit(self, row: int, step: int) -> int:
        """The nearest row that can be chosen from `row` on in steps of 1 or -1, or -1 if there is none."""
        while 0 <= row < len(self._rows):
            if not isinstance(self._rows[row], GroupRow):
                return row
            row += step
        return -1

    def _item(self, row: ResultRow) -> QStandardItem:
        item = QStandardItem(row_words(row))
        item.setData(row, Qt.ItemDataRole.UserRole)
        item.setSizeHint(QSize(_WIDTH, self._height_of(row)))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled if isinstance(row, GroupRow) else _CAN_BE_CHOSEN)
        return item

"""Search results as rows of a list."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hrdesk.core.hit import Hit
from hrdesk.core.note_search import NoteHit
from hrdesk.ui.search.result_rows import GroupRow, ResultRow, row_words

_Index = QModelIndex | QPersistentModelIndex


class HitsModel(QAbstractListModel):
    """Rows of results; `Qt.ItemDataRole.UserRole` gives the row itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ResultRow] = []

    def show_rows(self, rows: Sequence[ResultRow]) -> None:
        """Show these rows and no others."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

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

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.row_at(index):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row_words(row)
        return None

"""What becomes of each note, as rows for Qt; the list in Python is the truth."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hrdesk.ui.outcome_row import OutcomeRow

_Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row", bound=OutcomeRow)


class OutcomeModel(QAbstractListModel, Generic[Row]):
    """`Qt.ItemDataRole.UserRole` gives the row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, index: _Index) -> Row | None:
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row and role == Qt.ItemDataRole.UserRole:
            return row
        if row and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ". ".join(filter(None, (row.outcome, row.title, row.words, row.why)))
        return None

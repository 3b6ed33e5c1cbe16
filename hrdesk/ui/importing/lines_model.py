"""The lines of an import as rows for Qt; the list in Python is the truth."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hrdesk.ui.importing.line_words import LineRow

_Index = QModelIndex | QPersistentModelIndex


class LinesModel(QAbstractListModel):
    """`Qt.ItemDataRole.UserRole` gives the row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[LineRow] = []

    def show_rows(self, rows: Sequence[LineRow]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, index: _Index) -> LineRow | None:
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

"""Search results as rows: a heading for each group, then its hits."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hrdesk.core.hit import Hit, SearchResult

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class GroupRow:
    """A heading, or a sentence, between the hits."""

    text: str


HitRow = GroupRow | Hit


class HitsModel(QAbstractListModel):
    """Rows of results; `Qt.ItemDataRole.UserRole` gives a GroupRow or a Hit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[HitRow] = []

    def show_result(self, result: SearchResult, fallback: Sequence[Hit]) -> None:
        """Show a result; with no hits, a sentence and the `fallback` hits."""
        rows = self._grouped(result) if result.hits else self._nothing(result.query, fallback)
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def hit_at(self, index: _Index) -> Hit | None:
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Hit) else None

    def next_hit(self, row: int, step: int) -> int:
        """The nearest row with a hit from `row` on in steps of 1 or -1, or -1 if there is none."""
        while 0 <= row < len(self._rows):
            if isinstance(self._rows[row], Hit):
                return row
            row += step
        return -1

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.hit_at(index):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.text if isinstance(row, GroupRow) else f"{row.title}. {row.heading}. {row.excerpt.text}"
        return None

    def _grouped(self, result: SearchResult) -> list[HitRow]:
        leading = []
        for hit in result.hits:
            if not hit.is_emergency:
                break
            leading.append(hit)
        rest = result.hits[len(leading) :]
        rows: list[HitRow] = []
        if not result.is_exact:
            rows.append(GroupRow(self.tr("No page has all of these words. The nearest:")))
        if leading:
            rows += [GroupRow(self.tr("Emergencies")), *leading]
        if rest:
            rows += [GroupRow(self.tr("Pages")), *rest]
        return rows

    def _nothing(self, query: str, fallback: Sequence[Hit]) -> list[HitRow]:
        sentence = self.tr("Nothing found for “{words}”. Try fewer or other words. If somebody is in danger:")
        return [GroupRow(sentence.format(words=query.strip()[:60])), *fallback]

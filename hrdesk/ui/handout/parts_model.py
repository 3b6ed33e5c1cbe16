"""Pages and sections as a list: those that could go into a handout, and those that do, in their order."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from hrdesk.core.handout_plan import PagePart

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class NamedPart:
    """A part with the title of its page, and its heading where it is a section."""

    part: PagePart
    title: str
    heading: str = ""

    @property
    def words(self) -> str:
        return f"{self.title} › {self.heading}" if self.heading else self.title


class PartsModel(QAbstractListModel):
    """The rows are moved by dragging where whoever shows them allows it."""

    moved = Signal(int, int)
    """The person took the row at one place to another."""

    def __init__(self, *, can_move: bool = False) -> None:
        super().__init__()
        self._can_move = can_move
        self._rows: list[NamedPart] = []

    def show_parts(self, rows: Sequence[NamedPart]) -> None:
        if list(rows) != self._rows:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()

    def row_at(self, index: Index) -> NamedPart | None:
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        return row.words if row and role in wanted else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self._can_move else Qt.ItemFlag.NoItemFlags
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self._can_move else flags

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.MoveAction

    def moveRows(  # noqa: N802
        self, source: Index, start: int, count: int, target: Index, place: int
    ) -> bool:
        """Qt counts the place before the row was taken out."""
        if count != 1 or not self.beginMoveRows(source, start, start, target, place):
            return False
        end = place - 1 if place > start else place
        self._rows.insert(end, self._rows.pop(start))
        self.endMoveRows()
        self.moved.emit(start, end)
        return True

"""Targets as rows of a list."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hrdesk.ui.quick_open.target import Target

_Index = QModelIndex | QPersistentModelIndex


class TargetsModel(QAbstractListModel):
    """`Qt.ItemDataRole.UserRole` gives the target."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._targets: list[Target] = []

    def show_targets(self, targets: Sequence[Target]) -> None:
        self.beginResetModel()
        self._targets = list(targets)
        self.endResetModel()

    def target_at(self, index: _Index) -> Target | None:
        return self._targets[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._targets)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        target = self.target_at(index)
        if target is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return target
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{target.words}. {target.kind}"
        return None

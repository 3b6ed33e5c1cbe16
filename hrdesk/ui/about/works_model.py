"""Works as rows of a list, narrowed to those that some words are in."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hrdesk.services.licences import Work

_Index = QModelIndex | QPersistentModelIndex


class WorksModel(QAbstractListModel):
    """The first row, without a work, is about the whole."""

    def __init__(self, whole: str, works: Sequence[Work], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Work | None, ...] = (None, *works)
        self._rows = self._all
        self._whole = whole

    def narrow(self, words: str) -> None:
        """Show only works whose name or licence holds all of the words."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._rows = tuple(work for work in self._all if all(word in self._words(work).casefold() for word in wanted))
        self.endResetModel()

    def work_at(self, index: _Index) -> Work | None:
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(self._rows[index.row()])
        return None

    def _words(self, work: Work | None) -> str:
        if work is None:
            return self._whole
        return f"{work.name} {work.version}".strip() + (f"\n{shown_licence(work)}" if work.licence else "")


def shown_licence(work: Work) -> str:
    """Licences as people know them; those without a name have their own text only."""
    return work.licence.replace("LicenseRef-", "")

"""Backups as rows for Qt; the list in Python is the truth."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hrdesk.services.backup_file import About
from hrdesk.ui.backups.copy_words import copy_words

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Choice:
    """A backup that can be restored."""

    path: Path
    about: About


class CopiesModel(QAbstractListModel):
    """The newest first; one that the person brings along stands on top."""

    def __init__(self, choices: Sequence[Choice], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = list(choices)

    def put_on_top(self, choice: Choice) -> None:
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._choices.insert(0, choice)
        self.endInsertRows()

    def choice_at(self, index: _Index) -> Choice | None:
        return self._choices[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        choice = self.choice_at(index)
        if choice and role == Qt.ItemDataRole.DisplayRole:
            return copy_words(choice.about)
        if choice and role == Qt.ItemDataRole.ToolTipRole:
            return str(choice.path)
        return None

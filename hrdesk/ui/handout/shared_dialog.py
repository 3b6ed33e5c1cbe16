"""Lists each note and highlight that would go out with a handout, before any of them is in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from hrdesk.ui.column_dialog import wrapped
from hrdesk.ui.theme import Space
from hrdesk.ui.tick_box import TickDelegate
from hrdesk.ui.urgent_dialog import UrgentDialog

_SIZE = (720, 560)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class SharedRow:
    """One of them: its id, and in words what would be read by others."""

    id: str
    words: str
    warning: str = ""
    """What it seems to give away of a person; such a one is left out unless the person ticks it."""


class SharedModel(QAbstractListModel):
    def __init__(self, rows: Sequence[SharedRow], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self.ticked = {row.id for row in rows if not row.warning}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.id in self.ticked else Qt.CheckState.Unchecked
        words = f"{row.words}\n▲ {row.warning}" if row.warning else row.words
        return words if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        name = self._rows[index.row()].id
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self.ticked.add(name)
        else:
            self.ticked.discard(name)
        self.dataChanged.emit(index, index, [role])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags


class SharedDialog(UrgentDialog):
    """Whoever closes it otherwise shares nothing."""

    chosen = Signal(frozenset)
    """The ids of those that go out."""

    def __init__(self, title: str, rows: Sequence[SharedRow], parent: QWidget) -> None:
        super().__init__(title, parent)
        self.model = SharedModel(rows, self)
        self._lay_out(has_rows=bool(rows))

    def _lay_out(self, *, has_rows: bool) -> None:
        words = self.tr(
            "Whoever gets the handout can read these, and you cannot call them back. Untick what stays here."
        )
        none = self.tr("There is nothing of yours on the pages and sections of this handout.")
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(TickDelegate(view))
        view.setWordWrap(True)
        view.setSpacing(Space.TINY)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.tr("What would go out"))
        self.leave = QPushButton(self.tr("Put nothing in"))
        self.take = QPushButton(self.tr("Put the ticked ones in"))
        self.take.setProperty("role", "primary")
        self.take.setEnabled(has_rows)
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        self.take.clicked.connect(self._take)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(wrapped(words if has_rows else none))
        column.addWidget(view, 1)
        column.addLayout(buttons)
        self.resize(*_SIZE)

    def _take(self) -> None:
        self.chosen.emit(frozenset(self.model.ticked))
        self.accept()

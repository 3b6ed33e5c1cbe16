"""What goes into a handout: a search for pages and sections, and those that were chosen, in their order."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from hrdesk.core.handout_plan import PagePart
from hrdesk.ui.column_dialog import wrapped
from hrdesk.ui.handout.parts_model import NamedPart, PartsModel
from hrdesk.ui.theme import Space


class PartsPanel(QWidget):
    """Says what the person wants; whoever owns the plan shows the parts again."""

    added = Signal(PagePart)
    removed = Signal(PagePart)
    moved = Signal(int, int)

    def __init__(self, find: Callable[[str], Sequence[NamedPart]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._build()
        self._lay_out()
        self._connect()
        self._search()

    def show_parts(self, parts: Sequence[NamedPart]) -> None:
        """Show these, with the cursor where it was."""
        row = self.chosen_view.currentIndex().row()
        self.chosen.show_parts(parts)
        if parts:
            self.chosen_view.setCurrentIndex(self.chosen.index(max(0, min(row, len(parts) - 1)), 0))
        self._empty.setVisible(not parts)

    def _build(self) -> None:
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find a page or section"))
        self.field.setAccessibleName(self.tr("Find a page or section"))
        self.field.setClearButtonEnabled(True)
        self.offers, self.chosen = PartsModel(), PartsModel(can_move=True)
        self.offers.setParent(self)
        self.chosen.setParent(self)
        self.offers_view, self.chosen_view = _list(self.offers), _list(self.chosen)
        self.offers_view.setAccessibleName(self.tr("Pages and sections that can be added"))
        self.chosen_view.setAccessibleName(self.tr("In the handout"))
        self.chosen_view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.chosen_view.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.add = QPushButton(self.tr("Add"))
        self._up, self._down = QPushButton(self.tr("Up")), QPushButton(self.tr("Down"))
        self.remove = QPushButton(self.tr("Remove"))
        self._up.setToolTip(self.tr("Alt+↑, or drag it"))
        self._down.setToolTip(self.tr("Alt+↓, or drag it"))
        for button in (self.add, self._up, self._down, self.remove):
            button.setAutoDefault(False)
        self._empty = wrapped(self.tr("Nothing yet: choose a page above and press Enter."), "muted")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.field)
        column.addWidget(self.offers_view, 1)
        column.addWidget(self.add)
        column.addWidget(wrapped(self.tr("In the handout"), "heading"))
        column.addWidget(self._empty)
        column.addWidget(self.chosen_view, 1)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        for button in (self._up, self._down, self.remove):
            row.addWidget(button, 1)
        column.addLayout(row)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._add_first)
        self.offers_view.activated.connect(self._add)
        self.add.clicked.connect(self._add_current)
        self._up.clicked.connect(self._move_up)
        self._down.clicked.connect(self._move_down)
        self.remove.clicked.connect(self._remove)
        self.chosen.moved.connect(self.moved)
        for key, deed in (("Alt+Up", self._move_up), ("Alt+Down", self._move_down), ("Del", self._remove)):
            shortcut = QShortcut(QKeySequence(key), self.chosen_view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(deed)

    def _search(self) -> None:
        self.offers.show_parts(self._find(self.field.text()))
        self.offers_view.setCurrentIndex(self.offers.index(0, 0))

    def _add_first(self) -> None:
        self._add(self.offers_view.currentIndex())
        self.field.selectAll()

    def _add_current(self) -> None:
        self._add(self.offers_view.currentIndex())

    def _add(self, index: QModelIndex) -> None:
        row = self.offers.row_at(index)
        if row:
            self.added.emit(row.part)
            self.chosen_view.setCurrentIndex(self.chosen.index(self.chosen.rowCount() - 1, 0))

    def _remove(self) -> None:
        row = self.chosen.row_at(self.chosen_view.currentIndex())
        if row:
            self.removed.emit(row.part)

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row = self.chosen_view.currentIndex().row()
        place = row + step
        if row >= 0 and 0 <= place < self.chosen.rowCount():
            self.chosen.moveRows(QModelIndex(), row, 1, QModelIndex(), place + 1 if step > 0 else place)
            self.chosen_view.setCurrentIndex(self.chosen.index(place, 0))


def _list(model: PartsModel) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    view.setUniformItemSizes(True)
    return view

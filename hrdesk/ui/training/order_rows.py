"""The items of a running order, in an order that can be changed by keys and by drag, each with its minutes."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from hrdesk.ui.row_moves import asked_move, take_drop
from hrdesk.ui.theme import Colours, Space
from hrdesk.ui.training.minutes_field import MinutesField
from hrdesk.ui.training.order_delegate import MINUTES_WIDTH, ROW, OrderDelegate
from hrdesk.ui.training.order_words import ItemRow, spoken

_FIELD_HEIGHT = 34


class OrderRows(QListWidget):
    """Shows items and asks for changes; whoever keeps the order shows it anew."""

    item_opened = Signal(str)
    """The key of the item, as in all of these."""
    item_dropped = Signal(str)
    item_moved = Signal(str, int)
    """The item, and its place among the others."""
    minutes_planned = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ItemRow] = []
        self._delegate = OrderDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Items of the running order"))
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._open)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the items on show, in their order."""
        return tuple(row.key for row in self._rows)

    @property
    def chosen(self) -> str:
        """The key of the item that is current; empty where none is."""
        return self._rows[self.currentRow()].key if 0 <= self.currentRow() < len(self._rows) else ""

    def field(self, row: int) -> MinutesField:
        """Where the minutes of a row are planned."""
        field = self.itemWidget(self.item(row)).findChild(MinutesField)
        assert field
        return field

    def show_items(self, rows: Sequence[ItemRow]) -> None:
        """Show these; the current one stays current, and where only minutes changed the focus stays where it is."""
        if tuple(row.key for row in rows) != self.keys:
            self._fill(rows)
        self._rows = list(rows)
        for number, row in enumerate(rows):
            item = self.item(number)
            item.setData(ROW, row)
            item.setText(spoken(row, number + 1))
            item.setToolTip(f"{row.title}\n{row.under}")
            field = self.field(number)
            field.show_minutes(row.minutes)
            field.setAccessibleName(self.tr("Minutes for {title}").format(title=row.title))

    def set_colours(self, colours: Colours) -> None:
        self._delegate.colours = colours
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if asked_move(event):
            self._move_to(self.currentRow() + asked_move(event))
        elif event.key() == Qt.Key.Key_Delete and self.chosen:
            self.item_dropped.emit(self.chosen)
        elif event.key() == Qt.Key.Key_Right and self.chosen:
            field = self.field(self.currentRow())
            field.setFocus(Qt.FocusReason.TabFocusReason)
            field.selectAll()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """The rows stay as they are until the new order is kept."""
        self._move_to(take_drop(self, event, self.dropIndicatorPosition()))

    def _fill(self, rows: Sequence[ItemRow]) -> None:
        chosen, row = self.chosen, self.currentRow()
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.clear()
        for shown in rows:
            item = QListWidgetItem()
            item.setData(ROW, shown)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            self.addItem(item)
            self.setItemWidget(item, self._beside(shown.key))
        keys = [shown.key for shown in rows]
        if chosen in keys:
            self.setCurrentRow(keys.index(chosen))
        elif keys:
            self.setCurrentRow(min(max(0, row), len(keys) - 1))
        if had_focus:
            self._focus_list()

    def _beside(self, key: str) -> QWidget:
        """The field for minutes at the right end of a row; the mouse goes through what is left of it."""
        holder, field = QWidget(), MinutesField()
        field.setFixedSize(MINUTES_WIDTH, _FIELD_HEIGHT)
        field.planned.connect(partial(self._plan, key))
        field.left.connect(self._focus_list)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, Space.MEDIUM, 0)
        line.addStretch(1)
        line.addWidget(field)
        return holder

    def _move_to(self, place: int) -> None:
        if self.chosen and 0 <= place < self.count() and place != self.currentRow():
            self.item_moved.emit(self.chosen, place)

    def _open(self, item: QListWidgetItem) -> None:
        self.item_opened.emit(self._rows[self.row(item)].key)

    def _plan(self, key: str, minutes: int) -> None:
        self.minutes_planned.emit(key, minutes)

    def _focus_list(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

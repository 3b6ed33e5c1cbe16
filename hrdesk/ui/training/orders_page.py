"""The running orders of the person: which there are, and the one that is worked on."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hrdesk.core.history import Screen
from hrdesk.core.page_names import PageNames
from hrdesk.core.running_order import LONGEST_NAME, RunningOrder
from hrdesk.ui.name_dialog import NameDialog
from hrdesk.ui.theme import Colours, Space
from hrdesk.ui.training.order_book import OrderBook
from hrdesk.ui.training.order_editor import OrderEditor
from hrdesk.ui.training.order_words import order_words
from hrdesk.ui.training.orders_empty import OrdersEmpty
from hrdesk.ui.training.training_head import TrainingHead

_ID = Qt.ItemDataRole.UserRole
_LIST_WIDTH = 240
_MINUTE_MS = 20_000
"""After so long the time at which a talk would end is told anew."""


class OrdersPage(QWidget):
    """Shows what the book holds, and changes it through the book."""

    present_requested = Signal(str)
    """The id of a running order, as in the next."""
    adding_requested = Signal(str)
    """Pages and sections should be looked for, to be added."""
    article_requested = Signal(str, str)
    view_requested = Signal(Screen)
    emergency_requested = Signal()

    def __init__(
        self, book: OrderBook, names: PageNames, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._build(names, now)
        self._lay_out()
        self._connect()

    @property
    def orders(self) -> QListWidget:
        return self._orders

    @property
    def editor(self) -> OrderEditor:
        return self._editor

    @property
    def empty(self) -> OrdersEmpty:
        return self._empty

    @property
    def chosen(self) -> str:
        """The id of the order on show; empty where none is."""
        item = self._orders.currentItem()
        return str(item.data(_ID)) if item else ""

    def renew(self) -> None:
        """Show the orders as they are now."""
        self._show(self.chosen)

    def show_order(self, order_id: str) -> None:
        self._show(order_id)

    def forget(self) -> None:
        """Hold nothing, as when the notebook is locked."""
        self._fill((), "")
        self._editor.forget()

    def focus_orders(self) -> None:
        on_show = self._orders if self._orders.count() else self._empty.new
        on_show.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_colours(self, colours: Colours) -> None:
        self._editor.set_colours(colours)

    def ask_new(self) -> NameDialog:
        """Ask for a name and begin an order; returns the open dialog."""
        return self._ask_name(self.tr("New running order"), "", self._begin)

    def ask_rename(self) -> NameDialog | None:
        """Ask for another name of the order on show; returns the open dialog."""
        found = self._book.find(self.chosen)
        return self._ask_name(self.tr("Rename the running order"), found.name, self._rename) if found else None

    def duplicate(self) -> None:
        """Make another order of the same items, and show it."""
        made = self._book.duplicate(self.chosen)
        if made:
            self._show(made.id)

    def remove(self) -> None:
        """Delete the order on show; undo brings it back."""
        self._book.remove(self.chosen)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.renew()
        self._clock.start(_MINUTE_MS)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._clock.stop()

    def event(self, event: QEvent) -> bool:
        """F5 presents what is here, not a page that was read."""
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride
        if is_key and event.key() == Qt.Key.Key_F5:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_F2:
            self.ask_rename()
        elif event.key() == Qt.Key.Key_F5 and self.chosen:
            self.present_requested.emit(self.chosen)
        elif event.key() == Qt.Key.Key_Delete and self._orders.hasFocus():
            self.remove()
        else:
            super().keyPressEvent(event)

    def _build(self, names: PageNames, now: Callable[[], datetime]) -> None:
        self._head = TrainingHead(Screen.ORDERS)
        self._orders = QListWidget()
        self._orders.setAccessibleName(self.tr("My running orders"))
        self._orders.setFixedWidth(_LIST_WIDTH)
        self._orders.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._new = QPushButton(self.tr("New running order…"))
        self._editor = OrderEditor(self._book, names, now)
        self._empty = OrdersEmpty()
        self._stack = QStackedWidget()
        self._clock = QTimer(self)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.SMALL)
        left.addWidget(self._orders, 1)
        left.addWidget(self._new)
        full = QWidget()
        row = QHBoxLayout(full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.LARGE)
        row.addLayout(left)
        row.addWidget(self._editor, 1)
        self._stack.addWidget(full)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.MEDIUM, Space.HUGE, Space.MEDIUM)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._head.view_requested.connect(self.view_requested)
        self._orders.currentItemChanged.connect(self._show_chosen)
        self._orders.itemActivated.connect(self._editor.focus_items)
        self._new.clicked.connect(self.ask_new)
        self._empty.new_requested.connect(self.ask_new)
        self._editor.present_requested.connect(self.present_requested)
        self._editor.adding_requested.connect(self.adding_requested)
        self._editor.article_requested.connect(self.article_requested)
        self._editor.rename_requested.connect(self.ask_rename)
        self._editor.duplicate_requested.connect(self.duplicate)
        self._editor.removal_requested.connect(self.remove)
        self._clock.timeout.connect(self._editor.tell_time)

    def _show(self, chosen: str) -> None:
        orders = self._book.orders()
        self._fill(orders, chosen)
        self._stack.setCurrentIndex(0 if orders else 1)
        self._empty.show_reason(is_open=self._book.is_open)
        self._show_chosen()

    def _fill(self, orders: tuple[RunningOrder, ...], chosen: str) -> None:
        row = self._orders.currentRow()
        self._orders.blockSignals(True)
        self._orders.clear()
        for order in orders:
            item = QListWidgetItem(f"{order.name}\n{order_words(order)}")
            item.setData(_ID, order.id)
            item.setToolTip(order.name)
            self._orders.addItem(item)
        ids = [order.id for order in orders]
        if ids:
            self._orders.setCurrentRow(ids.index(chosen) if chosen in ids else min(max(0, row), len(ids) - 1))
        self._orders.blockSignals(False)

    def _show_chosen(self) -> None:
        found = self._book.find(self.chosen)
        if found:
            self._editor.show_order(found)
        else:
            self._editor.forget()

    def _begin(self, name: str) -> None:
        begun = self._book.begin(name)
        if begun:
            self._show(begun.id)
            self._editor.focus_items()

    def _rename(self, name: str) -> None:
        self._book.rename(self.chosen, name)

    def _ask_name(self, title: str, name: str, then: Callable[[str], None]) -> NameDialog:
        dialog = NameDialog(title, name, LONGEST_NAME, self)
        dialog.named.connect(then)
        dialog.emergency_requested.connect(self.emergency_requested)
        dialog.open()
        return dialog

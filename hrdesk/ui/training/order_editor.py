"""One running order: its items, its minutes, and what can be done with it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hrdesk.core.page_names import PageNames
from hrdesk.core.running_order import RunningOrder
from hrdesk.ui.flow_row import FlowRow
from hrdesk.ui.theme import Colours, Space
from hrdesk.ui.training.order_book import OrderBook
from hrdesk.ui.training.order_rows import OrderRows
from hrdesk.ui.training.order_words import item_row, plan_words


class OrderEditor(QWidget):
    """Shows an order and changes its items through the book; what is done with it as a whole it asks for."""

    present_requested = Signal(str)
    """The id of the order, as in the next."""
    adding_requested = Signal(str)
    article_requested = Signal(str, str)
    rename_requested = Signal()
    duplicate_requested = Signal()
    removal_requested = Signal()

    def __init__(
        self, book: OrderBook, names: PageNames, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._names = names
        self._now = now
        self._order: RunningOrder | None = None
        self._build()
        self._lay_out()
        self._connect()

    @property
    def rows(self) -> OrderRows:
        return self._rows

    @property
    def plan(self) -> str:
        """What is said of its time."""
        return self._plan.text()

    @property
    def present(self) -> QPushButton:
        return self._present

    def show_order(self, order: RunningOrder) -> None:
        self._order = order
        self._title.setText(order.name)
        self._rows.show_items([item_row(item, self._names) for item in order.items])
        self._rows.setVisible(bool(order.items))
        self._hint.setText(self._hint_words())
        self._present.setEnabled(bool(order.items))
        self.tell_time()

    def forget(self) -> None:
        """Hold nothing, as when the notebook is locked."""
        self._order = None
        self._rows.show_items(())
        self._title.clear()
        self._plan.clear()

    def tell_time(self) -> None:
        """Tell how long it takes, and when it would end if it began now."""
        if self._order:
            self._plan.setText(plan_words(self._order, self._now()))

    def focus_items(self) -> None:
        wanted = self._rows if self._rows.count() else self._add
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_colours(self, colours: Colours) -> None:
        self._rows.set_colours(colours)

    def _build(self) -> None:
        self._title, self._plan, self._hint = QLabel(), QLabel(), QLabel()
        for label, role in ((self._title, "heading"), (self._plan, ""), (self._hint, "muted")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("role", role)
        self._present = QPushButton(self.tr("Present"))
        self._present.setProperty("role", "primary")
        self._add = QPushButton(self.tr("Add pages…"))
        self._rename = QPushButton(self.tr("Rename…"))
        self._duplicate = QPushButton(self.tr("Duplicate"))
        self._remove = QPushButton(self.tr("Delete"))
        self._rows = OrderRows()

    def _lay_out(self) -> None:
        buttons = QWidget()
        buttons.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = FlowRow(buttons, Space.SMALL)
        for button in (self._present, self._add, self._rename, self._duplicate, self._remove):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._title)
        column.addWidget(self._plan)
        column.addWidget(buttons)
        column.addWidget(self._hint)
        column.addWidget(self._rows, 1)
        column.addStretch(0)

    def _connect(self) -> None:
        self._present.clicked.connect(self._ask_present)
        self._add.clicked.connect(self._ask_adding)
        self._rename.clicked.connect(self.rename_requested)
        self._duplicate.clicked.connect(self.duplicate_requested)
        self._remove.clicked.connect(self.removal_requested)
        self._rows.item_opened.connect(self._open)
        self._rows.item_dropped.connect(self._drop)
        self._rows.item_moved.connect(self._move)
        self._rows.minutes_planned.connect(self._plan_minutes)

    def _hint_words(self) -> str:
        if self._order and self._order.items:
            return self.tr(
                "Drag an item, or Alt+Up and Alt+Down, to move it. The right arrow goes to its minutes, Enter opens "
                "it to read, Del takes it out."
            )
        return self.tr(
            "Nothing in it yet. Look for pages and sections here, or press Ctrl+Shift+R on a page that you read."
        )

    def _ask_present(self) -> None:
        if self._order:
            self.present_requested.emit(self._order.id)

    def _ask_adding(self) -> None:
        if self._order:
            self.adding_requested.emit(self._order.id)

    def _open(self, key: str) -> None:
        item = self._order.item(key) if self._order else None
        if item:
            self.article_requested.emit(item.article_id, item.slug)

    def _drop(self, key: str) -> None:
        if self._order:
            self._book.drop(self._order.id, key)

    def _move(self, key: str, place: int) -> None:
        if self._order:
            self._book.move(self._order.id, key, place)

    def _plan_minutes(self, key: str, minutes: int) -> None:
        if self._order:
            self._book.plan(self._order.id, key, minutes)

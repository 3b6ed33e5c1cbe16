"""Puts the page that is read, or the section in view, into running orders, or takes it out of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.core.running_order import LONGEST_NAME, OrderItem
from hrdesk.ui.theme import Space
from hrdesk.ui.training.order_book import OrderBook
from hrdesk.ui.training.order_words import order_words
from hrdesk.ui.urgent_dialog import UrgentDialog

_ID = Qt.ItemDataRole.UserRole


class AddToOrderDialog(UrgentDialog):
    """Each tick is kept at once, as everywhere in the notebook."""

    def __init__(
        self, book: OrderBook, article_id: str, title: str, slug: str, heading: str, parent: QWidget | None = None
    ) -> None:
        """`slug` and `heading` are of the section in view; empty where there is none."""
        super().__init__(self.tr("Running orders"), parent)
        self._book = book
        self._page, self._part = OrderItem(article_id), OrderItem(article_id, slug)
        self.setMinimumWidth(460)
        self._build(title, heading)
        self._lay_out()
        self._connect()
        self._show_orders()

    @property
    def orders(self) -> QListWidget:
        return self._orders

    @property
    def name(self) -> QLineEdit:
        return self._name

    @property
    def section(self) -> QRadioButton:
        return self._section

    @property
    def item(self) -> OrderItem:
        """The page, or the section, as the person chose."""
        return self._part if self._section.isChecked() else self._page

    def _build(self, title: str, heading: str) -> None:
        self._title = QLabel(title)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._title.setProperty("role", "heading")
        self._whole = QRadioButton(self.tr("The whole page"))
        self._section = QRadioButton(self.tr("Only the section “{heading}”").format(heading=heading.replace("&", "&&")))
        self._choice = QButtonGroup(self)
        self._whole.setChecked(True)
        for button in (self._whole, self._section):
            self._choice.addButton(button)
            button.setVisible(bool(heading))
        self._orders = QListWidget()
        self._orders.setAccessibleName(self.tr("Running orders; Space puts it into one or takes it out"))
        self._hint = QLabel(self.tr("Give your first running order a name, such as “Evening for new volunteers”."))
        self._hint.setWordWrap(True)
        self._hint.setProperty("role", "muted")
        self._name = QLineEdit()
        self._name.setPlaceholderText(self.tr("Name of a new running order"))
        self._name.setAccessibleName(self.tr("Name of a new running order"))
        self._name.setMaxLength(LONGEST_NAME)
        self._begin = QPushButton(self.tr("Begin it"))
        self._begin.setEnabled(False)
        self._close = QPushButton(self.tr("Done"))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._name, 1)
        row.addWidget(self._begin)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        for widget in (self._title, self._whole, self._section):
            column.addWidget(widget)
        column.addWidget(self._orders, 1)
        column.addWidget(self._hint)
        column.addLayout(row)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._choice.buttonClicked.connect(self._show_orders)
        self._orders.itemChanged.connect(self._tick)
        self._orders.itemActivated.connect(self._turn)
        self._name.textChanged.connect(self._show_begin)
        self._name.returnPressed.connect(self._begin_order)
        self._begin.clicked.connect(self._begin_order)
        self._close.clicked.connect(self.accept)
        for button in (self._begin, self._close):
            button.setAutoDefault(False)

    def _show_orders(self) -> None:
        row = self._orders.currentRow()
        self._orders.blockSignals(True)
        self._orders.clear()
        for order in self._book.orders():
            item = QListWidgetItem(f"{order.name}\n{order_words(order)}")
            item.setData(_ID, order.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_in = self.item.key in order.keys
            item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
            self._orders.addItem(item)
        has_any = self._orders.count() > 0
        self._orders.setCurrentRow(max(0, row) if has_any else -1)
        self._orders.blockSignals(False)
        self._orders.setVisible(has_any)
        self._hint.setVisible(not has_any)
        if not has_any:
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, item: QListWidgetItem) -> None:
        order_id = str(item.data(_ID))
        if item.checkState() is Qt.CheckState.Checked:
            self._book.add(order_id, [self.item])
        else:
            self._book.drop(order_id, self.item.key)
        self._show_orders()

    def _turn(self, item: QListWidgetItem) -> None:
        """Enter does as Space does."""
        is_in = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_in else Qt.CheckState.Checked)

    def _show_begin(self, text: str) -> None:
        self._begin.setEnabled(bool(text.strip()))

    def _begin_order(self) -> None:
        if self._name.text().strip() and self._book.begin(self._name.text(), (self.item,)):
            self._name.clear()
            self._show_orders()

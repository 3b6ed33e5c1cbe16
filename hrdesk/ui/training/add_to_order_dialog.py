"""Puts the page that is read, or the section in view, into running orders, or takes it out of them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from hrdesk.core.running_order import LONGEST_NAME, OrderItem
from hrdesk.ui.lists_dialog import ListsDialog, ListsWords, NamedList
from hrdesk.ui.training.order_book import OrderBook
from hrdesk.ui.training.order_words import order_words
from hrdesk.ui.words import tr


class AddToOrderDialog(ListsDialog):
    """Asks first whether the whole page is meant, where a section is in view."""

    def __init__(
        self, book: OrderBook, article_id: str, title: str, slug: str, heading: str, parent: QWidget | None = None
    ) -> None:
        """`slug` and `heading` are of the section in view; empty where there is none."""
        words = ListsWords(
            title=tr("Running orders"),
            lists=tr("Running orders; Space puts it into one or takes it out"),
            hint=tr("Give your first running order a name, such as “Evening for new volunteers”."),
            name=tr("Name of a new running order"),
            begin=tr("Begin it"),
        )
        super().__init__(words, title, LONGEST_NAME, parent)
        self._book = book
        self._page, self._part = OrderItem(article_id), OrderItem(article_id, slug)
        self._whole = QRadioButton(self.tr("The whole page"))
        self._section = QRadioButton(self.tr("Only the section “{heading}”").format(heading=heading.replace("&", "&&")))
        self._choice = QButtonGroup(self)
        self._whole.setChecked(True)
        for button in (self._whole, self._section):
            self._choice.addButton(button)
            self.above.addWidget(button)
            button.setVisible(bool(heading))
        self._choice.buttonClicked.connect(self.show_lists)
        self.show_lists()

    @property
    def section(self) -> QRadioButton:
        return self._section

    @property
    def item(self) -> OrderItem:
        """The page, or the section, as the person chose."""
        return self._part if self._section.isChecked() else self._page

    def find_lists(self) -> Sequence[NamedList]:
        return [
            NamedList(order.id, f"{order.name}\n{order_words(order)}", self.item.key in order.keys)
            for order in self._book.orders()
        ]

    def put_on(self, list_id: str) -> None:
        self._book.add(list_id, [self.item])

    def take_off(self, list_id: str) -> None:
        self._book.drop(list_id, self.item.key)

    def begin_list(self, name: str) -> bool:
        return self._book.begin(name, (self.item,)) is not None

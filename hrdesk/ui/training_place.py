"""The place of trainers: connects its two views with the notebook, the library, the page that is read and the talk."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from hrdesk.core.errors import LibraryError
from hrdesk.core.history import Place, Screen
from hrdesk.core.page_names import PageNames
from hrdesk.core.running_order import OrderItem
from hrdesk.core.workshop import Workshop
from hrdesk.services.decks import Decks
from hrdesk.services.order_decks import OrderDecks, Standing
from hrdesk.services.order_finder import OrderFinder
from hrdesk.services.place_finder import PlaceFinder
from hrdesk.services.workshops import find_workshops
from hrdesk.ui.actions import without_argument
from hrdesk.ui.desk import Desk
from hrdesk.ui.messages import MessageStrip
from hrdesk.ui.reader.reader_page import ReaderPage
from hrdesk.ui.record_book import RecordBook
from hrdesk.ui.screens import Screens
from hrdesk.ui.theme import Colours
from hrdesk.ui.training.add_items_dialog import AddItemsDialog, Found
from hrdesk.ui.training.add_to_order_dialog import AddToOrderDialog
from hrdesk.ui.training.order_book import OrderBook
from hrdesk.ui.training.order_words import item_row
from hrdesk.ui.training.orders_page import OrdersPage
from hrdesk.ui.training.workshops_page import WorkshopsPage
from hrdesk.ui.urgent_dialog import UrgentDialog


class TrainingPlace(QObject):
    """The deeds behind the workshops and the running orders."""

    present_requested = Signal(object)
    """A deck that is to be shown to a room."""
    article_requested = Signal(str, str)
    handout_requested = Signal(str)
    place_requested = Signal(object)

    def __init__(
        self,
        desk: Desk,
        records: RecordBook,
        names: PageNames,
        standing: Standing,
        finder: PlaceFinder,
        reader: ReaderPage,
        actions: Mapping[str, QAction],
        messages: MessageStrip,
        content: QWidget,
    ) -> None:
        """`standing` says how far a page was checked, in words, by its id."""
        super().__init__(content)
        self._desk = desk
        self._names = names
        self._standing = standing
        self._reader = reader
        self._actions = actions
        self._messages = messages
        self._window = content
        self._decks = Decks(desk.library)
        self._order_decks = OrderDecks(desk.library, self._decks)
        self._finder = OrderFinder(desk.library, finder)
        self.book = OrderBook(records)
        self.workshops = WorkshopsPage(self._workshops, standing)
        self.orders = OrdersPage(self.book, names, desk.now)
        self._connect()

    def stand_in(self, screens: Screens) -> None:
        """Put both views among the screens of the window."""
        screens.put(self.workshops, Screen.TRAINING, focus=self.workshops.focus_first)
        screens.put(self.orders, Screen.ORDERS, focus=self.orders.focus_orders)

    def set_colours(self, colours: Colours) -> None:
        self.orders.set_colours(colours)

    def forget(self) -> None:
        """Hold nothing of the notebook, as when it is locked."""
        self.orders.forget()

    def present_page(self, article_id: str) -> None:
        """Ask for the talk of a page or workshop."""
        try:
            deck = self._decks.deck(article_id, self._standing(article_id))
        except LibraryError as error:
            self._messages.report(error)
            return
        self.present_requested.emit(deck)

    def present_order(self, order_id: str) -> None:
        """Ask for the talk of a running order; items that have no slides are told and left out."""
        order = self.book.find(order_id)
        if not order:
            return
        try:
            made = self._order_decks.deck(order, self._standing)
        except LibraryError as error:
            self._messages.report(error)
            return
        if made.missing:
            self._messages.warn(self._missing_words(made.missing, any_left=bool(made.deck.slides)))
        if made.deck.slides:
            self.present_requested.emit(made.deck)

    def add_items(self, order_id: str) -> AddItemsDialog:
        """Look for pages and sections to add; returns the open dialog."""

        def is_in(item: OrderItem) -> bool:
            found = self.book.find(order_id)
            return found is not None and item.key in found.keys

        def add(item: OrderItem) -> None:
            self.book.add(order_id, [item])

        dialog = AddItemsDialog(self._find, is_in, self._window)
        dialog.item_chosen.connect(add)
        self._open(dialog)
        return dialog

    def add_to_order(self) -> AddToOrderDialog | None:
        """Ask into which running orders the page that is read goes, or its section in view; returns the dialog."""
        article = self._reader.article
        if not article:
            return None
        if not self.book.records.can_write:
            self.book.records.refuse()
            return None
        slug = self._reader.view.heading_on_top()
        heading = self._names.heading(article.card.id, slug)
        dialog = AddToOrderDialog(self.book, article.card.id, article.card.title, slug, heading, self._window)
        self._open(dialog)
        return dialog

    def _connect(self) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "training": partial(self._go, Screen.TRAINING),
            "orders": partial(self._go, Screen.ORDERS),
            "add_to_order": self.add_to_order,
        }
        for name, deed in deeds.items():
            self._actions[name].triggered.connect(without_argument(deed))
        self.workshops.present_requested.connect(self.present_page)
        self.workshops.article_requested.connect(self._request_page)
        self.workshops.handout_requested.connect(self.handout_requested)
        self.orders.present_requested.connect(self.present_order)
        self.orders.adding_requested.connect(self.add_items)
        self.orders.article_requested.connect(self._read)
        self.orders.emergency_requested.connect(self._actions["emergency"].trigger)
        for page in (self.workshops, self.orders):
            page.view_requested.connect(self._go)
        self.book.records.changed.connect(self._renew)

    def _go(self, screen: Screen) -> None:
        self.place_requested.emit(Place(screen))

    def _renew(self) -> None:
        if self.orders.isVisible():
            self.orders.renew()

    def _request_page(self, article_id: str) -> None:
        self.article_requested.emit(article_id, "")

    def _read(self, article_id: str, slug: str) -> None:
        if self._names.knows(article_id):
            self.article_requested.emit(article_id, slug)
        else:
            words = self.tr("The page “{id}” is not in this library. It stays in the running order.")
            self._messages.warn(words.format(id=article_id))

    def _workshops(self) -> Sequence[Workshop]:
        try:
            return find_workshops(self._desk.library, self._decks)
        except LibraryError as error:
            self._messages.report(error)
            return ()

    def _find(self, text: str) -> Sequence[Found]:
        try:
            rows = [(item, item_row(item, self._names)) for item in self._finder.find(text)]
        except LibraryError as error:
            self._messages.report(error)
            return ()
        return [Found(item, row.title, row.under) for item, row in rows if row.is_here]

    def _missing_words(self, missing: Sequence[OrderItem], *, any_left: bool) -> str:
        titles = "; ".join(item_row(item, self._names).title for item in missing)
        if not any_left:
            words = self.tr("There is nothing to present: this library has no slides for {titles}.")
        else:
            words = self.tr("Left out, because this library has no slides for it: {titles}.")
        return words.format(titles=titles)

    def _open(self, dialog: UrgentDialog) -> None:
        dialog.emergency_requested.connect(self._actions["emergency"].trigger)
        dialog.open()

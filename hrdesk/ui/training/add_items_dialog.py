"""Looks for pages and sections by words, and adds them to a running order one after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.core.running_order import OrderItem
from hrdesk.ui.theme import Space
from hrdesk.ui.urgent_dialog import UrgentDialog

_ITEM = Qt.ItemDataRole.UserRole
_SIZE = (620, 460)
_TO_LIST = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


@dataclass(frozen=True)
class Found:
    """A page or section that can be added, and what is said of it."""

    item: OrderItem
    title: str
    under: str


class AddItemsDialog(UrgentDialog):
    """Stays open, so that several can be added; Enter adds the one that is chosen."""

    shows_own_words = True
    item_chosen = Signal(OrderItem)

    def __init__(
        self,
        find: Callable[[str], Sequence[Found]],
        is_in: Callable[[OrderItem], bool],
        parent: QWidget | None = None,
    ) -> None:
        """`is_in` tells whether an item stands in the order already."""
        super().__init__(self.tr("Add pages or sections"), parent)
        self._find = find
        self._is_in = is_in
        self._build()
        self._lay_out()
        self._connect()
        self.show_found("")
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def field(self) -> QLineEdit:
        return self._field

    @property
    def found(self) -> QListWidget:
        return self._found

    def show_found(self, text: str) -> None:
        """Show what fits these words."""
        row = self._found.currentRow()
        self._found.clear()
        for found in self._find(text):
            item = QListWidgetItem(self._words(found))
            item.setData(_ITEM, found.item)
            self._found.addItem(item)
        self._nothing.setVisible(self._found.count() == 0)
        self._found.setCurrentRow(min(max(0, row), self._found.count() - 1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrows in the field go through the list, and Enter adds."""
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _TO_LIST:
                self._found.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._add()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Words of a title, a heading or a street name"))
        self._field.setAccessibleName(self.tr("Pages and sections to add"))
        self._field.setMaxLength(200)
        self._field.installEventFilter(self)
        self._found = QListWidget()
        self._found.setAccessibleName(self.tr("Found pages and sections"))
        self._found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = QLabel(self.tr("Nothing is called so. Try one word of the title."))
        self._nothing.setWordWrap(True)
        self._nothing.setProperty("role", "muted")
        self._take = QPushButton(self.tr("Add"))
        self._take.setProperty("role", "primary")
        self._close = QPushButton(self.tr("Done"))
        for button in (self._take, self._close):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addStretch(1)
        foot.addWidget(self._take)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._field)
        column.addWidget(self._nothing)
        column.addWidget(self._found, 1)
        column.addLayout(foot)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self._field.textChanged.connect(self.show_found)
        self._found.itemActivated.connect(self._add)
        self._found.currentItemChanged.connect(self._offer)
        self._take.clicked.connect(self._add)
        self._close.clicked.connect(self.accept)

    def _words(self, found: Found) -> str:
        is_in = self._is_in(found.item)
        under = self.tr("✓ in the running order · {what}").format(what=found.under) if is_in else found.under
        return f"{found.title}\n{under}"

    def _offer(self) -> None:
        item = self._found.currentItem()
        self._take.setEnabled(item is not None and not self._is_in(item.data(_ITEM)))

    def _add(self) -> None:
        item = self._found.currentItem()
        if item and not self._is_in(item.data(_ITEM)):
            self.item_chosen.emit(item.data(_ITEM))
            self.show_found(self._field.text())
            self._offer()

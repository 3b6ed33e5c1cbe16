"""Puts a page on reading lists, or takes it off them."""

from PySide6.QtCore import Qt
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

from hrdesk.core.reading_list import LONGEST_NAME
from hrdesk.ui.notes.shelf_book import ShelfBook
from hrdesk.ui.theme import Space
from hrdesk.ui.tick_box import TickDelegate
from hrdesk.ui.urgent_dialog import UrgentDialog

_ID = Qt.ItemDataRole.UserRole


class AddToListDialog(UrgentDialog):
    """Each tick is kept at once, as everywhere in the notebook."""

    def __init__(self, book: ShelfBook, article_id: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Reading lists"), parent)
        self._book = book
        self._article_id = article_id
        self.setMinimumWidth(420)
        self._build(title)
        self._lay_out()
        self._connect()
        self._show_lists()

    @property
    def lists(self) -> QListWidget:
        return self._lists

    @property
    def name(self) -> QLineEdit:
        return self._name

    def _build(self, title: str) -> None:
        self._title = QLabel(title)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._title.setProperty("role", "heading")
        self._lists = QListWidget()
        self._lists.setItemDelegate(TickDelegate(self._lists))
        self._lists.setAccessibleName(self.tr("Reading lists; Space puts the page on one or takes it off"))
        self._hint = QLabel(self.tr("Give your first list a name, such as “Night shift” or “New colleagues”."))
        self._hint.setWordWrap(True)
        self._hint.setProperty("role", "muted")
        self._name = QLineEdit()
        self._name.setPlaceholderText(self.tr("Name of a new list"))
        self._name.setAccessibleName(self.tr("Name of a new list"))
        self._name.setMaxLength(LONGEST_NAME)
        self._begin = QPushButton(self.tr("Begin the list"))
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
        column.addWidget(self._title)
        column.addWidget(self._lists, 1)
        column.addWidget(self._hint)
        column.addLayout(row)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._lists.itemChanged.connect(self._tick)
        self._lists.itemActivated.connect(self._turn)
        self._name.textChanged.connect(self._show_begin)
        self._name.returnPressed.connect(self._begin_list)
        self._begin.clicked.connect(self._begin_list)
        self._close.clicked.connect(self.accept)
        for button in (self._begin, self._close):
            button.setAutoDefault(False)

    def _show_lists(self) -> None:
        row = self._lists.currentRow()
        self._lists.blockSignals(True)
        self._lists.clear()
        for found in self._book.lists():
            item = QListWidgetItem(found.name)
            item.setData(_ID, found.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_on = self._article_id in found.pages
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
            self._lists.addItem(item)
        self._lists.setCurrentRow(max(0, row) if self._lists.count() else -1)
        self._lists.blockSignals(False)
        self._lists.setVisible(self._lists.count() > 0)
        self._hint.setVisible(self._lists.count() == 0)
        if not self._lists.count():
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, item: QListWidgetItem) -> None:
        list_id = str(item.data(_ID))
        if item.checkState() is Qt.CheckState.Checked:
            self._book.add_page(list_id, self._article_id)
        else:
            self._book.drop_page(list_id, self._article_id)

    def _turn(self, item: QListWidgetItem) -> None:
        """Enter does as Space does."""
        is_on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def _show_begin(self, text: str) -> None:
        self._begin.setEnabled(bool(text.strip()))

    def _begin_list(self) -> None:
        if self._name.text().strip() and self._book.begin_list(self._name.text(), (self._article_id,)):
            self._name.clear()
            self._show_lists()

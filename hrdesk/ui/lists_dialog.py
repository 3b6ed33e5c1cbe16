"""Puts something on lists that the person named, or takes it off them."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from hrdesk.ui.column_dialog import wrapped
from hrdesk.ui.theme import Space
from hrdesk.ui.tick_box import TickDelegate
from hrdesk.ui.urgent_dialog import UrgentDialog

_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class ListsWords:
    """What the dialog says: its title, what its lists are to a screen reader, and how a first one is begun."""

    title: str
    lists: str
    hint: str
    name: str
    begin: str


@dataclass(frozen=True)
class NamedList:
    """A list as a row: whether it holds the thing."""

    id: str
    words: str
    is_on: bool


class ListsDialog(UrgentDialog):
    """Each tick is kept at once, as everywhere in the notebook."""

    shows_own_words = True

    def __init__(self, words: ListsWords, thing: str, longest_name: int, parent: QWidget | None = None) -> None:
        super().__init__(words.title, parent)
        self.setMinimumWidth(460)
        self._build(words, thing, longest_name)
        self._lay_out(words.begin)
        self._connect()

    @property
    def lists(self) -> QListWidget:
        return self._lists

    @property
    def name(self) -> QLineEdit:
        return self._name

    @abstractmethod
    def find_lists(self) -> Sequence[NamedList]:
        """Every list, in the order in which they are shown."""

    @abstractmethod
    def put_on(self, list_id: str) -> None: ...

    @abstractmethod
    def take_off(self, list_id: str) -> None: ...

    @abstractmethod
    def begin_list(self, name: str) -> bool:
        """Begin a list with the thing on it; whether that is kept."""

    def show_lists(self) -> None:
        """Show the lists as they are now."""
        row = self._lists.currentRow()
        self._lists.blockSignals(True)
        self._lists.clear()
        for found in self.find_lists():
            item = QListWidgetItem(found.words)
            item.setData(_ID, found.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if found.is_on else Qt.CheckState.Unchecked)
            self._lists.addItem(item)
        has_any = self._lists.count() > 0
        self._lists.setCurrentRow(max(0, row) if has_any else -1)
        self._lists.blockSignals(False)
        self._lists.setVisible(has_any)
        self._hint.setVisible(not has_any)
        if not has_any:
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, words: ListsWords, thing: str, longest_name: int) -> None:
        self._title = wrapped(thing, "heading")
        self._lists = QListWidget()
        self._lists.setItemDelegate(TickDelegate(self._lists))
        self._lists.setAccessibleName(words.lists)
        self._hint = wrapped(words.hint, "muted")
        self._name = QLineEdit()
        self._name.setPlaceholderText(words.name)
        self._name.setAccessibleName(words.name)
        self._name.setMaxLength(longest_name)

    def _lay_out(self, begin: str) -> None:
        self._begin = QPushButton(begin)
        self._begin.setEnabled(False)
        self._close = QPushButton(self.tr("Done"))
        row = QHBoxLayout()
        row.addWidget(self._name, 1)
        row.addWidget(self._begin)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        self.above = QVBoxLayout()
        """What is asked before the lists; empty where nothing is."""
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._title)
        column.addLayout(self.above)
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

    def _tick(self, item: QListWidgetItem) -> None:
        deed = self.put_on if item.checkState() is Qt.CheckState.Checked else self.take_off
        deed(str(item.data(_ID)))
        self.show_lists()

    def _turn(self, item: QListWidgetItem) -> None:
        """Enter does as Space does."""
        is_on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def _show_begin(self, text: str) -> None:
        self._begin.setEnabled(bool(text.strip()))

    def _begin_list(self) -> None:
        if self._name.text().strip() and self.begin_list(self._name.text()):
            self._name.clear()
            self.show_lists()

"""The filters of the notebook: words, and chips that combine and are cleared at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from hrdesk.core.article import Section
from hrdesk.core.colour import Colour
from hrdesk.core.note_filter import NoteFilter
from hrdesk.core.note_index import NoteOrder
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.note_state import NoteState
from hrdesk.ui.flow_row import FlowRow
from hrdesk.ui.icons import Icons
from hrdesk.ui.note_kinds import KIND_ICONS, kind_colours, kind_words
from hrdesk.ui.notes.choice_chip import ChoiceChip
from hrdesk.ui.notes.date_chip import DateChip
from hrdesk.ui.section_words import section_words
from hrdesk.ui.swatches import colour_words, swatch
from hrdesk.ui.theme import Colours, Space

_MOST_TAGS = 60
"""Tags that the menu offers, the most used ones."""


@dataclass(frozen=True)
class FilterValues:
    """What the notes have that can be filtered by."""

    tags: Sequence[str]
    authors: Sequence[str]
    """The empty name is the person's own."""


class NoteFilterBar(QWidget):
    """Asks for notes; the values of tags and authors are fetched when their menus open."""

    filter_changed = Signal()
    list_entered = Signal()
    """The person goes from the words to the list."""

    def __init__(
        self, values: Callable[[], FilterValues], today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values = values
        self._dates = DateChip(today)
        self._build()
        self._lay_out()
        self._connect()

    @property
    def words(self) -> QLineEdit:
        return self._words

    @property
    def order(self) -> NoteOrder:
        return self._order.order

    @property
    def dates(self) -> DateChip:
        return self._dates

    def set_order(self, order: NoteOrder) -> None:
        self._order.choose(order)

    def chip(self, name: str) -> ChoiceChip:
        """A chip by what it chooses: kinds, colours, tags, sections, states or authors."""
        return self._chips[name]

    def filter(self) -> NoteFilter:
        since, until = self._dates.moments()
        chosen = {name: chip.values for name, chip in self._chips.items()}
        return NoteFilter(
            words=self._words.text(),
            kinds=frozenset(map(NoteKind, chosen["kinds"])),
            colours=frozenset(map(Colour, chosen["colours"])),
            tags=chosen["tags"],
            sections=frozenset(map(Section, chosen["sections"])),
            states=frozenset(map(NoteState, chosen["states"])),
            authors=frozenset(name.removeprefix("=") for name in chosen["authors"]),
            since=since,
            until=until,
        )

    def show_count(self, shown: int, everything: int) -> None:
        words = self.tr("{shown} of {all}") if shown != everything else self.tr("{all} notes")
        self._count.setText(words.format(shown=shown, all=everything))
        self._clear.setVisible(not self.filter().is_empty)

    def show_values(self) -> None:
        """Offer the tags and authors that are in use now."""
        values = self._values()
        self._chips["tags"].set_entries((tag, tag) for tag in values.tags[:_MOST_TAGS])
        names = ((f"={name}", name or self.tr("Me")) for name in values.authors)
        self._chips["authors"].set_entries(names)
        self._chips["authors"].setVisible(any(values.authors) or bool(self._chips["authors"].values))

    def clear(self) -> None:
        """All notes again."""
        self._words.blockSignals(True)
        self._words.setText("")  # which empties its undo history too
        self._words.blockSignals(False)
        for chip in self._chips.values():
            chip.choose(())
        self._dates.clear()
        self.filter_changed.emit()

    def choose(self, name: str, values: Iterable[str]) -> None:
        """Filter by these values of one chip, as when a tag is pressed."""
        self._chips[name].choose(values)
        self.filter_changed.emit()

    def set_look(self, colours: Colours, icons: Icons) -> None:
        self._chips["colours"].set_icons([(colour.value, swatch(colour, colours)) for colour in Colour])
        signs = [(kind.value, icons.icon(KIND_ICONS[kind], kind_colours(kind, colours)[0])) for kind in NoteKind]
        self._chips["kinds"].set_icons(signs)

    def _build(self) -> None:
        self._words = QLineEdit()
        self._words.setPlaceholderText(self.tr("Filter by words in the note, the quote, the page or the tags"))
        self._words.setAccessibleName(self.tr("Filter notes"))
        self._words.setClearButtonEnabled(True)
        names = {
            "kinds": self.tr("Kind"),
            "colours": self.tr("Colour"),
            "tags": self.tr("Tag"),
            "sections": self.tr("Section"),
            "states": self.tr("State"),
            "authors": self.tr("Written by"),
        }
        self._chips = {name: ChoiceChip(words) for name, words in names.items()}
        self._chips["kinds"].set_entries((kind.value, kind_words(kind)) for kind in NoteKind)
        self._chips["colours"].set_entries((colour.value, colour_words(colour)) for colour in Colour)
        self._chips["sections"].set_entries((section.value, section_words(section)) for section in Section)
        states = {
            NoteState.IN_PLACE: self.tr("In place"),
            NoteState.CHANGED: self.tr("Words of the page changed"),
            NoteState.ORPHAN: self.tr("Place is gone"),
        }
        self._chips["states"].set_entries((state.value, words) for state, words in states.items())
        self._chips["authors"].hide()
        self._order = _OrderChip()
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._clear = QPushButton(self.tr("Clear the filters"))
        self._clear.setProperty("role", "link")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._words, 1)
        row.addWidget(self._order)
        chips = FlowRow()
        for chip in (*self._chips.values(), self._dates, self._clear, self._count):
            chips.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(row)
        column.addLayout(chips)

    def _connect(self) -> None:
        self._words.textChanged.connect(self.filter_changed)
        self._words.returnPressed.connect(self.list_entered)
        for name, chip in self._chips.items():
            chip.values_changed.connect(self.filter_changed)
            if name in ("tags", "authors"):
                chip.menu().aboutToShow.connect(self.show_values)
        self._dates.days_changed.connect(self.filter_changed)
        self._order.order_changed.connect(self.filter_changed)
        self._clear.clicked.connect(self.clear)


class _OrderChip(QToolButton):
    """By the last change or by page."""

    order_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order = NoteOrder.NEWEST
        self.setProperty("role", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self._group = QActionGroup(self)
        for order, words in ((NoteOrder.NEWEST, self.tr("Newest first")), (NoteOrder.PAGE, self.tr("By page"))):
            action = menu.addAction(words)
            action.setData(order.value)
            action.setCheckable(True)
            self._group.addAction(action)
        self.setMenu(menu)
        self._group.triggered.connect(self._choose)
        self._show()

    def choose(self, order: NoteOrder) -> None:
        self.order = order
        self._show()
        self.order_changed.emit()

    def _choose(self) -> None:
        self.choose(NoteOrder(self._group.checkedAction().data()))

    def _show(self) -> None:
        for action in self._group.actions():
            if action.data() == self.order.value:
                action.setChecked(True)
                self.setText(f"{action.text()} ▾")
                self.setAccessibleName(self.tr("Order: {words}").format(words=action.text()))

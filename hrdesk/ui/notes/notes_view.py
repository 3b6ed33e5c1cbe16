"""All notes of the notebook, filtered, with the chosen one or the chosen ones open to change."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import itemgetter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.core.annotation import Annotation
from hrdesk.core.deed import changed_annotations
from hrdesk.core.note_index import NoteIndex
from hrdesk.core.note_state import NoteState
from hrdesk.core.page_names import PageNames
from hrdesk.core.record import Change
from hrdesk.core.undo import Step
from hrdesk.ui.icons import Icons
from hrdesk.ui.notes.annotation_book import AnnotationBook
from hrdesk.ui.notes.note_filter_bar import FilterValues, NoteFilterBar
from hrdesk.ui.notes.notes_empty import NotesEmpty
from hrdesk.ui.notes.notes_panel import NotesPanel
from hrdesk.ui.notes.several_box import SeveralBox
from hrdesk.ui.theme import Colours, Space

_SIDE = 320
"""Pixels of the column beside the list."""
_MOST_APART = 20
"""Notes of one step that come or go row by row; more of them show the list anew."""


class NotesView(QWidget):
    """Holds the notes while the notebook is open, so that neither a visit nor a keystroke reads them again."""

    note_opened = Signal(object)
    removal_requested = Signal(tuple)

    def __init__(
        self, book: AnnotationBook, names: PageNames, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._index = NoteIndex(names)
        self._is_read = False
        self._build(names, today)
        self._lay_out()
        self._connect()

    @property
    def panel(self) -> NotesPanel:
        return self._panel

    @property
    def filters(self) -> NoteFilterBar:
        return self._filters

    @property
    def empty(self) -> NotesEmpty:
        return self._empty

    @property
    def several(self) -> SeveralBox:
        return self._several

    def renew(self) -> None:
        """Show the notes as they are now, as after coming here."""
        if not self._is_read:
            self._index.renew(self._book.all())
            self._is_read = True
            self._filters.show_values()
        self._filter()

    def show_step(self, step: Step | None) -> None:
        """Show what a step changed; None where anything may have changed."""
        changes = changed_annotations(step) if step else ()
        if step is None:
            self._is_read = False
        elif self._is_read:
            for change in changes:
                self._index_change(change)
        if not self.isVisible():
            return
        if step is None:
            self.renew()
        elif changes:
            self._show_changes(changes)

    def forget(self) -> None:
        """Hold no note, as when the notebook is locked."""
        self._index.renew(())
        self._is_read = False
        self._panel.forget()
        self._several.forget()
        self._filters.clear()

    def set_states(self, states: Mapping[str, NoteState]) -> None:
        """How notes stand to their pages, by id; those that are not named are in place."""
        if self._index.set_states(states):
            self._panel.notes.notes_model.forget_rows()
            if self._filters.filter().states:
                self._filter()

    def focus_filter(self) -> None:
        self._filters.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_look(self, colours: Colours, icons: Icons) -> None:
        self._panel.set_look(colours, icons)
        self._several.set_look(colours, icons)
        self._filters.set_look(colours, icons)

    def _build(self, names: PageNames, today: Callable[[], date]) -> None:
        self._filters = NoteFilterBar(self._used_values, today)
        self._panel = NotesPanel(self._book, names, shows_title=True, state_of=self._index.state_of)
        self._several = SeveralBox(self._book.tags_in_use)
        self._empty = NotesEmpty()
        self._hint = QLabel(self.tr("Choose a note to read it whole and to change it. Enter opens its page."))
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._hint.setProperty("role", "muted")

    def _lay_out(self) -> None:
        one = QWidget()
        column = QVBoxLayout(one)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._hint)
        column.addWidget(self._panel.editor)
        column.addStretch(1)
        self._side = QStackedWidget()
        self._side.addWidget(one)
        self._side.addWidget(self._several)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFixedWidth(_SIDE)
        scroll.setWidget(self._side)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.LARGE)
        row.addWidget(self._panel, 1)
        row.addWidget(scroll)
        self._stack = QStackedWidget()
        self._stack.addWidget(body)
        self._stack.addWidget(self._empty)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(Space.MEDIUM)
        rows.addWidget(self._filters)
        rows.addWidget(self._stack, 1)

    def _connect(self) -> None:
        notes = self._panel.notes
        notes.note_opened.connect(self._open)
        notes.removal_requested.connect(self.removal_requested)
        notes.selection_changed.connect(self._show_side)
        notes.note_chosen.connect(self._show_hint)
        notes.writing_requested.connect(self._panel.editor.focus_words)
        notes.tagging_requested.connect(self._focus_tags)
        self._several.colour_requested.connect(self._book.recolour_all)
        self._several.kind_requested.connect(self._book.set_kind_all)
        self._several.tags_requested.connect(self._book.retag_all)
        self._several.removal_requested.connect(self.removal_requested)
        self._filters.filter_changed.connect(self._filter)
        self._filters.list_entered.connect(self._enter_list)
        self._empty.clearing_requested.connect(self._filters.clear)

    def _filter(self) -> None:
        self._panel.show_notes(self._index.find(self._filters.filter(), self._filters.order))
        self._show_rest()

    def _index_change(self, change: Change) -> None:
        if isinstance(change.after, Annotation):
            self._index.put(change.after)
        elif isinstance(change.before, Annotation):
            self._index.drop(change.before.id)

    def _show_changes(self, changes: Sequence[Change]) -> None:
        """A changed note stays in its row until the list is filtered anew: it must not run away while it is edited."""
        gone = sum(change.after is None for change in changes)
        new = self._panel.show_changes(changes) if gone <= _MOST_APART else ()
        if gone > _MOST_APART or len(new) > _MOST_APART:
            self._filter()
            return
        wanted, order = self._filters.filter(), self._filters.order
        places = [(self._index.place_of(annotation, wanted, order), annotation) for annotation in new]
        for place, annotation in sorted(places, key=itemgetter(0)):  # from the top, so that each finds its place
            if place >= 0:
                self._panel.insert(min(place, self._panel.notes.notes_model.rowCount()), annotation)
        self._show_rest()

    def _show_rest(self) -> None:
        shown, everything = self._panel.notes.notes_model.rowCount(), len(self._index)
        self._filters.show_count(shown, everything)
        self._filters.setVisible(everything > 0)
        self._empty.show_reason(any_notes=everything > 0, is_open=self._book.records.notebook is not None)
        self._stack.setCurrentIndex(0 if shown else 1)
        self._show_side()

    def _show_side(self) -> None:
        selected = self._panel.notes.selected
        if len(selected) > 1:
            self._panel.editor.keep_now()
            self._several.show_notes(selected)
        self._side.setCurrentIndex(1 if len(selected) > 1 else 0)
        self._show_hint()

    def _show_hint(self) -> None:
        self._hint.setVisible(self._panel.editor.shown is None)

    def _focus_tags(self) -> None:
        if self._side.currentIndex() == 1:
            self._several.tags.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._panel.editor.focus_tags()

    def _enter_list(self) -> None:
        notes = self._panel.notes
        notes.setFocus(Qt.FocusReason.OtherFocusReason)
        if not notes.chosen and notes.notes_model.rowCount():
            notes.setCurrentIndex(notes.notes_model.index(0))

    def _open(self, annotation: Annotation | None) -> None:
        if annotation:
            self.note_opened.emit(annotation)

    def _used_values(self) -> FilterValues:
        return FilterValues(self._index.tags(), self._index.authors())

"""A list of notes to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.page_names import PageNames
from hrdesk.ui.icons import Icons
from hrdesk.ui.note_kinds import KindMenu
from hrdesk.ui.notes.note_delegate import NoteDelegate
from hrdesk.ui.notes.note_row import StateOf
from hrdesk.ui.notes.notes_model import NotesModel
from hrdesk.ui.theme import Colours

_COLOUR_KEYS = {Qt.Key(Qt.Key.Key_1 + number): colour for number, colour in enumerate(Colour)}


class NoteList(QListView):
    """Keeps the chosen notes chosen while the list changes around them. Its keys are those of the page."""

    note_chosen = Signal(object)
    """The annotation that is current now, or None."""
    note_picked = Signal(object)
    """The annotation that the person, not the program, made current."""
    selection_changed = Signal()
    note_opened = Signal(object)
    removal_requested = Signal(tuple)
    """The chosen annotations, as in the signals below."""
    colour_requested = Signal(tuple, Colour)
    kind_requested = Signal(tuple, NoteKind)
    writing_requested = Signal()
    tagging_requested = Signal()

    def __init__(
        self,
        names: PageNames,
        parent: QWidget | None = None,
        *,
        shows_title: bool,
        state_of: StateOf | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_renewing = False
        has_tray = not shows_title
        self._model = NotesModel(names, self, state_of, has_tray=has_tray) if state_of else NotesModel(names, self)
        self._delegate = NoteDelegate(self, shows_title=shows_title)
        self._kind_menu = KindMenu(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(shows_title)
        self.setSelectionMode(
            QListView.SelectionMode.ExtendedSelection if shows_title else QListView.SelectionMode.SingleSelection
        )
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Notes"))
        self.setMouseTracking(False)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.activated.connect(self._tell_opened)
        self._kind_menu.kind_chosen.connect(self._tell_kind)

    @property
    def chosen(self) -> Annotation | None:
        return self._model.annotation_at(self.currentIndex())

    @property
    def selected(self) -> tuple[Annotation, ...]:
        """The chosen annotations, from the top; the current one where none is marked."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        everything = self._model.annotations
        found = tuple(everything[row] for row in rows)
        return found or ((self.chosen,) if self.chosen else ())

    @property
    def notes_model(self) -> NotesModel:
        return self._model

    def show_notes(self, annotations: Sequence[Annotation]) -> None:
        chosen, selected = self.chosen, self.selected
        self._is_renewing = True
        self._model.show_annotations(annotations)
        if chosen and self.chosen != chosen:
            self.choose(chosen.id)
        if len(selected) > 1 and len(self.selected) != len(selected):
            self._select(selected)
        self._is_renewing = False

    def choose(self, annotation_id: str) -> None:
        """Make one note current, if it is in the list."""
        row = self._model.row_of(annotation_id)
        if row >= 0:
            index = self._model.index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def choose_none(self) -> None:
        self.setCurrentIndex(QModelIndex())

    def set_look(self, colours: Colours, icons: Icons) -> None:
        self._delegate.set_look(colours, icons)
        self._kind_menu.set_look(colours, icons)
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters are commands here, as on a page; the field above finds words."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        chosen = self.selected
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not chosen or not plain or not self._give_command(Qt.Key(event.key()), chosen):
            super().keyPressEvent(event)

    def _give_command(self, key: Qt.Key, chosen: tuple[Annotation, ...]) -> bool:
        if key == Qt.Key.Key_Delete:
            self.removal_requested.emit(chosen)
        elif key in _COLOUR_KEYS:
            self.colour_requested.emit(chosen, _COLOUR_KEYS[key])
        elif key in (Qt.Key.Key_N, Qt.Key.Key_F2):
            self.writing_requested.emit()
        elif key == Qt.Key.Key_T:
            self.tagging_requested.emit()
        elif key == Qt.Key.Key_K:
            self._kind_menu.show_kind(chosen[0].kind if len({one.kind for one in chosen}) == 1 else None)
            place = self.visualRect(self.currentIndex()).topLeft() + QPoint(20, 20)
            self._kind_menu.popup(self.viewport().mapToGlobal(place))
        else:
            return False
        return True

    def _select(self, annotations: Sequence[Annotation]) -> None:
        """Mark these, as one selection: rows next to each other are one range."""
        rows = sorted(row for row in (self._model.row_of(one.id) for one in annotations) if row >= 0)
        selection = QItemSelection()
        begin = 0
        for at in range(1, len(rows) + 1):
            if at == len(rows) or rows[at] != rows[at - 1] + 1:
                selection.select(self._model.index(rows[begin]), self._model.index(rows[at - 1]))
                begin = at
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _tell_chosen(self, index: QModelIndex) -> None:
        self.note_chosen.emit(self._model.annotation_at(index))
        if self.hasFocus() and not self._is_renewing:
            self.note_picked.emit(self._model.annotation_at(index))

    def _tell_selection(self) -> None:
        self.selection_changed.emit()

    def _tell_opened(self, index: QModelIndex) -> None:
        self.note_opened.emit(self._model.annotation_at(index))

    def _tell_kind(self, kind: NoteKind) -> None:
        if self.selected:
            self.kind_requested.emit(self.selected, kind)

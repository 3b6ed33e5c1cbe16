"""A list of notes to choose from."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from hrdesk.core.annotation import Annotation
from hrdesk.ui.notes.note_delegate import NoteDelegate
from hrdesk.ui.notes.notes_model import NotesModel
from hrdesk.ui.theme import Colours


class NoteList(QListView):
    """Keeps the chosen note chosen while the list changes around it."""

    note_chosen = Signal(object)
    """The annotation that is current now, or None."""
    note_picked = Signal(object)
    """The annotation that the person, not the program, made current."""
    note_opened = Signal(object)
    removal_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, shows_title: bool) -> None:
        super().__init__(parent)
        self._is_renewing = False
        self._model = NotesModel(self)
        self._delegate = NoteDelegate(self, shows_title=shows_title)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Notes"))
        self.setMouseTracking(False)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self.activated.connect(self._tell_opened)

    @property
    def chosen(self) -> Annotation | None:
        return self._model.annotation_at(self.currentIndex())

    def show_notes(self, annotations: Sequence[Annotation], titles: Mapping[str, str]) -> None:
        chosen = self.chosen
        self._is_renewing = True
        self._model.show_annotations(annotations, titles)
        if chosen:
            self.choose(chosen.id)
        self._is_renewing = False

    def choose(self, annotation_id: str) -> None:
        """Make one note current, if it is in the list."""
        row = self._model.row_of(annotation_id)
        if row >= 0:
            index = self._model.index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def set_colours(self, colours: Colours) -> None:
        self._delegate.set_colours(colours)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Delete and self.chosen:
            self.removal_requested.emit(self.chosen.id)
        else:
            super().keyPressEvent(event)

    def _tell_chosen(self, index: QModelIndex) -> None:
        self.note_chosen.emit(self._model.annotation_at(index))
        if self.hasFocus() and not self._is_renewing:
            self.note_picked.emit(self._model.annotation_at(index))

    def _tell_opened(self, index: QModelIndex) -> None:
        self.note_opened.emit(self._model.annotation_at(index))

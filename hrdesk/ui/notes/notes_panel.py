"""Notes with the chosen one open to edit: beside a page, or as the body of the notebook."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hrdesk.core.annotation import Annotation
from hrdesk.core.note_state import NoteState
from hrdesk.core.page_names import PageNames
from hrdesk.core.record import Change
from hrdesk.ui.icons import Icons
from hrdesk.ui.notes.annotation_book import AnnotationBook
from hrdesk.ui.notes.note_editor import NoteEditor
from hrdesk.ui.notes.note_list import NoteList
from hrdesk.ui.notes.note_row import StateOf
from hrdesk.ui.theme import Colours, Space


class NotesPanel(QWidget):
    """A list and an editor over the same notes. Removal and opening are connected by whoever owns the panel."""

    def __init__(
        self,
        book: AnnotationBook,
        names: PageNames,
        parent: QWidget | None = None,
        *,
        shows_title: bool = False,
        state_of: StateOf | None = None,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._names = names
        self._shows_title = shows_title
        self._states: Mapping[str, NoteState] = {}
        self._build(state_of or self._state_of)
        self._lay_out()
        self._connect()

    def show_notes(self, annotations: Sequence[Annotation]) -> None:
        """Show these notes; the one being edited stays open if it is among them."""
        self.notes.show_notes(annotations if self._shows_title else self._lost_last(annotations))
        self._show_rest()

    def set_states(self, states: Mapping[str, NoteState]) -> None:
        """How the notes of a page stand to it, by id: those that lost their place stand last, and are never hidden."""
        self._states = states
        self.show_notes(self.notes.notes_model.annotations)
        self.notes.notes_model.forget_rows()

    def show_changes(self, changes: Sequence[Change]) -> tuple[Annotation, ...]:
        """Show notes as they are now, or no longer; returns those that the list does not have."""
        model = self.notes.notes_model
        unknown = model.put(*(change.after for change in changes if isinstance(change.after, Annotation)))
        for change in changes:
            if change.after is None and isinstance(change.before, Annotation):
                model.drop(change.before.id)
        self._show_rest()
        return unknown

    def insert(self, row: int, annotation: Annotation) -> None:
        """Show a note that was not on show, at a row of the list."""
        self.notes.notes_model.insert(row, annotation)
        self._show_rest()

    def choose(self, annotation_id: str, *, write: bool = False, tag: bool = False) -> None:
        """Open one note; `write` puts the cursor into its words, `tag` into its tags."""
        self.notes.choose(annotation_id)
        if write:
            self.editor.focus_words()
        elif tag:
            self.editor.focus_tags()

    def forget(self) -> None:
        """Show no note and hold none, as when the notebook is locked."""
        self.editor.forget()
        self.notes.show_notes(())
        self._show_rest()

    def show_lock(self, locked: bool) -> None:
        """Say why there are no notes to see."""
        words = self.tr(
            "No notes on this page yet.\n\nSelect some words and press H to highlight them or N to write a note. "
            "Without a selection, N writes a note on the heading or on the whole page."
        )
        self._empty.setText(self.tr("Your notes are locked. Ctrl+Shift+L unlocks them.") if locked else words)

    def set_look(self, colours: Colours, icons: Icons) -> None:
        self.notes.set_look(colours, icons)
        self.editor.set_look(colours, icons)

    def _show_rest(self) -> None:
        any_notes = self.notes.notes_model.rowCount() > 0
        self._empty.setVisible(not any_notes and not self._shows_title)
        self.notes.setVisible(any_notes)
        self.editor.show_note(self.notes.chosen)

    def _state_of(self, annotation_id: str) -> NoteState:
        return self._states.get(annotation_id, NoteState.IN_PLACE)

    def _lost_last(self, annotations: Sequence[Annotation]) -> list[Annotation]:
        return sorted(annotations, key=lambda one: self._state_of(one.id) is NoteState.ORPHAN)

    def _build(self, state_of: StateOf) -> None:
        self.notes = NoteList(self._names, shows_title=self._shows_title, state_of=state_of)
        self.editor = NoteEditor(self._names, self._book.tags_in_use)
        self._empty = QLabel()
        self.show_lock(False)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setWordWrap(True)
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        edge = 0 if self._shows_title else Space.TINY
        column.setContentsMargins(edge, 0 if self._shows_title else Space.SMALL, edge, edge)
        column.addWidget(self._empty, 1)
        column.addWidget(self.notes, 1)
        if not self._shows_title:  # the notebook has room for it beside the list
            column.addWidget(self.editor)

    def _connect(self) -> None:
        self.notes.note_chosen.connect(self.editor.show_note)
        self.notes.colour_requested.connect(self._book.recolour_all)
        self.notes.kind_requested.connect(self._book.set_kind_all)
        if not self._shows_title:
            self.notes.writing_requested.connect(self.editor.focus_words)
            self.notes.tagging_requested.connect(self.editor.focus_tags)
        self.editor.note_changed.connect(self._rewrite)
        self.editor.colour_changed.connect(self._book.recolour)
        self.editor.kind_changed.connect(self._book.set_kind)
        self.editor.tags_changed.connect(self._book.set_tags)

    def _rewrite(self, annotation_id: str, words: str) -> None:
        self._book.rewrite(annotation_id, words)
        kept = self._book.find(annotation_id)
        self.editor.show_kept(kept is not None and kept.note == words)

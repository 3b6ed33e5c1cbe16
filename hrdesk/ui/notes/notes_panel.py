"""The notes of the page on show, beside it, with the chosen one open to edit."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hrdesk.core.annotation import Annotation
from hrdesk.ui.notes.annotation_book import AnnotationBook
from hrdesk.ui.notes.note_editor import NoteEditor
from hrdesk.ui.notes.note_list import NoteList
from hrdesk.ui.theme import Colours, Space


class NotesPanel(QWidget):
    """A list and an editor over the same notes. `notes` and `editor` are connected by whoever owns the panel."""

    def __init__(self, book: AnnotationBook, parent: QWidget | None = None, *, shows_title: bool = False) -> None:
        super().__init__(parent)
        self._book = book
        self._shows_title = shows_title
        self._build()
        self._lay_out()
        self._connect()

    def show_notes(self, annotations: Sequence[Annotation], titles: Mapping[str, str]) -> None:
        """Show these notes; the one being edited stays open if it is among them."""
        self._empty.setVisible(not annotations)
        self.notes.setVisible(bool(annotations))
        self.notes.show_notes(annotations, titles)
        self.editor.show_note(self.notes.chosen)

    def choose(self, annotation_id: str, *, write: bool = False) -> None:
        """Open one note; `write` puts the cursor into it."""
        self.notes.choose(annotation_id)
        if write:
            self.editor.focus_words()

    def show_lock(self, locked: bool) -> None:
        """Say why there are no notes to see."""
        words = self.tr(
            "No notes on this page yet.\n\nSelect some words and press H to highlight them or N to write a note. "
            "Without a selection, N writes a note on the whole page."
        )
        self.set_empty_words(self.tr("Your notes are locked. Ctrl+Shift+L unlocks them.") if locked else words)

    def set_empty_words(self, words: str) -> None:
        self._empty.setText(words)

    def set_colours(self, colours: Colours) -> None:
        self.notes.set_colours(colours)
        self.editor.set_colours(colours)

    def _build(self) -> None:
        self.notes = NoteList(shows_title=self._shows_title)
        self.editor = NoteEditor()
        self._empty = QLabel()
        self.show_lock(False)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setWordWrap(True)
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.TINY, Space.SMALL, Space.TINY, Space.TINY)
        column.addWidget(self._empty, 1)
        column.addWidget(self.notes, 1)
        column.addWidget(self.editor)

    def _connect(self) -> None:
        self.notes.note_chosen.connect(self.editor.show_note)
        self.editor.note_changed.connect(self._rewrite)
        self.editor.colour_changed.connect(self._book.recolour)

    def _rewrite(self, annotation_id: str, words: str) -> None:
        self._book.rewrite(annotation_id, words)
        kept = self._book.find(annotation_id)
        self.editor.show_kept(kept is not None and kept.note == words)

"""The notebook: every note, with a filter, and the way to where it stands."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.note_filter import NoteFilter
from hrdesk.ui.buttons import action_button
from hrdesk.ui.notes.annotation_book import AnnotationBook
from hrdesk.ui.notes.notes_panel import NotesPanel
from hrdesk.ui.notes.question_book import QuestionBook
from hrdesk.ui.notes.questions_box import QuestionsBox
from hrdesk.ui.swatches import colour_words, swatch
from hrdesk.ui.theme import Colours, Space


class NotebookPage(QWidget):
    """All notes, the newest change first."""

    note_opened = Signal(object)
    removal_requested = Signal(str)
    question_removal_requested = Signal(object)
    """The question for the editors."""

    def __init__(
        self,
        book: AnnotationBook,
        questions: QuestionBook,
        titles: Mapping[str, str],
        export: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._questions = questions
        self._titles = titles
        self._build()
        self._lay_out(export)
        self._connect()

    def renew(self) -> None:
        """Show the notes as they are now."""
        everything = self._book.all()
        shown = self._filter().apply(everything, self._titles)
        self._panel.set_empty_words(self._nothing_words(any_notes=bool(everything)))
        self._panel.show_notes(shown, self._titles)
        self._box.show_questions(self._questions.all())
        self._count.setText(self.tr("{shown} of {all}").format(shown=len(shown), all=len(everything)))

    def forget(self) -> None:
        """Hold nothing of the notebook, nor words that were looked for in it."""
        self._words.setText("")
        self._panel.editor.forget()
        self.renew()

    def focus_filter(self) -> None:
        self._words.setFocus()

    def set_colours(self, colours: Colours) -> None:
        self._panel.set_colours(colours)
        for number, colour in enumerate(Colour, start=1):
            self._colour.setItemIcon(number, swatch(colour, colours))

    @property
    def questions(self) -> QuestionsBox:
        return self._box

    @property
    def panel(self) -> NotesPanel:
        return self._panel

    def _build(self) -> None:
        self._title = QLabel(self.tr("Notebook"))
        self._title.setProperty("role", "title")
        self._words = QLineEdit()
        self._words.setPlaceholderText(self.tr("Filter by words in the note, the quote or the page"))
        self._words.setAccessibleName(self.tr("Filter notes"))
        self._words.setClearButtonEnabled(True)
        self._colour = QComboBox()
        self._colour.setAccessibleName(self.tr("Filter by colour"))
        self._colour.addItem(self.tr("Any colour"), None)
        for colour in Colour:
            self._colour.addItem(colour_words(colour), colour.value)
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._panel = NotesPanel(self._book, shows_title=True)
        self._box = QuestionsBox()

    def _lay_out(self, export: QAction) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(action_button(export, with_text=True))
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self._colour)
        row.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.LARGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self._panel, 1)
        column.addWidget(self._box)

    def _connect(self) -> None:
        self._words.textChanged.connect(self.renew)
        self._colour.currentIndexChanged.connect(self.renew)
        self._panel.notes.note_opened.connect(self._open)
        self._panel.notes.removal_requested.connect(self.removal_requested)
        self._panel.editor.removal_requested.connect(self.removal_requested)
        self._box.removal_requested.connect(self.question_removal_requested)

    def _open(self, annotation: Annotation | None) -> None:
        if annotation:
            self.note_opened.emit(annotation)

    def _filter(self) -> NoteFilter:
        chosen = self._colour.currentData()
        return NoteFilter(self._words.text(), Colour(chosen) if chosen else None)

    def _nothing_words(self, *, any_notes: bool) -> str:
        if any_notes:
            return self.tr("No note fits this filter. Clear it to see all of them.")
        if not self._book.can_write:
            return self.tr("The notebook is not open, so there are no notes to show.")
        return self.tr(
            "Your notebook is empty.\n\nOpen a page, select some words and press H to highlight them or N to write "
            "a note. Everything you keep stands here, and only on this computer."
        )

"""Taking notes: connects the page, the panel beside it, the notebook and the book of changes."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.question import Question
from hrdesk.ui.messages import MessageStrip, Toast
from hrdesk.ui.notes.annotation_book import AnnotationBook
from hrdesk.ui.notes.notebook_page import NotebookPage
from hrdesk.ui.notes.notes_panel import NotesPanel
from hrdesk.ui.notes.question_book import QuestionBook
from hrdesk.ui.reader.reader_page import ReaderPage


class NoteTaking(QObject):
    """The deeds behind H, N, the colours, Del and undo."""

    panel_wanted = Signal()
    """The notes of the page should be on show."""
    article_requested = Signal(str, str)

    def __init__(
        self,
        book: AnnotationBook,
        questions: QuestionBook,
        reader: ReaderPage,
        panel: NotesPanel,
        notebook: NotebookPage,
        messages: MessageStrip,
        toast: Toast,
        titles: Mapping[str, str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._questions = questions
        self._reader = reader
        self._panel = panel
        self._notebook = notebook
        self._messages = messages
        self._toast = toast
        self._titles = titles
        self._window = parent
        self._connect()

    def renew(self) -> None:
        """Show the notes as they are in the notebook now, wherever they are on show."""
        article = self._reader.article
        annotations = self._book.on_article(article.card.id) if article else ()
        self._reader.set_annotations(annotations)
        self._panel.show_notes(annotations, self._titles)
        if self._notebook.isVisible():
            self._notebook.renew()
        if self._book.unreadable:
            words = self.tr("{count} of your notes cannot be read. They are kept as they are.")
            self._messages.warn(words.format(count=self._book.unreadable))

    def forget(self) -> None:
        """Hold nothing of the notebook: not in the page, not beside it, not in an editor that stands open."""
        self._panel.editor.forget()
        self._reader.forget_words()
        self._reader.set_annotations(())
        self._panel.show_notes((), self._titles)
        self._notebook.forget()

    def keep_now(self) -> bool:
        """Keep words that are still being typed; whether all of them are on the disk now."""
        editors = (self._panel.editor, self._notebook.panel.editor)
        for editor in editors:
            editor.keep_now()
        return not any(editor.has_unkept_words for editor in editors)

    def open_note(self, annotation: Annotation) -> None:
        """Go to the page of a note, with the note in view and chosen."""
        if annotation.article_id not in self._titles:
            words = self.tr("The page “{id}” of this note is not in this library. The note is kept.")
            self._messages.warn(words.format(id=annotation.article_id))
            return
        self.article_requested.emit(annotation.article_id, annotation.heading)
        self._choose(annotation.id)
        self._reader.view.show_annotation(annotation.id)

    def _connect(self) -> None:
        self._book.records.changed.connect(self.renew)
        self._book.records.failed.connect(self._messages.report)
        self._reader.highlight_requested.connect(self._highlight)
        self._reader.note_requested.connect(self._note)
        self._reader.colour_requested.connect(self._book.recolour)
        self._reader.removal_requested.connect(self._remove)
        self._reader.annotation_pressed.connect(self._choose)
        self._panel.notes.note_opened.connect(self._show_in_page)
        self._panel.notes.note_picked.connect(self._show_in_page)
        self._panel.notes.removal_requested.connect(self._remove)
        self._panel.editor.removal_requested.connect(self._remove)
        self._notebook.removal_requested.connect(self._remove)
        self._notebook.note_opened.connect(self.open_note)
        self._notebook.question_removal_requested.connect(self._remove_question)

    def _highlight(self, anchor: Anchor, heading: str, colour: Colour) -> None:
        added = self._add(anchor, heading, colour)
        if added:
            self._panel.choose(added.id)

    def _note(self) -> None:
        """A note on the selection; on the highlight under the cursor; or on the whole page."""
        view = self._reader.view
        here = view.annotation_here()
        selected = view.selected_anchor()
        if not selected and here:
            note_id = here
        else:
            anchor, heading = selected or (None, "")
            added = self._add(anchor, heading, Colour.YELLOW)
            if not added:
                return
            note_id = added.id
            self._reader.drop_selection()
        self.panel_wanted.emit()
        self._panel.choose(note_id, write=True)

    def _add(self, anchor: Anchor | None, heading: str, colour: Colour) -> Annotation | None:
        article = self._reader.article
        if not article:
            return None
        return self._book.add(article.card.id, article.content_version, anchor, heading, colour)

    def _remove(self, annotation_id: str) -> None:
        if self._book.remove(annotation_id):
            self._toast.tell(self.tr("Note removed."), undo=self._book.records.undo)

    def _remove_question(self, question: Question) -> None:
        if self._questions.remove(question):
            self._toast.tell(self.tr("Question removed."), undo=self._book.records.undo)

    def _choose(self, annotation_id: str) -> None:
        self.panel_wanted.emit()
        self._panel.choose(annotation_id)

    def _show_in_page(self, annotation: Annotation | None) -> None:
        if annotation:
            self._reader.view.show_annotation(annotation.id)

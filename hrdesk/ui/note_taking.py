"""Taking notes: connects the page, the panel beside it, the notebook and the book of changes."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.deed import DeedKind, changed_annotations, deed_of
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.undo import Step
from hrdesk.ui.messages import MessageStrip, Toast
from hrdesk.ui.notes.annotation_book import AnnotationBook
from hrdesk.ui.notes.notebook_page import NotebookPage
from hrdesk.ui.notes.notes_panel import NotesPanel
from hrdesk.ui.notes.question_book import QuestionBook
from hrdesk.ui.notes.step_words import step_words
from hrdesk.ui.notes.undo_words import UndoWords
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
        undo_words: UndoWords,
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
        self._undo_words = undo_words
        self._window = parent
        self._on_page: tuple[Annotation, ...] = ()
        self._connect()

    def renew(self) -> None:
        """Show the notes as they are in the notebook now, wherever they are on show."""
        article = self._reader.article
        self._on_page = self._book.on_article(article.card.id) if article else ()
        self._show_page_notes()
        self._notebook.show_step(None)
        if self._book.unreadable:
            words = self.tr("{count} of your notes cannot be read. They are kept as they are.")
            self._messages.warn(words.format(count=self._book.unreadable))

    def show_article_notes(self) -> None:
        """Show the notes of the page that came on show."""
        article = self._reader.article
        self._on_page = self._book.on_article(article.card.id) if article else ()
        self._show_page_notes()

    def forget(self) -> None:
        """Hold nothing of the notebook: not in the page, not beside it, not in an editor that stands open."""
        self._on_page = ()
        self._reader.forget_words()
        self._reader.set_annotations(())
        self._reader.choose_annotation("")
        self._panel.forget()
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
        self._reader.view.put_cursor_on(annotation.id)

    def _connect(self) -> None:
        records = self._book.records
        records.stepped.connect(self._show_step)
        records.taken.connect(self._tell_taken)
        records.undone.connect(partial(self._tell_back, self.tr("Undone: {words}.")))
        records.redone.connect(partial(self._tell_back, self.tr("Done again: {words}.")))
        records.failed.connect(self._messages.report)
        self._reader.highlight_requested.connect(self._highlight)
        self._reader.note_requested.connect(self._note)
        self._reader.kind_requested.connect(self._set_kind)
        self._reader.tags_requested.connect(self._tag)
        self._reader.colour_requested.connect(self._book.recolour)
        self._reader.removal_requested.connect(self._book.remove)
        self._reader.annotation_pressed.connect(self._press)
        self._reader.annotation_left.connect(self._panel.notes.choose_none)
        self._panel.notes.note_chosen.connect(self._mark_in_page)
        self._panel.notes.note_opened.connect(self._show_in_page)
        self._panel.notes.note_picked.connect(self._show_in_page)
        self._panel.notes.removal_requested.connect(self._book.remove_all)
        self._panel.editor.removal_requested.connect(self._book.remove)
        self._notebook.panel.editor.removal_requested.connect(self._book.remove)
        self._notebook.removal_requested.connect(self._book.remove_all)
        self._notebook.note_opened.connect(self.open_note)
        self._notebook.article_requested.connect(self.article_requested)
        self._notebook.question_removal_requested.connect(self._questions.remove)

    # What changed, and what is told of it

    def _show_step(self, step: Step | None) -> None:
        """Show what a step changed, and no more: most steps are a few letters more in one note."""
        self._toast.retract()
        if step is None:
            self.renew()
            return
        self._notebook.show_step(step)
        article = self._reader.article
        changes = [
            change
            for change in changed_annotations(step)
            if article and isinstance(change.record, Annotation) and change.record.article_id == article.card.id
        ]
        if not article or not changes:
            return
        after = {one.id: one for one in (change.after for change in changes) if isinstance(one, Annotation)}
        known = {one.id for one in self._on_page}
        if len(after) == len(changes) and after.keys() <= known:
            self._on_page = tuple(after.get(one.id, one) for one in self._on_page)
        else:
            self._on_page = self._book.on_article(article.card.id)
        self._show_page_notes()

    def _show_page_notes(self) -> None:
        self._reader.set_annotations(self._on_page)
        self._panel.show_notes(self._on_page)

    def _tell_taken(self, step: Step) -> None:
        """What goes, and what is done to several at once, can be taken back right where it is told."""
        deed = deed_of(step)
        if deed.kind is DeedKind.REMOVED or deed.count > 1:
            self._toast.tell(f"{step_words(step)}.", undo=self._book.records.undo)

    def _tell_back(self, words: str, step: Step) -> None:
        told = step_words(step)
        self._toast.tell(words.format(words=f"“{told}”"))

    # Deeds on the page

    def _highlight(self, anchor: Anchor, heading: str, colour: Colour) -> None:
        added = self._add(anchor, heading, colour)
        if added:
            self._panel.choose(added.id)

    def _note(self) -> None:
        note_id = self._note_here()
        if note_id:
            self._open_here(note_id, write=True)

    def _tag(self) -> None:
        note_id = self._note_here()
        if note_id:
            self._open_here(note_id, tag=True)

    def _set_kind(self, kind: NoteKind) -> None:
        """A kind for the note here; where there is none yet, the beginning of one."""
        here = None if self._reader.view.selected_anchor() else self._reader.view.annotation_here()
        if here:
            self._book.set_kind(here, kind)
            self._press(here)
        else:
            note_id = self._note_here(kind)
            if note_id:
                self._open_here(note_id, write=True)

    def _note_here(self, kind: NoteKind = NoteKind.NOTE) -> str | None:
        """A note on the selection; the one under the cursor; or a new one on the heading here, or on the page."""
        view = self._reader.view
        selected, heading_here = view.selected_anchor(), view.heading_here()
        here = view.annotation_on_heading() if heading_here else view.annotation_here()
        if here and not selected:
            return here
        anchor, heading = selected or (None, heading_here)
        added = self._add(anchor, heading, Colour.YELLOW, kind)
        if not added:
            return None
        self._reader.drop_selection()
        return added.id

    def _open_here(self, note_id: str, *, write: bool = False, tag: bool = False) -> None:
        self._reader.hide_bar()
        self.panel_wanted.emit()
        self._panel.choose(note_id, write=write, tag=tag)

    def _add(
        self, anchor: Anchor | None, heading: str, colour: Colour, kind: NoteKind = NoteKind.NOTE
    ) -> Annotation | None:
        article = self._reader.article
        if not article:
            return None
        return self._book.add(article.card.id, article.content_version, anchor, heading, colour, kind)

    def _choose(self, annotation_id: str) -> None:
        self.panel_wanted.emit()
        self._panel.choose(annotation_id)

    def _press(self, annotation_id: str) -> None:
        """Choose the one that was pressed, and offer on the spot what can be done with it."""
        self._choose(annotation_id)
        self._reader.choose_annotation(annotation_id)
        self._reader.offer_note()

    def _mark_in_page(self, annotation: Annotation | None) -> None:
        self._reader.choose_annotation(annotation.id if annotation else "")

    def _show_in_page(self, annotation: Annotation | None) -> None:
        if annotation:
            self._reader.view.show_annotation(annotation.id)

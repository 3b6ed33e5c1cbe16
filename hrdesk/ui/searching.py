"""Searching: connects the field, the library, one's own notes and the questions for the editors."""

from collections.abc import Mapping
from contextlib import suppress

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hrdesk.core.answers import Answers
from hrdesk.core.errors import HrdeskError
from hrdesk.core.hit import Hit
from hrdesk.core.note_search import NoteHit, NoteSearch
from hrdesk.core.search_query import parse_query
from hrdesk.services.search import Search
from hrdesk.ui.desk import Desk
from hrdesk.ui.messages import MessageStrip, Toast
from hrdesk.ui.notes.annotation_book import AnnotationBook
from hrdesk.ui.notes.question_book import QuestionBook
from hrdesk.ui.search.search_field import SearchField
from hrdesk.ui.search.search_results import RESULTS, SearchResults

_NOTES_BESIDE_PAGES = 4
"""Notes shown below the pages; all of them where only notes are asked for."""
_ALL_NOTES = 200
_COMMON = "a"
"""Found everywhere."""
_ALL_EMERGENCIES = 50


class Searching(QObject):
    """Finds pages and notes for each keystroke. Notes are left out while others may be looking on."""

    def __init__(
        self,
        desk: Desk,
        book: AnnotationBook,
        questions: QuestionBook,
        titles: Mapping[str, str],
        field: SearchField,
        messages: MessageStrip,
        toast: Toast,
        content: QWidget,
    ) -> None:
        super().__init__(content)
        self._desk = desk
        self._book = book
        self._questions = questions
        self._titles = titles
        self._toast = toast
        self._search = Search(desk.library)
        self._search.warm_up()
        self._notes: NoteSearch | None = None
        self._is_full_screen = self._is_presenting = False
        languages = desk.library.languages()
        self.results = SearchResults(
            field,
            self._find,
            self._search.emergencies(_ALL_EMERGENCIES),
            languages,
            content,
            can_keep=questions.can_write,
        )
        self.results.question_kept.connect(self._keep_question)
        self.results.failed.connect(messages.report)
        book.records.changed.connect(self._forget_notes)

    def warm_up(self) -> None:
        """Draw some pages before anybody asks for them; no notes, which nobody asked for."""
        with suppress(HrdeskError):  # told when somebody searches
            self.results.warm_up(Answers(self._search.find(_COMMON, RESULTS)))

    def heed_full_screen(self, is_full: bool) -> None:
        """In full screen a room may be looking on: one's own notes are left out."""
        self._is_full_screen = is_full
        self.results.search_again()

    def heed_talk(self, is_on: bool) -> None:
        """While a talk is on show they are left out too."""
        self._is_presenting = is_on
        self.results.search_again()

    def forget(self) -> None:
        """Hold nothing of the notes, nor of what was found in them."""
        self._forget_notes()
        self.results.forget()

    def find_notes(self, text: str, limit: int) -> tuple[NoteHit, ...]:
        """One's own notes with all the words; none while they are hidden."""
        return () if self._notes_are_hidden else self._known_notes().find(parse_query(text), limit)

    def find_pages(self, text: str, limit: int) -> tuple[Hit, ...]:
        """Pages of the library only, nothing of one's own."""
        return self._search.find(text, limit, today=self._desk.today()).hits

    @property
    def _notes_are_hidden(self) -> bool:
        return self._is_full_screen or self._is_presenting

    def _find(self, text: str, limit: int) -> Answers:
        query = parse_query(text)
        pages = self._search.find(text, limit, today=self._desk.today())
        if self._notes_are_hidden:
            return Answers(pages, (), query.filters, notes_are_hidden=True)
        only_notes = query.filters.mine
        if query.filters.any and not only_notes:
            return Answers(pages, (), query.filters)
        notes = self._known_notes().find(query, _ALL_NOTES if only_notes else _NOTES_BESIDE_PAGES)
        return Answers(pages, notes, query.filters)

    def _known_notes(self) -> NoteSearch:
        """The notes as they were when they last changed; read once for many keystrokes."""
        if self._notes is None:
            self._notes = NoteSearch(self._book.all(), self._titles)
        return self._notes

    def _forget_notes(self) -> None:
        self._notes = None

    def _keep_question(self, text: str) -> None:
        if self._questions.keep(text):
            self._toast.tell(self.tr("Kept in your notebook. Export your notes to send it to the editors."))

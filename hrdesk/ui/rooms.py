"""The screens behind the first one: reader, notebook, emergency page, search results. Built after the first paint."""

from collections.abc import Mapping
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from hrdesk.core.article_card import ArticleCard
from hrdesk.core.article_view import Article, TermNote
from hrdesk.core.errors import LibraryError
from hrdesk.core.freshness import Freshness, judge_freshness
from hrdesk.core.history import NOTEBOOK_VIEWS, Place, Screen
from hrdesk.core.local_note import LocalPlace
from hrdesk.core.page_names import PageNames
from hrdesk.services.given_names import PersonalData
from hrdesk.services.place_finder import PlaceFinder
from hrdesk.ui.actions import without_argument
from hrdesk.ui.choices import Choices
from hrdesk.ui.context_panel import ContextPanel, Tab
from hrdesk.ui.desk import Desk
from hrdesk.ui.emergency.emergency_page import EmergencyPage
from hrdesk.ui.emergency.local_strip import LocalStrip
from hrdesk.ui.exchanging import Exchanging
from hrdesk.ui.freshness_words import freshness_words
from hrdesk.ui.icons import Icons
from hrdesk.ui.messages import MessageStrip, Toast
from hrdesk.ui.note_files import NoteFiles
from hrdesk.ui.note_intake import NoteIntake
from hrdesk.ui.note_taking import NoteTaking
from hrdesk.ui.notes.annotation_book import AnnotationBook
from hrdesk.ui.notes.notebook_page import NotebookPage
from hrdesk.ui.notes.notes_panel import NotesPanel
from hrdesk.ui.notes.question_book import QuestionBook
from hrdesk.ui.notes.shelf_book import ShelfBook
from hrdesk.ui.notes.undo_words import UndoWords
from hrdesk.ui.one_by_one import OneByOne
from hrdesk.ui.passing_on import PassingOn
from hrdesk.ui.presenting import Presenting
from hrdesk.ui.quick_opening import QuickOpening
from hrdesk.ui.reader.outline_panel import OutlinePanel
from hrdesk.ui.reader.reader_page import ReaderPage
from hrdesk.ui.reader.sources_panel import SourcesPanel
from hrdesk.ui.record_book import RecordBook
from hrdesk.ui.rehanging import Rehanging
from hrdesk.ui.reviewing import Reviewing
from hrdesk.ui.search.search_field import SearchField
from hrdesk.ui.search.search_results import SearchResults
from hrdesk.ui.searching import Searching
from hrdesk.ui.slide_files import SlideFiles
from hrdesk.ui.talk_keeping import TalkKeeping
from hrdesk.ui.teaching import Teaching
from hrdesk.ui.theme import Colours
from hrdesk.ui.training_place import TrainingPlace
from hrdesk.ui.urgent_dialog import UrgentDialog

if TYPE_CHECKING:
    from hrdesk.ui.handing_out import HandingOut


class Rooms(QObject):
    """Holds the screens, connects them with each other, and passes on what only the window can do."""

    article_requested = Signal(str, str)
    place_requested = Signal(object)
    hit_chosen = Signal(object, object)
    """The hit, and the words that were typed."""
    search_dismissed = Signal()
    panel_wanted = Signal()
    """The panel beside the page should be on show."""
    clock_changed = Signal(str)

    def __init__(
        self,
        desk: Desk,
        choices: Choices,
        actions: Mapping[str, QAction],
        titles: Mapping[str, str],
        field: SearchField,
        messages: MessageStrip,
        toast: Toast,
        content: QWidget,
    ) -> None:
        super().__init__(content)
        self._desk = desk
        self._choices = choices
        self._messages = messages
        self._toast = toast
        self._emergency = actions["emergency"]
        self._handing_out: HandingOut | None = None
        self._build(actions, titles, field, content)
        self._connect()

    @property
    def search_results(self) -> SearchResults:
        return self.searching.results

    def show_article(self, article: Article) -> None:
        """Show an article from its top, with its outline, sources and notes."""
        figure = partial(self._desk.library.figure, article.card.id)
        self.reader.show_article(article, self._freshness(article.card), figure, self._term)
        self._outline.show_outline(article.outline)
        self._sources.show_sources(article.sources)
        self.note_taking.show_article_notes()

    def add_to_list(self, article_id: str) -> None:
        """Ask on which reading lists a page should stand."""
        from hrdesk.ui.notes.add_to_list_dialog import AddToListDialog

        title = self._desk.library.titles().get(article_id, article_id)
        dialog = AddToListDialog(self.shelf, article_id, title, self.reader.window())
        dialog.emergency_requested.connect(self._emergency.trigger)
        dialog.open()

    def print_page(self, article_id: str) -> None:
        """Ask for a printer and print a page."""
        from hrdesk.ui.printing import ask_and_print, page_document

        library = self._desk.library
        try:
            article = library.article(article_id)
        except LibraryError as error:
            self._messages.report(error)
            return
        make = partial(page_document, article, self._freshness(article.card), partial(library.figure, article_id))
        ask_and_print(make, article.card.title, self.reader.window(), self._messages.report)

    def make_handout(self, article_id: str) -> None:
        """Open the builder of handouts with a page in it, or with none."""
        if self._handing_out is None:
            from hrdesk.ui.handing_out import HandingOut

            self._handing_out = HandingOut(
                self._desk,
                self.book.on_article,
                lambda: self._choices.now.country,
                self.file_work,
                self._toast,
                self._desk.library.titles(),
                self._emergency,
                self.reader.window(),
            )
        self._handing_out.ask(article_id if self._desk.library.has(article_id) else "")

    def show_notes(self) -> None:
        """Show the notes of the page beside it."""
        self.context.show_tab(Tab.NOTES)
        self.panel_wanted.emit()

    def forget_notes(self) -> None:
        """Hold nothing of the notebook in any screen or dialog; numbers to call and the like stay."""
        for dialog in self.reader.window().findChildren(UrgentDialog):
            if dialog.shows_own_words and not dialog.is_over:
                dialog.reject()
        self.reviewing.forget()
        self.note_taking.forget()
        self.searching.forget()
        self.quick_opening.forget()
        self.training.forget()
        if self._handing_out:
            self._handing_out.forget()

    def close(self) -> None:
        """The window closes: end the talk, and see through what was asked for."""
        self.reviewing.let_go()
        self.presenting.close()
        self.slide_files.close()
        self.file_work.close()

    def show_lock(self, locked: bool) -> None:
        """Say where notes would stand whether they are locked."""
        self.notes_panel.show_lock(locked)

    def dress(self, colours: Colours, icons: Icons, zoom: int) -> None:
        """Show everything in these colours, at a text size in percent."""
        self.reader.set_close_icon(icons.icon("close", colours.ink))
        self.reader.set_look(colours, icons, zoom)
        self.emergency_page.set_zoom(zoom)
        self.search_results.set_colours(colours)
        self.note_intake.set_colours(colours)
        self.exchanging.set_colours(colours)
        self.notes_panel.set_look(colours, icons)
        self.notebook_page.set_look(colours, icons)
        self.reviewing.page.set_colours(colours)
        self.presenting.set_colours(colours)
        self.training.set_colours(colours)

    def _build(
        self,
        actions: Mapping[str, QAction],
        titles: Mapping[str, str],
        field: SearchField,
        content: QWidget,
    ) -> None:
        desk = self._desk
        emergencies = desk.library.emergencies()
        self.records = RecordBook(desk.notebook, desk.hindrance, desk.now, self)
        self.book = AnnotationBook(self.records)
        self.shelf = ShelfBook(self.records)
        self.reader = ReaderPage(actions)
        self.emergency_page = EmergencyPage(emergencies, desk.clock, LocalStrip(self._countries(), self._local_place))
        self._show_country()
        self.questions = QuestionBook(self.records)
        names = PageNames({card.id: card for card in desk.library.cards()}, lru_cache(maxsize=256)(self._headings))
        deeds = (actions["import_notes"], actions["export_notes"])
        self.notebook_page = NotebookPage(self.book, self.questions, self.shelf, names, desk.today, deeds)
        self.notes_panel = NotesPanel(self.book, names)
        personal = PersonalData(desk.resources)
        for panel in (self.notes_panel, self.notebook_page.panel):
            panel.editor.personal.look_with(personal.detail_in)
        self._outline = OutlinePanel()
        self._sources = SourcesPanel()
        self.context = ContextPanel(self.notes_panel, self._outline, self._sources)
        self.searching = Searching(desk, self.book, self.questions, titles, field, self._messages, self._toast, content)
        finder = PlaceFinder(desk.library)
        self.quick_opening = QuickOpening(finder, self.searching.find_notes, actions, self._messages, content)
        self.note_taking = NoteTaking(
            self.book,
            self.questions,
            self.reader,
            self.notes_panel,
            self.notebook_page,
            self._messages,
            self._toast,
            titles,
            UndoWords(self.records, actions["undo"], actions["redo"]),
            content,
        )
        standing = partial(self._standing, names)
        self.training = TrainingPlace(
            desk, self.records, names, standing, finder, self.reader, actions, self._messages, content
        )
        self.file_work = OneByOne(self)
        self.reviewing = Reviewing(desk, self.book, self._choices, self._messages, titles, self.file_work, content)
        self.rehanging = Rehanging(self.book, self.reviewing.page, self.reader, content)
        self._build_passing_on(actions, titles, content)

    def _build_passing_on(self, actions: Mapping[str, QAction], titles: Mapping[str, str], content: QWidget) -> None:
        """What shows pages to a room, and hands notes on and takes notes in, as files and among colleagues."""
        desk = self._desk
        self.presenting = Presenting(
            desk,
            self._choices,
            actions,
            self.reader,
            self.book,
            self.searching.find_pages,
            self.emergency_page,
            self._messages,
            self._toast,
            content,
        )
        keeping = TalkKeeping(self.book, desk.library, desk.clock, self._toast, actions["emergency"], content)
        self.teaching = Teaching(self.presenting, keeping, desk.clock, self)
        keep_now = self.note_taking.keep_now
        self.note_files = NoteFiles(self.records, desk.library, keep_now, self._messages, self._toast, content)
        looks = desk.resources / "slides"
        self.slide_files = SlideFiles(desk.library, looks, desk.now, self._messages, self._toast, content)
        self.note_intake = NoteIntake(
            desk, self.records, keep_now, self.file_work, self._toast, titles, self._emergency, content
        )
        self.exchanging = Exchanging(
            desk, self.records, keep_now, self.file_work, self._messages, self._toast, titles, self._emergency, content
        )
        self.passing_on = PassingOn(desk, lambda: self._choices.now.zoom, actions, self._messages, self._toast, content)
        actions["export_notes"].triggered.connect(without_argument(self.note_files.export))
        actions["import_notes"].triggered.connect(without_argument(self.note_intake.ask))
        actions["exchange"].triggered.connect(without_argument(self.exchanging.ask))
        actions["past_exchanges"].triggered.connect(without_argument(self.exchanging.show_past))

    def _connect(self) -> None:
        self.reader.article_requested.connect(self.article_requested)
        self.reader.source_requested.connect(self._show_source)
        self.reader.heading_shown.connect(self._outline.mark_heading)
        self._outline.heading_requested.connect(self._scroll_to_heading)
        self._sources.address_requested.connect(self._copy_address)
        self.emergency_page.article_requested.connect(self._request_page)
        self.emergency_page.local.country_chosen.connect(self._keep_country)
        self.emergency_page.timer.face_changed.connect(self.clock_changed)
        self.search_results.hit_chosen.connect(self.hit_chosen)
        self.search_results.dismissed.connect(self.search_dismissed)
        self.search_results.note_chosen.connect(self.note_taking.open_note)
        self.quick_opening.article_requested.connect(self.article_requested)
        self.quick_opening.note_requested.connect(self.note_taking.open_note)
        self.note_taking.panel_wanted.connect(self.show_notes)
        self.notebook_page.view_requested.connect(self._show_view)
        self.notebook_page.emergency_requested.connect(self._emergency.trigger)
        self.note_taking.article_requested.connect(self.article_requested)
        self.reviewing.changed.connect(self._show_states)
        self.reviewing.page.page_requested.connect(self.article_requested)
        self.rehanging.article_requested.connect(self.article_requested)
        self.training.article_requested.connect(self.article_requested)
        self.training.place_requested.connect(self.place_requested)
        self.training.handout_requested.connect(self.make_handout)
        self.training.present_requested.connect(self.presenting.present_deck)
        self.presenting.turned.connect(self.searching.heed_talk)
        self.notebook_page.review_requested.connect(self.reviewing.begin)
        self.reviewing.review_requested.connect(self._show_review)
        self.reviewing.page.left.connect(self._leave_review)
        self.rehanging.review_requested.connect(self._show_review)

    def _show_review(self) -> None:
        self.place_requested.emit(Place(Screen.REVIEW))

    def _leave_review(self) -> None:
        self.place_requested.emit(Place(Screen.NOTEBOOK))

    def _show_states(self) -> None:
        self.notebook_page.set_states(self.reviewing.states, len(self.reviewing.waiting))
        self.notes_panel.set_states(self.reviewing.states)

    def _show_view(self, view: str) -> None:
        self.place_requested.emit(Place(next(screen for screen, name in NOTEBOOK_VIEWS.items() if name == view)))

    def _countries(self) -> tuple[tuple[str, str], ...]:
        """A library that is damaged there must not keep the emergency page from opening."""
        try:
            return self._desk.library.countries()
        except LibraryError as error:
            self._messages.report(error)
            return ()

    def _local_place(self, code: str) -> LocalPlace | None:
        try:
            return self._desk.library.local_place(code)
        except LibraryError as error:
            self._messages.report(error)
            return None

    def _term(self, slug: str) -> TermNote | None:
        try:
            return self._desk.library.term(slug)
        except LibraryError as error:
            self._messages.report(error)
            return None

    def _headings(self, article_id: str) -> Mapping[str, str]:
        try:
            return self._desk.library.headings(article_id)
        except LibraryError as error:
            self._messages.report(error)
            return {}

    def _freshness(self, card: ArticleCard) -> Freshness:
        return judge_freshness(card.status, card.reviewed, card.review_due, self._desk.today())

    def _standing(self, names: PageNames, article_id: str) -> str:
        """How far a page was checked, in words, for its title slide."""
        card = names.cards.get(article_id)
        return freshness_words(self._freshness(card)) if card else ""

    def _show_country(self) -> None:
        self.emergency_page.local.show_country(self._choices.now.country)
        if "country" in self._choices.locked:
            self.emergency_page.local.tell_given()

    def _keep_country(self, code: str) -> None:
        self._choices.keep(country=code)

    def _request_page(self, article_id: str) -> None:
        self.article_requested.emit(article_id, "")

    def _scroll_to_heading(self, slug: str) -> None:
        self.reader.go_to_heading(slug)
        self.reader.focus_page()

    def _show_source(self, source_id: str) -> None:
        article = self.reader.article
        number = next((s.number for s in article.sources if s.id == source_id), 0) if article else 0
        if number:
            self.context.show_tab(Tab.SOURCES)
            self._sources.show_source(number)
            self.panel_wanted.emit()

    def _copy_address(self, address: str) -> None:
        QGuiApplication.clipboard().setText(address)
        words = self.tr("Address copied: {address}. hrdesk itself never goes online.")
        self._toast.tell(words.format(address=address))

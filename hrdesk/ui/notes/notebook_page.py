"""The notebook: notes, bookmarks and reading lists, questions for the editors."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from hrdesk.core.deed import changed_annotations
from hrdesk.core.note_state import NoteState
from hrdesk.core.page_names import PageNames
from hrdesk.core.undo import Step
from hrdesk.ui.buttons import action_button
from hrdesk.ui.icons import Icons
from hrdesk.ui.notes.annotation_book import AnnotationBook
from hrdesk.ui.notes.notes_panel import NotesPanel
from hrdesk.ui.notes.notes_view import NotesView
from hrdesk.ui.notes.question_book import QuestionBook
from hrdesk.ui.notes.questions_box import QuestionsBox
from hrdesk.ui.notes.review_line import ReviewLine
from hrdesk.ui.notes.shelf_book import ShelfBook
from hrdesk.ui.notes.shelf_view import ShelfView
from hrdesk.ui.theme import Colours, Space, Type, font

_LEAST_WIDTH = 560
"""Pixels; the head asks for more than a small laptop has, and gives way."""

_ROOM_FOR_TITLE = 1_000
"""Pixels of a page that has room for its title beside tabs and buttons."""


class NotebookView(StrEnum):
    NOTES = "notes"
    SHELF = "shelf"
    QUESTIONS = "questions"


class NotebookPage(QWidget):
    """One place with three views."""

    note_opened = Signal(object)
    article_requested = Signal(str, str)
    removal_requested = Signal(tuple)
    """The annotations."""
    question_removal_requested = Signal(object)
    """The question for the editors."""
    view_requested = Signal(NotebookView)
    review_requested = Signal()
    emergency_requested = Signal()
    """The notes that wait after the library changed should be looked at."""

    def __init__(
        self,
        book: AnnotationBook,
        questions: QuestionBook,
        shelf: ShelfBook,
        names: PageNames,
        today: Callable[[], date],
        deeds: Sequence[QAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`deeds` stand as buttons in the head, such as export and import."""
        super().__init__(parent)
        self._questions = questions
        self._notes = NotesView(book, names, today)
        self._shelf = ShelfView(shelf, names)
        self._box = QuestionsBox()
        self._line = ReviewLine()
        self.setMinimumWidth(_LEAST_WIDTH)
        self._build()
        self._lay_out(deeds)
        self._connect()
        self.show_view(NotebookView.NOTES)

    @property
    def view(self) -> NotebookView:
        """The view on show."""
        return list(NotebookView)[self._stack.currentIndex()]

    @property
    def panel(self) -> NotesPanel:
        return self._notes.panel

    @property
    def notes(self) -> NotesView:
        return self._notes

    @property
    def shelf(self) -> ShelfView:
        return self._shelf

    @property
    def questions(self) -> QuestionsBox:
        return self._box

    def show_view(self, view: str) -> None:
        """Show one of the views by its name in `NotebookView`."""
        number = list(NotebookView).index(NotebookView(view))
        self._stack.setCurrentIndex(number)
        self._tabs.button(number).setChecked(True)

    def renew(self) -> None:
        """Show everything as it is now, as after coming here."""
        self._notes.renew()
        self._show_rest()

    def show_step(self, step: Step | None) -> None:
        """Show what a step changed; None where anything may have changed."""
        self._notes.show_step(step)
        is_of_notes = step is not None and len(changed_annotations(step)) == len(step.changes)
        if self.isVisible() and not is_of_notes:
            self._show_rest()

    def forget(self) -> None:
        """Hold nothing that the person wrote, as when the notebook is locked."""
        self._notes.forget()
        self._shelf.forget()
        self._box.show_questions(())
        self._line.show_count(0)
        self._show_counts()

    def set_states(self, states: Mapping[str, NoteState], waiting: int) -> None:
        """How notes stand to their pages, by id, where they are not in place; and how many wait for the person."""
        self._notes.set_states(states)
        self._line.show_count(waiting)

    def focus_view(self) -> None:
        if self.view is NotebookView.NOTES:
            self._notes.focus_filter()
        elif self.view is NotebookView.SHELF:
            self._shelf.focus_lists()
        else:
            self._box.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where there is little room the rail alone names the place."""
        super().resizeEvent(event)
        self._title.setVisible(self.width() >= _ROOM_FOR_TITLE)

    def set_look(self, colours: Colours, icons: Icons) -> None:
        self._notes.set_look(colours, icons)

    def _build(self) -> None:
        self._title = QLabel(self.tr("Notebook"))
        self._title.setProperty("role", "title")
        self._tabs = QButtonGroup(self)
        for number in range(len(NotebookView)):
            button = QToolButton()
            button.setCheckable(True)
            button.setProperty("role", "tab")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._tabs.addButton(button, number)
        self._show_counts()
        self._stack = QStackedWidget()
        for view in (self._notes, self._shelf, self._box):
            self._stack.addWidget(view)

    def _lay_out(self, deeds: Sequence[QAction]) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self._title)
        head.addSpacing(Space.LARGE)
        for button in self._tabs.buttons():
            head.addWidget(button)
        head.addStretch(1)
        for deed in deeds:
            head.addWidget(action_button(deed, with_text=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.MEDIUM, Space.HUGE, Space.MEDIUM)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(head)
        column.addWidget(self._line)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._tabs.idClicked.connect(self._ask_view)
        self._line.review_requested.connect(self.review_requested)
        self._notes.note_opened.connect(self.note_opened)
        self._notes.filters.dates.emergency_requested.connect(self.emergency_requested)
        self._notes.removal_requested.connect(self.removal_requested)
        self._shelf.article_requested.connect(self.article_requested)
        self._shelf.emergency_requested.connect(self.emergency_requested)
        self._box.removal_requested.connect(self.question_removal_requested)

    def _ask_view(self, number: int) -> None:
        self.view_requested.emit(list(NotebookView)[number])

    def _show_rest(self) -> None:
        self._shelf.renew()
        self._box.show_questions(self._questions.all())
        self._show_counts()

    def _show_counts(self) -> None:
        asked = len(self._questions.all())
        questions = self.tr("Questions")
        words = (self.tr("Notes"), self.tr("Bookmarks and lists"), f"{questions} ({asked})" if asked else questions)
        metrics = QFontMetrics(font(Type.SMALL, bold=True))
        for button, text in zip(self._tabs.buttons(), words, strict=True):
            button.setText(text)
            button.setMinimumWidth(metrics.horizontalAdvance(text) + 2 * Space.MEDIUM)  # it is bold while it is chosen

"""Going through the notes that wait after the library changed, one at a time: confirm, choose other words, or keep."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.core.annotation import Annotation
from hrdesk.core.note_state import JudgedNote
from hrdesk.core.review_round import Decision, ReviewRound, decision_on
from hrdesk.core.review_sheet import ReviewSheet
from hrdesk.ui.notes.annotation_book import AnnotationBook
from hrdesk.ui.notes.review_sheet_view import ReviewSheetView
from hrdesk.ui.theme import Colours, Space

SheetOf = Callable[[JudgedNote], ReviewSheet]
HungAnew = Callable[[JudgedNote], Annotation]
"""The note on the place that is offered."""

_LINES = 3
"""Lines that Up and Down scroll."""


class ReviewPage(QWidget):
    """Goes through a round of notes; confirms and keeps through the book, and asks for new words from the page."""

    words_wanted = Signal(object)
    """The JudgedNote that is to hang on other words, which the person chooses on its page."""
    page_requested = Signal(str, str)
    left = Signal()

    def __init__(
        self,
        book: AnnotationBook,
        sheet_of: SheetOf,
        hung_anew: HungAnew,
        titles: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._sheet_of = sheet_of
        self._hung_anew = hung_anew
        self._titles = titles
        self._round = ReviewRound()
        self._decisions: tuple[Decision, ...] = ()
        self._is_done = False
        self._build()
        self._lay_out()
        self._connect()

    @property
    def round(self) -> ReviewRound:
        """The notes of this round, and the number of the one on show."""
        return self._round

    @property
    def sheet(self) -> ReviewSheetView:
        return self._sheet

    def begin(self, notes: Sequence[JudgedNote]) -> None:
        """Go through these notes, from the first one that waits."""
        last = ReviewRound(tuple(notes), max(0, len(notes) - 1))
        first = last.next_waiting(self._book.find)
        self._is_done = first is None
        self._round = first or last
        self._decisions = self._decided()
        self._show()

    def renew(self) -> None:
        """Show what the notebook holds now. A note whose decision was taken back comes on show again."""
        before, self._decisions = self._decisions, self._decided()
        for number, (was, now) in enumerate(zip(before, self._decisions, strict=True)):
            if was is not Decision.WAITING and now is Decision.WAITING:
                self._round, self._is_done = ReviewRound(self._round.notes, number), False
        self._show()

    def forget(self) -> None:
        """Hold nothing that the person wrote, as when the notebook is locked."""
        self.begin(())
        self._sheet.forget()

    def set_colours(self, colours: Colours) -> None:
        self._sheet.set_colours(colours)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, focus = Qt.Key(event.key()), QApplication.focusWidget()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QPushButton):
            focus.click()
        elif key in self._keys and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._keys[key]()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = QLabel(self.tr("Notes to look at"))
        self._title.setProperty("role", "title")
        self._progress = QLabel()
        self._progress.setProperty("role", "muted")
        self._sheet = ReviewSheetView()
        self._confirm = QPushButton(self.tr("Hang it on the new words (Y)"))
        self._confirm.setProperty("role", "primary")
        self._choose = QPushButton(self.tr("Choose other words… (R)"))
        self._keep = QPushButton(self.tr("Keep it as it is (K)"))
        self._previous = QPushButton("←")
        self._previous.setAccessibleName(self.tr("Previous note"))
        self._next = QPushButton("→")
        self._next.setAccessibleName(self.tr("Next note"))
        for button in (self._previous, self._next):
            button.setToolTip(button.accessibleName())
        self._done = QLabel()
        self._done.setTextFormat(Qt.TextFormat.PlainText)
        self._done.setWordWrap(True)
        self._leave = QPushButton(self.tr("Back to the notebook"))
        self._leave.setProperty("role", "primary")
        self._stack = QStackedWidget()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        for widget in (self._previous, self._progress, self._next):
            head.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        for button in (self._confirm, self._choose, self._keep):
            row.addWidget(button)
        row.addStretch(1)
        note, done = QWidget(), QWidget()
        column = QVBoxLayout(note)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._sheet, 1)
        column.addLayout(row)
        end = QVBoxLayout(done)
        end.setContentsMargins(0, 0, 0, 0)
        end.setSpacing(Space.LARGE)
        end.addWidget(self._done)
        end.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignLeft)
        end.addStretch(1)
        self._stack.addWidget(note)
        self._stack.addWidget(done)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.HUGE, Space.LARGE, Space.HUGE, Space.LARGE)
        whole.setSpacing(Space.MEDIUM)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._confirm.clicked.connect(self._confirm_now)
        self._choose.clicked.connect(self._choose_words)
        self._keep.clicked.connect(self._keep_now)
        self._previous.clicked.connect(self._go_back)
        self._next.clicked.connect(self._go_on)
        self._leave.clicked.connect(self.left)
        self._sheet.page_requested.connect(self._open_page)
        self._keys: Mapping[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Y: self._confirm_now,
            Qt.Key.Key_Return: self._confirm_now,
            Qt.Key.Key_Enter: self._confirm_now,
            Qt.Key.Key_R: self._choose_words,
            Qt.Key.Key_K: self._keep_now,
            Qt.Key.Key_Left: self._go_back,
            Qt.Key.Key_Right: self._go_on,
            Qt.Key.Key_Up: self._scroll_up,
            Qt.Key.Key_Down: self._scroll_down,
            Qt.Key.Key_Escape: self.left.emit,
        }

    # What the person decides

    def _confirm_now(self) -> None:
        judged = self._undecided()
        if self._is_done:
            self.left.emit()
        elif judged and self._sheet_of(judged).new:
            anew = self._hung_anew(judged)
            self._move_on(self._book.move(anew.id, anew.anchor, anew.heading, anew.content_version))

    def _keep_now(self) -> None:
        judged = self._undecided()
        if judged:
            self._move_on(self._book.keep_as_it_is(judged.annotation.id, judged.page_version))

    def _choose_words(self) -> None:
        judged = self._undecided()
        if judged and judged.place.has_page:
            self.words_wanted.emit(judged)

    def _undecided(self) -> JudgedNote | None:
        """The note on show, if it still waits."""
        judged = self._round.now
        return judged if judged and not self._is_done and self._decision() is Decision.WAITING else None

    def _move_on(self, is_kept: bool) -> None:
        """To the next one that waits, once a decision is on the disk."""
        if is_kept:
            self.go_to_next()

    def go_to_next(self) -> None:
        """Show the next note that waits, or that none does."""
        later = self._round.next_waiting(self._book.find)
        self._is_done = later is None
        self._round = later or self._round
        self._decisions = self._decided()
        self._show()

    # Going from note to note

    def _go_on(self) -> None:
        self._step(1)

    def _go_back(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        """From the end of the round, back to the note that was decided last."""
        self._round = self._round if self._is_done else self._round.step(by)
        self._is_done = not self._round.notes
        self._show()

    def _scroll_up(self) -> None:
        self._sheet.scroll_by(-_LINES)

    def _scroll_down(self) -> None:
        self._sheet.scroll_by(_LINES)

    def _open_page(self) -> None:
        judged = self._round.now
        if judged and judged.place.has_page:
            self.page_requested.emit(judged.annotation.article_id, judged.place.slug)

    # Showing

    def _show(self) -> None:
        judged, count = self._round.now, len(self._round.notes)
        self._progress.setText(self.tr("{at} of {count}").format(at=self._round.at + 1, count=count) if judged else "")
        for button in (self._previous, self._next):
            button.setVisible(count > 1)
        self._stack.setCurrentIndex(int(self._is_done or not judged))
        if self._is_done or not judged:
            self._show_end()
            return
        sheet, is_waiting = self._sheet_of(judged), self._decision() is Decision.WAITING
        self._sheet.show_sheet(sheet, self._title_of(judged.annotation), self._decision())
        for button, makes_sense in (
            (self._confirm, sheet.new is not None),
            (self._choose, judged.place.has_page),
            (self._keep, True),
        ):
            button.setVisible(makes_sense and is_waiting)

    def _show_end(self) -> None:
        words = self.tr("That was the last one. All your notes have a place again, or stay as you left them.")
        self._done.setText(words if self._round.notes else self.tr("No note waits for you."))

    def _title_of(self, annotation: Annotation) -> str:
        return self._titles.get(annotation.article_id, annotation.article_id)

    def _decision(self) -> Decision:
        return self._decisions[self._round.at] if self._decisions else Decision.WAITING

    def _decided(self) -> tuple[Decision, ...]:
        return tuple(decision_on(judged, self._book.find(judged.annotation.id)) for judged in self._round.notes)

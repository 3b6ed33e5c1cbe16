"""After the library changed: hangs notes anew in the background, and leads through those that wait for the person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hrdesk.core.annotation import Annotation
from hrdesk.core.note_state import JudgedNote, NoteState, hung_anew, is_current
from hrdesk.core.page_text import PageText
from hrdesk.core.review_sheet import ReviewSheet, review_sheet
from hrdesk.core.undo import Step
from hrdesk.core.unsettled_notes import UnsettledNotes, waiting_sum
from hrdesk.services.page_texts import PageTexts
from hrdesk.ui.choices import Choices
from hrdesk.ui.desk import Desk
from hrdesk.ui.messages import MessageStrip, Offer
from hrdesk.ui.notes.annotation_book import AnnotationBook
from hrdesk.ui.notes.review_page import ReviewPage
from hrdesk.ui.notes.review_words import waiting_words
from hrdesk.ui.one_by_one import OneByOne

if TYPE_CHECKING:
    from hrdesk.services.note_review import Review

_LONGEST_WAIT_S = 20.0
"""Until a look that was stopped has let go of the notebook; it is in the middle of a backup at most."""


@dataclass(frozen=True)
class _Look:
    """A look through the notebook on another thread, and the means to stop it."""

    library: Path
    notebook: Path
    key: bytes | None
    may_write: bool
    makes_backup: bool
    stopped: Event = field(default_factory=Event)
    begun: Event = field(default_factory=Event)
    ended: Event = field(default_factory=Event)

    def run(self) -> "Review | None":
        """What was found; None where it was stopped before its turn came."""
        from hrdesk.services.note_review import review_notes

        self.begun.set()
        try:
            if self.stopped.is_set():
                return None
            return review_notes(
                self.library,
                self.notebook,
                self.key,
                may_write=self.may_write,
                makes_backup=self.makes_backup,
                is_stopped=self.stopped.is_set,
            )
        finally:
            self.ended.set()


class Reviewing(QObject):
    """Looks through the notes once the notebook is open, and again when notes came that hang on another library."""

    changed = Signal()
    """Other notes than before have no place, or wait."""
    review_requested = Signal()
    """The review should be on show."""

    def __init__(
        self,
        desk: Desk,
        book: AnnotationBook,
        choices: Choices,
        messages: MessageStrip,
        titles: Mapping[str, str],
        work: OneByOne,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._work = work
        self._choices = choices
        self._messages = messages
        self._texts: PageTexts | None = None
        self._notes = UnsettledNotes()
        self._look: _Look | None = None
        self._was_backed_up = False
        self._is_wanted_again = False
        self.page = ReviewPage(book, self._sheet_of, self._hung_anew, titles)
        book.records.stepped.connect(self._follow)

    @property
    def states(self) -> Mapping[str, NoteState]:
        """By id, of the notes that are not in place."""
        return self._notes.states

    @property
    def waiting(self) -> tuple[JudgedNote, ...]:
        """The notes that wait for the person."""
        return self._notes.waiting

    @property
    def is_looking(self) -> bool:
        """Whether the notebook is looked through at this moment."""
        return self._look is not None

    def look(self) -> None:
        """Look through the notebook on another thread, if it is open; again where a look is under way."""
        self._is_wanted_again = self.is_looking
        if self._look or not self._desk.notebook:
            return
        keeper = self._desk.keeper
        look = self._look = _Look(
            self._desk.library.path,
            keeper.path,
            keeper.key,
            may_write=self._desk.hindrance is None,
            makes_backup=not self._was_backed_up,
        )
        # In turn with backups and other work on the notebook's files: it may make a backup itself.
        self._work.run(look.run, partial(self._take, look), self._messages.report, partial(self._end, look))

    def let_go(self) -> None:
        """Stop looking, and wait until the notebook is let go of, as before it is locked."""
        look, self._look = self._look, None
        if look:
            look.stopped.set()
            if look.begun.is_set():
                look.ended.wait(_LONGEST_WAIT_S)

    def forget(self) -> None:
        """Hold nothing of the notes, as when the notebook is locked."""
        self.let_go()
        self._notes = UnsettledNotes()
        self.page.forget()
        self.changed.emit()

    def begin(self) -> None:
        """Go through the notes that wait now, from the first."""
        self.page.begin(self.waiting)
        self.review_requested.emit()

    def resume(self) -> None:
        """Show the round where it was left, or a new one."""
        if self.page.round.notes:
            self.page.renew()
        else:
            self.page.begin(self.waiting)

    def _end(self, look: _Look) -> None:
        if look is self._look:
            self._look = None

    def _take(self, look: _Look, review: "Review | None") -> None:
        if look.stopped.is_set() or review is None:
            return  # the notebook may be locked by now
        self._was_backed_up = self._was_backed_up or bool(review.hung_anew)
        self._notes = UnsettledNotes(review.not_in_place)
        self.changed.emit()
        if self._is_wanted_again:
            self.look()
        else:
            self._tell()

    def _tell(self) -> None:
        """Say once after an update that notes wait."""
        waiting = self.waiting
        told = waiting_sum(waiting)
        if told == self._choices.now.told_notes:
            return
        self._choices.keep(told_notes=told)
        if waiting:
            words = f"{self.tr('The library was renewed.')} {waiting_words(len(waiting))}"
            self._messages.warn(words, Offer(self.tr("Look at them"), self.begin))

    def _follow(self, step: Step | None) -> None:
        if step is None:
            self._notes.read_anew(self._book.find)
            self.changed.emit()
            self.look()
            return
        before = self._notes.states, self._notes.waiting
        if self._notes.follow(step):
            if self.page.isVisible():
                self.page.renew()
            if before != (self._notes.states, self._notes.waiting):
                self.changed.emit()
        if any(self._is_foreign(change.after) for change in step.changes):
            self.look()

    def _is_foreign(self, record: object) -> bool:
        """Whether it is a note that came from elsewhere, or from before, and hangs on another version of its page."""
        if not isinstance(record, Annotation) or record.id in self._notes:
            return False
        return not is_current(record, self._pages.versions)

    # Sheets

    @property
    def _pages(self) -> PageTexts:
        if self._texts is None:
            self._texts = PageTexts(self._desk.library)
        return self._texts

    def _page_of(self, judged: JudgedNote) -> PageText | None:
        return self._pages.page(judged.annotation.article_id) if judged.place.has_page else None

    def _sheet_of(self, judged: JudgedNote) -> ReviewSheet:
        return review_sheet(judged, self._page_of(judged))

    def _hung_anew(self, judged: JudgedNote) -> Annotation:
        return hung_anew(judged, self._pages)

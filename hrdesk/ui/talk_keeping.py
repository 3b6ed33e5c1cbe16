"""Keeping a talk: what is typed into the three questions at once, its log when the person says so."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from hrdesk.core.annotation import Annotation
from hrdesk.core.deck import SlideKind
from hrdesk.core.record import Change
from hrdesk.core.talk import Talk
from hrdesk.core.talk_record import TalkRecord
from hrdesk.core.undo import Step, one_step
from hrdesk.services.library import Library
from hrdesk.services.safe_file import write_text
from hrdesk.ui.messages import Toast
from hrdesk.ui.notes.annotation_book import AnnotationBook

if TYPE_CHECKING:
    from hrdesk.ui.presenter.end_sheet import EndSheet

_THREE_QUESTIONS = "three-questions"
"""The page that explains them."""


class TalkKeeping(QObject):
    """Keeps one talk after the other. A talk that is ended and goes on later keeps to the notes that it had."""

    def __init__(
        self, book: AnnotationBook, library: Library, clock: Callable[[], float], toast: Toast, emergency: QAction,
        window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._book = book
        self._library = library
        self._clock = clock
        self._toast = toast
        self._emergency = emergency
        self._window = window
        self._talk: Talk | None = None
        self._list_id = self._log_id = ""

    def follow(self, talk: Talk) -> None:
        """Keep this talk from now on."""
        if talk is not self._talk:
            self._talk = talk
            self._list_id, self._log_id = str(uuid4()), str(uuid4())

    def forget(self) -> None:
        """Let go of the last talk."""
        self._talk = None

    def keep_list(self) -> str:
        """Keep the lines of the three questions as they are now; returns what hinders that, in words, or nothing."""
        talk = self._talk
        if not talk:
            return ""
        before, text = self._book.find(self._list_id), talk.live.text()
        if self._book.can_write and (before.note if before else "") == text:
            return ""
        page = _list_page(talk, self._library.titles())
        after = self._written(before, self._list_id, page, text) if text else None
        return "" if self._can(before, after) else self._hindrance()

    def ask(self, talk: Talk) -> "EndSheet | None":
        """Ask what becomes of the record of a talk that has ended; None where it is not worth asking."""
        record = TalkRecord(talk.log(self._clock()), talk.live)
        if not record.is_worth_keeping:
            return None
        from hrdesk.ui.presenter.end_sheet import EndSheet

        hindrance = self._refusal() if self.keep_list() or not self._book.can_write else ""
        is_list_kept = self._book.find(self._list_id) is not None
        keep, write = partial(self._keep, talk, record), partial(_write, record)
        sheet = EndSheet(record, hindrance, is_list_kept, keep, write, self._window)
        sheet.let_go_requested.connect(self._let_go)
        sheet.saved.connect(self._tell_saved)
        sheet.rejected.connect(self._settle_list)
        sheet.emergency_requested.connect(self._emergency.trigger)
        sheet.open()
        return sheet

    def _keep(self, talk: Talk, record: TalkRecord) -> str:
        """The log as a note on the page, together with the list: one step to take back. Returns what hinders it."""
        if not self._book.can_write:
            return self._refusal()
        hindrance = self.keep_list()
        before = self._book.find(self._log_id)
        log = self._written(before, self._log_id, _page(talk, self._library.titles()), record.log.text())
        step = Step((*self._list_changes(), Change(before, log)))
        if hindrance or not self._book.records.take(step):
            return self._refusal()
        self._tell_kept(self.tr("The talk is kept as a note on “{page}”."), log)
        return ""

    def _let_go(self) -> None:
        """The list goes too; it can be brought back."""
        kept = self._book.find(self._list_id)
        if kept and self._book.records.take(one_step(kept, None)):
            words = self.tr("The lines of the three questions are removed.")
            self._toast.tell(words, undo=self._book.records.undo)

    def _settle_list(self) -> None:
        """What was typed stays, and can be taken back."""
        kept = self._book.find(self._list_id)
        if kept and self._book.records.take(Step(self._list_changes())):
            self._tell_kept(self.tr("The lines of the three questions are kept as a note on “{page}”."), kept)

    def _tell_saved(self, path: Path) -> None:
        self._settle_list()
        self._toast.tell(self.tr("Written to {path}. It is not encrypted there.").format(path=path))

    def _tell_kept(self, words: str, note: Annotation) -> None:
        title = self._library.titles().get(note.article_id, note.article_id)
        self._toast.tell(words.format(page=title), undo=self._book.records.undo)

    def _list_changes(self) -> tuple[Change, ...]:
        """The list as it was kept meanwhile, as a change that can be taken back."""
        kept = self._book.find(self._list_id)
        return (Change(None, kept),) if kept else ()

    def _can(self, before: Annotation | None, after: Annotation | None) -> bool:
        if not self._book.can_write:
            return after is None and before is None
        return self._book.records.keep_for_now(one_step(before, after))

    def _hindrance(self) -> str:
        """While the talk is on."""
        return self.tr(
            "Your notebook is locked or cannot be written, so these lines are not kept in it now. "
            "When the talk ends you can save them as a file."
        )

    def _refusal(self) -> str:
        """Once it has ended."""
        return self.tr("Your notebook is locked or cannot be written, so the talk cannot be kept in it now.")

    def _written(self, before: Annotation | None, note_id: str, page: str, words: str) -> Annotation:
        now = self._book.records.now()
        if before:
            return replace(before, note=words, modified=now)
        return Annotation(note_id, page, self._library.content_versions().get(page, ""), now, now, note=words)


def _page(talk: Talk, known: Collection[str]) -> str:
    """The page presented: that of the first slide that has one."""
    ids = (page.slide.article_id for page in talk.pages)
    return next((one for one in ids if one in known), _THREE_QUESTIONS)


def _list_page(talk: Talk, known: Collection[str]) -> str:
    """The workshop whose list it is, or the page of the three questions."""
    ids = (page.slide.article_id for page in talk.pages if page.slide.kind is SlideKind.LIVE)
    own = next((one for one in ids if one in known), _THREE_QUESTIONS)
    return own if own in known else _page(talk, known)


def _write(record: TalkRecord, path: Path) -> None:
    """As a table or as text, by the ending of the name; raises FileNotWritable."""
    write_text(path, record.table() if path.suffix.lower() == ".csv" else record.text())

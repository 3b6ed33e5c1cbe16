"""Locking: the notebook goes out of the window, and comes back with its passphrase."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QWidget

from hrdesk.core.errors import HrdeskError, NotebookSetAside
from hrdesk.services.notebook_keeper import NotebookKeeper
from hrdesk.ui.lock.locked_page import LockedPage
from hrdesk.ui.lock.unlock_form import UnlockForm
from hrdesk.ui.lock.words_dialog import WordsDialog
from hrdesk.ui.messages import MessageStrip, words_for
from hrdesk.ui.rooms import Rooms

if TYPE_CHECKING:
    from hrdesk.ui.jobs import Job

_LEAST_COPIED = 4
"""Letters; fewer stand in every note, and tell nothing."""


class Locking(QObject):
    """Drops connection and key, and sees that nothing of the notes stays in the window."""

    about_to_close = Signal()
    """Whatever works on the notebook lets go of it now."""
    changed = Signal()
    """The notebook was locked or unlocked."""
    set_aside = Signal(HrdeskError)
    """It could not be read, and an empty one was begun."""

    def __init__(
        self,
        keeper: NotebookKeeper,
        rooms: Rooms,
        work_on: Callable[[], None],
        page: LockedPage,
        messages: MessageStrip,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._keeper = keeper
        self._rooms = rooms
        self._work_on = work_on
        self._messages = messages
        self._window = window
        self._was_warned_of_loss = False
        self._trying: Job | None = None
        self._is_lock_wanted = False
        """Somebody asked to lock it while its file was rewritten, so that it could not be locked yet."""
        self._page = page
        page.form.words_given.connect(partial(self._try, page.form))

    @property
    def is_locked(self) -> bool:
        return self._keeper.is_locked

    def lock(self) -> bool:
        """Lock, once the words that are being typed are kept; whether it is locked now.

        Words that cannot be kept are told, and let go when it is locked again.
        """
        self._stop_trying()
        if not self._keeper.is_protected or not self._keeper.notebook:
            self._is_lock_wanted = not self._keeper.notebook and not self.is_locked
            return self.is_locked
        if not self._rooms.note_taking.keep_now() and not self._was_warned_of_loss:
            self._was_warned_of_loss = True
            words = self.tr(
                "The words you wrote last could not be kept, so the notebook is still open. "
                "Copy them elsewhere; lock again to let them go."
            )
            self._messages.warn(words)
            return False
        self.close()
        return True

    def keep_words(self) -> bool:
        """Keep the words that are being typed; whether all are on the disk."""
        return self._rooms.note_taking.keep_now()

    def close(self, hindrance: HrdeskError | None = None) -> None:
        """Take the notebook out of the window, for `hindrance` where it is not just locked."""
        self._was_warned_of_loss = False
        self.about_to_close.emit()
        _empty_clipboard([note.note for note in self._rooms.book.all()])
        self._keeper.close(hindrance)
        self._renew()
        self._rooms.forget_notes()
        self.changed.emit()

    def open(self, key: bytes | None) -> None:
        """Show the notebook again, a protected one with its key; what is in the way is told."""
        try:
            trouble = self._keeper.open(key)
        except HrdeskError as error:
            self._keeper.close(error)
            trouble = error
        if trouble:
            self._messages.report(trouble)
        is_lock_wanted, self._is_lock_wanted = self._is_lock_wanted, False
        if is_lock_wanted and self._keeper.is_protected:
            self._keeper.close()
        self._renew()
        self.changed.emit()
        if isinstance(trouble, NotebookSetAside):
            self.set_aside.emit(trouble)

    def ask(self) -> WordsDialog:
        """Ask for the passphrase over whatever is on show; returns the dialog."""
        dialog = WordsDialog(
            self.tr("Unlock the notebook"),
            self.tr("Your notes are encrypted until you unlock them. The recovery code on paper opens them too."),
            self.tr("Unlock"),
            self._window,
        )
        dialog.form.words_given.connect(partial(self._try, dialog.form))
        dialog.finished.connect(self._stop_trying)
        self.changed.connect(dialog.accept)
        dialog.open()
        return dialog

    def _try(self, form: UnlockForm, words: str) -> None:
        """Try the words on another thread: what makes guessing dear takes a moment."""
        from hrdesk.services.protection import unlock
        from hrdesk.ui.jobs import Job

        job = Job(partial(unlock, self._keeper.path, words), self)
        job.done.connect(partial(self._unlocked, job))
        job.failed.connect(partial(self._refuse, job, form))
        self._trying = job
        job.start()

    def _stop_trying(self) -> None:
        """Words that are still being tried open nothing any more: whoever gave them went away, or locks again."""
        self._trying = None
        self._page.form.set_busy(False)

    def _unlocked(self, job: "Job", key: bytes) -> None:
        if job is self._trying and self.is_locked:
            self._trying = None
            self.open(key)

    def _refuse(self, job: "Job", form: UnlockForm, error: Exception) -> None:
        if not isinstance(error, HrdeskError):
            raise error
        if job is self._trying:
            self._trying = None
            form.refuse(words_for(error))

    def _renew(self) -> None:
        self._page.form.forget()
        self._work_on()
        self._rooms.records.work_on(self._keeper.notebook, self._keeper.hindrance)
        self._rooms.show_lock(self.is_locked)


def _empty_clipboard(notes: Sequence[str]) -> None:
    """What this program put there may be words of a note. Not every system tells who did: then the words tell."""
    clipboard = QGuiApplication.clipboard()
    for mode, is_ours in (
        (QClipboard.Mode.Clipboard, clipboard.ownsClipboard()),
        (QClipboard.Mode.Selection, clipboard.supportsSelection() and clipboard.ownsSelection()),
    ):
        if is_ours or _stands_in(clipboard.text(mode), notes):
            clipboard.clear(mode)


def _stands_in(text: str, notes: Sequence[str]) -> bool:
    words = " ".join(text.split())
    return len(words) >= _LEAST_COPIED and any(words in " ".join(note.split()) for note in notes)

"""Deleting for ever: old notes with the backups that hold them, or everything that the person owns here."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hrdesk.core.errors import HrdeskError, NotebookReadOnly
from hrdesk.services.backup import Backups
from hrdesk.services.old_notes import Old
from hrdesk.services.paths import Places
from hrdesk.services.wiping import find_belongings, wipe
from hrdesk.ui.deletion.old_notes_dialog import OldNotesDialog
from hrdesk.ui.deletion.wipe_dialog import WipeDialog
from hrdesk.ui.desk import Desk
from hrdesk.ui.locking import Locking
from hrdesk.ui.messages import MessageStrip, Toast, words_for
from hrdesk.ui.one_by_one import OneByOne
from hrdesk.ui.record_book import RecordBook


class Deleting(QObject):
    """The deeds behind “Delete old notes” and “Wipe everything”."""

    settings_going = Signal()
    """They are being wiped: none are to be written any more."""
    wiped = Signal()
    """Nothing is left here: the window closes, and keeps nothing more."""
    emergency_requested = Signal()

    def __init__(
        self,
        desk: Desk,
        records: RecordBook,
        locking: Locking,
        work: OneByOne,
        messages: MessageStrip,
        toast: Toast,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._keeper = desk.keeper
        self._records = records
        self._locking = locking
        self._work = work
        self._messages = messages
        self._toast = toast
        self._window = window

    def ask_old(self) -> OldNotesDialog | None:
        """Ask how old; returns the dialog, or None where nothing can be deleted now, which is told."""
        notebook = self._keeper.notebook
        if not notebook or self._keeper.hindrance:
            self._messages.report(self._keeper.hindrance or NotebookReadOnly(reason=self.tr("it is not open.")))
            return None
        self._locking.keep_words()
        dialog = OldNotesDialog(notebook.old_notes.find, self._desk.now(), len(self._backups.copies()), self._window)
        dialog.deletion_requested.connect(partial(self._delete_old, dialog))
        dialog.emergency_requested.connect(self.emergency_requested)
        dialog.open()
        return dialog

    def ask_wipe(self) -> WipeDialog | None:
        """Ask for the word; a locked notebook can be wiped too. None where another window has it, which is told."""
        if not self._keeper.can_change_protection:
            if self._keeper.hindrance:
                self._messages.report(self._keeper.hindrance)
            return None
        dialog = WipeDialog(find_belongings(self._desk.places), self._keeper.is_protected, self._window)
        dialog.wipe_requested.connect(partial(self._wipe, dialog))
        dialog.emergency_requested.connect(self.emergency_requested)
        dialog.open()
        return dialog

    @property
    def _backups(self) -> Backups:
        return Backups(self._keeper.path, self._keeper.key, self._desk.now)

    def _delete_old(self, dialog: OldNotesDialog, old: Old, with_backups: bool) -> None:
        notebook = self._keeper.notebook
        if not notebook:
            dialog.reject()
            return
        try:
            notebook.old_notes.delete(old)
        except HrdeskError as error:
            dialog.show_trouble(words_for(error))
            return
        self._records.renew()
        dialog.accept()
        if with_backups:
            told = partial(self._tell_deleted, old.count)
            self._work.run(self._backups.begin_anew, told, self._tell_backups_left, is_promised=True)
        else:
            self._tell_deleted(old.count)

    def _tell_deleted(self, count: int, _made: object = None) -> None:
        self._toast.tell(self.tr("Deleted for ever: {count}.").format(count=count))

    def _tell_backups_left(self, error: HrdeskError) -> None:
        words = self.tr("The old notes are deleted, but backups still hold them: {reason}")
        self._messages.warn(words.format(reason=words_for(error)))

    def _wipe(self, dialog: WipeDialog, backups: bool, settings: bool) -> None:
        self._locking.close(NotebookReadOnly(reason=self.tr("it is being wiped.")))
        if settings:
            self.settings_going.emit()
        work = partial(_wipe_all, self._desk.places, backups=backups, settings=settings)
        self._work.run(work, partial(self._end, dialog), self._messages.report, is_promised=True)

    def _end(self, dialog: WipeDialog, left: tuple[Path, ...]) -> None:
        if left:
            self._tell_left(dialog, ", ".join(str(path) for path in left))
            return
        if not dialog.is_over:
            dialog.accept()
        self.wiped.emit()

    def _tell_left(self, dialog: WipeDialog, names: str) -> None:
        words = self.tr("These could not be removed: {names}").format(names=names)
        if dialog.is_over:
            self._messages.warn(words)
        else:
            dialog.show_trouble(words)


def _wipe_all(places: Places, *, backups: bool, settings: bool) -> tuple[Path, ...]:
    """Wipe what is there when its turn comes: a backup may have been made since it was asked for."""
    return wipe(find_belongings(places), backups=backups, settings=settings)

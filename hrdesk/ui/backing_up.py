"""Backing up: by itself every half hour, when the person asks, and the way back from a copy."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from hrdesk.core.backup_plan import SUFFIX
from hrdesk.core.backup_rhythm import BackupRhythm
from hrdesk.core.errors import HrdeskError, NotebookReadOnly, NotebookSetAside, NothingToBackUp
from hrdesk.services.backup import Backups, KeptBackup
from hrdesk.services.backup_file import About, key_id, read_about
from hrdesk.services.protection import unlock
from hrdesk.services.restore import Restored, Unlock, restore
from hrdesk.ui.backups.backup_dialog import BackupDialog
from hrdesk.ui.backups.copies_model import Choice
from hrdesk.ui.backups.copy_words import notes_words
from hrdesk.ui.backups.offer_dialog import OfferDialog
from hrdesk.ui.backups.restore_dialog import RestoreDialog
from hrdesk.ui.dates import shown_moment
from hrdesk.ui.desk import Desk
from hrdesk.ui.locking import Locking
from hrdesk.ui.messages import MessageStrip, Toast, words_for
from hrdesk.ui.one_by_one import OneByOne

TICK_MS = 60_000


class BackingUp(QObject):
    """The deeds behind “Back up now” and “Restore a backup”. Copies are made on another thread."""

    emergency_requested = Signal()

    def __init__(
        self, desk: Desk, locking: Locking, work: OneByOne, messages: MessageStrip, toast: Toast, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._keeper = desk.keeper
        self._locking = locking
        self._work = work
        self._messages = messages
        self._toast = toast
        self._window = window
        self._rhythm = BackupRhythm(desk.clock())
        self._dialog: RestoreDialog | None = None
        self._has_told_missed = False
        timer = QTimer(self)
        timer.setInterval(TICK_MS)
        timer.timeout.connect(self.tick)
        timer.start()
        for trouble in desk.troubles:
            if isinstance(trouble, NotebookSetAside):
                self.offer_copy(trouble)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being copied or put back."""
        return self._work.is_idle

    def tick(self) -> None:
        """Make a copy if one is due and something changed; silent, unless it fails for the first time."""
        if self._can_copy and self._work.is_idle and self._rhythm.is_due(self._desk.clock()):
            self._rhythm.begin(self._desk.clock())
            self._work.run(self._backups.make_if_changed, self._note_success, self._note_failure)

    def ask_backup(self) -> BackupDialog | None:
        """Ask where to; returns the dialog, or None where there is nothing to copy now, which is told."""
        if not self._can_copy:
            self._messages.report(self._hindrance)
            return None
        backups = self._backups
        newest = next(iter(backups.kept()), None)
        suggested = f"notebook-{self._desk.today():%Y-%m-%d}{SUFFIX}"
        dialog = BackupDialog(newest, backups.chosen_folder, suggested, self._window)
        dialog.copy_requested.connect(self.copy_now)
        dialog.copy_elsewhere_requested.connect(self.copy_to)
        dialog.emergency_requested.connect(self.emergency_requested)
        dialog.open()
        return dialog

    def copy_now(self) -> None:
        """Make a copy beside the others."""
        self._work.run(self._backups.make, self._tell_made, self._messages.report, is_promised=True)

    def copy_to(self, name: str) -> None:
        """Make a copy in a file of the person's own."""
        path = Path(name)
        work = partial(self._backups.make_elsewhere, path)
        self._work.run(work, partial(self._tell_made_at, path), self._messages.report, is_promised=True)

    def ask_restore(self) -> RestoreDialog | None:
        """Ask which copy; returns the dialog, or None where the notebook cannot be replaced now, which is told."""
        if not self._can_replace:
            self._messages.report(self._hindrance)
            return None
        choices = [Choice(kept.path, kept.about) for kept in self._backups.kept()]
        key = self._keeper.key
        self._dialog = dialog = RestoreDialog(choices, key_id(key) if key else None, self._window)
        dialog.file_named.connect(self._bring_file)
        dialog.restore_requested.connect(self.restore)
        dialog.emergency_requested.connect(self.emergency_requested)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()
        return dialog

    def restore(self, path: Path, words: str = "") -> None:
        """Make the notebook what this backup holds; it is out of the window meanwhile."""
        if not self._locking.keep_words():
            self._tell_trouble(self.tr("The words you wrote last could not be kept. Copy them elsewhere first."))
            return
        key = self._keeper.key
        self._locking.close(NotebookReadOnly(reason=self.tr("a backup is being put in its place.")))
        work = partial(restore, path, self._keeper.path, _opener(words, key), key=key, now=self._desk.now)
        self._work.run(work, self._show_restored, partial(self._show_not_restored, key), is_promised=True)

    def offer_copy(self, trouble: HrdeskError) -> None:
        """Offer the newest good copy, if there is one, after a damaged notebook was set aside."""
        if self._can_replace:
            done = partial(self._show_offer, trouble.facts["aside"])
            self._work.run(self._backups.newest_good, done, self._messages.report)

    @property
    def _backups(self) -> Backups:
        return Backups(self._keeper.path, self._keeper.key, self._desk.now)

    @property
    def _can_copy(self) -> bool:
        return self._keeper.notebook is not None

    @property
    def _can_replace(self) -> bool:
        return self._can_copy and self._keeper.hindrance is None

    @property
    def _hindrance(self) -> HrdeskError:
        return self._keeper.hindrance or NothingToBackUp(path=self._keeper.path)

    # What copies came to

    def _note_success(self, made: KeptBackup | None) -> None:
        self._rhythm.succeed()
        if made and made.missed and not self._has_told_missed:
            self._messages.report(made.missed)
        self._has_told_missed = bool(made and made.missed) or (self._has_told_missed and not made)

    def _note_failure(self, error: HrdeskError) -> None:
        if self._rhythm.fail():
            self._messages.report(error)

    def _tell_made(self, made: KeptBackup) -> None:
        self._rhythm.succeed()
        self._toast.tell(self.tr("Backed up: {holding}.").format(holding=notes_words(made.about.notes)))
        if made.missed:
            self._messages.report(made.missed)

    def _tell_made_at(self, path: Path, about: About) -> None:
        words = self.tr("Backed up to {path}: {holding}.")
        self._toast.tell(words.format(path=path, holding=notes_words(about.notes)))

    # What a restore came to

    def _show_restored(self, done: Restored) -> None:
        if self._dialog:
            self._dialog.accept()
        self._locking.open(done.key)
        words = self.tr("Your notebook is as it was on {moment} ({holding}). What was there before is kept: {kept}")
        kept = done.kept.name if done.kept else "–"
        self._toast.tell(words.format(moment=shown_moment(done.about.made), holding=notes_words(done.notes), kept=kept))

    def _show_not_restored(self, key: bytes | None, error: HrdeskError) -> None:
        self._locking.open(key)
        self._tell_trouble(words_for(error))

    def _tell_trouble(self, words: str) -> None:
        if self._dialog:
            self._dialog.show_trouble(words)
        else:
            self._messages.warn(words)

    def _bring_file(self, name: str) -> None:
        if not self._dialog:
            return
        path = Path(name)
        try:
            self._dialog.show_choice(Choice(path, read_about(path)))
        except HrdeskError as error:
            self._dialog.show_trouble(words_for(error))

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _show_offer(self, aside: object, kept: KeptBackup | None) -> None:
        if kept is None:
            return
        dialog = OfferDialog(aside, kept.about, self._window)
        dialog.copy_accepted.connect(partial(self._accept_offer, kept))
        dialog.emergency_requested.connect(self.emergency_requested)
        dialog.open()

    def _accept_offer(self, kept: KeptBackup) -> None:
        key = self._keeper.key
        if kept.about.key_id in {None, key_id(key) if key else None}:
            self.restore(kept.path)
        else:
            self.ask_restore()


def _opener(words: str, key: bytes | None) -> Unlock:
    """Opens a protected backup: one under the notebook's own key without asking, another with what was typed."""

    def open_backup(ready: Path) -> bytes:
        if key is not None and not words:
            return key
        return unlock(ready, words)

    return open_backup

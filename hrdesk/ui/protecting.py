"""Protecting: the deeds behind setting, changing and taking away the passphrase of the notebook."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hrdesk.core.errors import AlreadyProtected, BackupError, HrdeskError, NotebookReadOnly, NotProtected
from hrdesk.services.notebook_keeper import NotebookKeeper
from hrdesk.services.paths import passphrase_words_file
from hrdesk.services.protection import (
    RecoveryCode,
    change_passphrase,
    new_recovery_code,
    plain_leftovers,
    protect,
    suggest_passphrase,
    unlock,
    unprotect,
)
from hrdesk.ui.lock.passphrase_dialog import PassphraseDialog
from hrdesk.ui.lock.recovery_dialog import RecoveryDialog
from hrdesk.ui.lock.words_dialog import WordsDialog
from hrdesk.ui.locking import Locking
from hrdesk.ui.messages import MessageStrip, Toast, words_for
from hrdesk.ui.one_by_one import OneByOne


class Protecting(QObject):
    """Opens the dialogs; works in turn with backups, with the notebook closed while its file is rewritten."""

    emergency_requested = Signal()

    def __init__(
        self,
        keeper: NotebookKeeper,
        locking: Locking,
        work: OneByOne,
        messages: MessageStrip,
        toast: Toast,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._keeper = keeper
        self._locking = locking
        self._work = work
        self._messages = messages
        self._toast = toast
        self._window = window

    def ask_protect(self) -> PassphraseDialog | None:
        """Ask for a first passphrase; returns the dialog."""
        if not self._may_begin(protected=False):
            return None
        dialog = PassphraseDialog(self._suggest, self._window)
        dialog.chosen.connect(partial(self._protect, dialog))
        dialog.emergency_requested.connect(self.emergency_requested)
        dialog.open()
        return dialog

    def ask_change(self) -> PassphraseDialog | None:
        """Ask for the present passphrase and a new one."""
        if not self._may_begin(protected=True):
            return None
        dialog = PassphraseDialog(self._suggest, self._window, is_change=True)
        dialog.chosen.connect(partial(self._change, dialog))
        dialog.emergency_requested.connect(self.emergency_requested)
        dialog.open()
        return dialog

    def ask_new_code(self) -> WordsDialog | None:
        """Ask for the passphrase, and show a new recovery code."""
        explanation = self.tr("A new recovery code takes the place of the old one, which opens nothing any more.")
        return self._ask(self.tr("New recovery code"), explanation, self.tr("Make a new code"), self._make_code)

    def ask_unprotect(self) -> WordsDialog | None:
        """Ask for the passphrase, and take the protection away."""
        explanation = self.tr(
            "Your notes are then no longer encrypted: anybody who has this computer, or a copy of its files, can read "
            "them. Backups that were made before stay encrypted under the passphrase they had."
        )
        return self._ask(self.tr("Remove the passphrase"), explanation, self.tr("Remove it"), self._unprotect)

    def show_code(self, code: RecoveryCode) -> RecoveryDialog:
        """Show the code, this once."""
        dialog = RecoveryDialog(code.text, self._window)
        dialog.print_requested.connect(self._print)
        dialog.emergency_requested.connect(self.emergency_requested)
        dialog.open()
        return dialog

    def _suggest(self) -> str:
        return suggest_passphrase(passphrase_words_file())

    def _may_begin(self, *, protected: bool) -> bool:
        """Whether this fits what the notebook is now; says so where it does not."""
        if not self._keeper.can_change_protection:
            self._messages.report(self._keeper.hindrance or NotebookReadOnly(reason=""))
            return False
        if self._keeper.is_protected is not protected:
            self._messages.report(NotProtected() if protected else AlreadyProtected())
            return False
        return True

    def _ask(
        self, title: str, explanation: str, button: str, deed: Callable[[WordsDialog, str], None]
    ) -> WordsDialog | None:
        if not self._may_begin(protected=True):
            return None
        dialog = WordsDialog(title, explanation, button, self._window)
        dialog.form.words_given.connect(partial(deed, dialog))
        dialog.emergency_requested.connect(self.emergency_requested)
        dialog.open()
        return dialog

    def _protect(self, dialog: PassphraseDialog, _present: str, passphrase: str) -> None:
        if not self._locking.keep_words():
            dialog.refuse(self.tr("The words you wrote last could not be kept. Nothing was changed."))
            return
        self._locking.close(NotebookReadOnly(reason=self.tr("the notebook is being encrypted")))
        work = partial(_protect_and_unlock, self._keeper.path, passphrase)
        self._work.run(work, partial(self._protected, dialog), partial(self._not_protected, dialog))

    def _protected(self, dialog: PassphraseDialog, made: tuple[RecoveryCode, bytes]) -> None:
        code, key = made
        self._locking.open(key)
        _close(dialog)
        self._tell_leftovers()
        self.show_code(code)

    def _tell_leftovers(self) -> None:
        left = plain_leftovers(self._keeper.path)
        if left:
            words = self.tr("Older copies of your notes are not protected. Remove them if nobody needs them: {names}")
            self._messages.warn(words.format(names=", ".join(str(path) for path in left)))

    def _not_protected(self, dialog: PassphraseDialog, error: HrdeskError) -> None:
        self._locking.open(None)
        self._refuse(dialog, words_for(error))

    def _change(self, dialog: PassphraseDialog, present: str, passphrase: str) -> None:
        work = partial(_change_everywhere, self._keeper.path, present, passphrase)
        self._work.run(work, partial(self._changed, dialog), partial(self._refuse_error, dialog))

    def _changed(self, dialog: PassphraseDialog, _nothing: object) -> None:
        _close(dialog)
        self._toast.tell(self.tr("The passphrase is changed. The recovery code is still the same."))

    def _make_code(self, dialog: WordsDialog, words: str) -> None:
        work = partial(_new_code_everywhere, self._keeper.path, words)
        self._work.run(work, partial(self._made_code, dialog), partial(self._refuse_error, dialog))

    def _made_code(self, dialog: WordsDialog, code: RecoveryCode) -> None:
        _close(dialog)
        self.show_code(code)

    def _unprotect(self, dialog: WordsDialog, words: str) -> None:
        """The words are tried first, while the notebook is still open."""
        work = partial(unlock, self._keeper.path, words)
        self._work.run(work, partial(self._go_on_unprotecting, dialog, words), partial(self._refuse_error, dialog))

    def _go_on_unprotecting(self, dialog: WordsDialog, words: str, key: bytes) -> None:
        if dialog.is_over:
            return  # it was cancelled while the words were tried
        if not self._locking.keep_words():
            dialog.refuse(self.tr("The words you wrote last could not be kept. Nothing was changed."))
            return
        self._locking.close(NotebookReadOnly(reason=self.tr("the notebook is being decrypted")))
        work = partial(unprotect, self._keeper.path, words)
        self._work.run(work, partial(self._unprotected, dialog), partial(self._not_unprotected, dialog, key))

    def _unprotected(self, dialog: WordsDialog, _nothing: object) -> None:
        self._locking.open(None)
        _close(dialog)
        self._toast.tell(self.tr("The passphrase is removed. Your notes are no longer encrypted."))

    def _not_unprotected(self, dialog: WordsDialog, key: bytes, error: HrdeskError) -> None:
        self._locking.open(key)
        self._refuse(dialog, words_for(error))

    def _refuse_error(self, dialog: PassphraseDialog | WordsDialog, error: HrdeskError) -> None:
        self._refuse(dialog, words_for(error))

    def _refuse(self, dialog: PassphraseDialog | WordsDialog, words: str) -> None:
        """Say why it was not done, in the dialog if it is still there."""
        if dialog.is_over:
            self._messages.warn(words)
        else:
            dialog.refuse(words)

    def _print(self, code: str) -> None:
        from hrdesk.ui.code_sheet import print_code

        print_code(code, self._window, self._messages.report)


def _protect_and_unlock(path: Path, passphrase: str) -> tuple[RecoveryCode, bytes]:
    code, key = protect(path, passphrase), unlock(path, passphrase)
    _let_backups_follow(path, key)
    return code, key


def _change_everywhere(path: Path, present: str, passphrase: str) -> None:
    change_passphrase(path, present, passphrase)
    _let_backups_follow(path, unlock(path, passphrase))


def _new_code_everywhere(path: Path, words: str) -> RecoveryCode:
    code = new_recovery_code(path, words)
    _let_backups_follow(path, unlock(path, code.text))
    return code


def _let_backups_follow(path: Path, key: bytes) -> None:
    """What cannot be done now is done with the next backup."""
    from hrdesk.services.backup import Backups

    with suppress(BackupError):
        Backups(path, key).follow_protection()


def _close(dialog: PassphraseDialog | WordsDialog) -> None:
    """The work is done; whoever was in a hurry has closed it already."""
    if not dialog.is_over:
        dialog.accept()

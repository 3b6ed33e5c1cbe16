"""Pictures of the passphrase, the lock and the quick hide."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from hrdesk.ui.lock.passphrase_dialog import PassphraseDialog
from hrdesk.ui.lock.recovery_dialog import RecoveryDialog
from hrdesk.ui.lock.unlock_form import UnlockForm
from hrdesk.ui.main_window import MainWindow

_WORDS = "heron weir lamp cobalt"


def locking(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """A passphrase is chosen, the notebook locked, hidden and opened again; then the passphrase is changed."""
    guarding = window.guarding
    yield from _protecting(window)
    settings = guarding.ask_settings()
    yield "lock-settings", settings
    settings.close()
    guarding.locking.lock()
    window.action("notebook").trigger()
    yield "locked", window
    _try(guarding.page.form, "heron weir")
    yield "locked-refused", window
    guarding.hiding.hide()
    yield "hidden", window
    guarding.hiding.reveal()
    asking = guarding.locking.ask()
    yield "unlock", asking
    asking.form.field.set_words(_WORDS)
    asking.form.button.click()
    while guarding.is_locked:
        QApplication.processEvents()
    for name, ask in (
        ("change-passphrase", guarding.protecting.ask_change),
        ("new-code", guarding.protecting.ask_new_code),
        ("unprotect", guarding.protecting.ask_unprotect),
    ):
        dialog = ask()
        assert dialog
        yield name, dialog
        dialog.close()


def _protecting(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    dialog = window.guarding.protecting.ask_protect()
    assert isinstance(dialog, PassphraseDialog)
    yield "protect", dialog
    dialog.new.set_words(_WORDS)
    dialog.again.set_words(_WORDS)
    yield "protect-ready", dialog
    dialog.ok.click()
    yield "protect-busy", dialog
    while not window.rooms.file_work.is_idle:
        QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    code = window.findChild(RecoveryDialog)
    assert code
    yield "recovery-code", code
    code.written.setChecked(True)
    yield "recovery-code-written", code
    code.finish.click()


def _try(form: UnlockForm, words: str) -> None:
    form.field.set_words(words)
    form.button.click()
    while not form.told:
        QApplication.processEvents()
    QApplication.processEvents()  # the words need a second line, and the form more room

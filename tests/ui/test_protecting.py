"""The passphrase is set, changed and taken away in the window; notes stay, and the code is shown once."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from hrdesk.core.errors import HrdeskError, NotebookReadOnly, ProtectionNotChanged
from hrdesk.core.recovery_code import CodeReading, read_code
from hrdesk.services import protection
from hrdesk.services.backup import Backups
from hrdesk.services.backup_file import read_about
from hrdesk.services.database import is_plain
from hrdesk.services.passphrase_key import LEAST
from hrdesk.services.paths import Places
from hrdesk.services.protection import RecoveryCode, is_protected, unlock
from hrdesk.ui import protecting
from hrdesk.ui.code_sheet import code_document
from hrdesk.ui.desk import Desk
from hrdesk.ui.jobs import wait_for_jobs
from hrdesk.ui.lock.passphrase_dialog import PassphraseDialog
from hrdesk.ui.lock.recovery_dialog import RecoveryDialog
from hrdesk.ui.main_window import MainWindow
from tests.ui.driving import press, type_words

Key = Qt.Key
WORDS = "heron weir lamp cobalt"
OTHER = "thistle marble orbit canoe"
CANARY = "kingfisher"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "fitting_cost", lambda: LEAST)


@pytest.fixture
def window(window: MainWindow, desk: Desk) -> Iterator[MainWindow]:
    """A window on a plain notebook with one note."""
    window.open_article("heroin")
    window.action("note").trigger()
    type_words(window, f"The {CANARY} waits")
    window.rooms.note_taking.keep_now()
    yield window
    desk.keeper.close()


def choose(dialog: PassphraseDialog, words: str, again: str | None = None, present: str = "") -> None:
    dialog.present.set_words(present)
    dialog.new.set_words(words)
    dialog.again.set_words(words if again is None else again)


def dialog_of(window: MainWindow, qtbot: QtBot) -> RecoveryDialog:
    def is_there() -> bool:
        return any(dialog.isVisible() for dialog in window.findChildren(RecoveryDialog))

    qtbot.waitUntil(is_there)
    return next(dialog for dialog in window.findChildren(RecoveryDialog) if dialog.isVisible())


def begin_to_protect(window: MainWindow) -> PassphraseDialog:
    dialog = window.guarding.protecting.ask_protect()
    assert dialog is not None
    choose(dialog, WORDS)
    dialog.ok.click()
    return dialog


def refuse(path: Path, _passphrase: str) -> None:
    raise ProtectionNotChanged(path=path, reason="a test")


def code_shown(window: MainWindow, qtbot: QtBot) -> RecoveryDialog:
    """Protect the notebook as a person does, up to the code."""
    begin_to_protect(window)
    return dialog_of(window, qtbot)


def protect_it(window: MainWindow, qtbot: QtBot) -> str:
    """Protect the notebook as a person does; returns the recovery code."""
    code_dialog = code_shown(window, qtbot)
    code = code_dialog.code
    code_dialog.written.setChecked(True)
    code_dialog.finish.click()
    return code


def notes_of(window: MainWindow) -> list[str]:
    return [note.note for note in window.rooms.book.all()]


def test_a_notebook_is_protected_and_stays_open(window: MainWindow, places: Places, qtbot: QtBot) -> None:
    code = protect_it(window, qtbot)
    assert read_code(code) is CodeReading.CODE
    assert unlock(places.notebook, WORDS) == unlock(places.notebook, code)
    assert notes_of(window) == [f"The {CANARY} waits"]
    window.open_article("cocaine")
    window.action("note").trigger()
    type_words(window, "goes on")
    assert window.rooms.note_taking.keep_now()
    assert len(notes_of(window)) == 2


def test_backups_follow_and_other_plain_copies_are_named(window: MainWindow, places: Places, qtbot: QtBot) -> None:
    backups = Backups(places.notebook)
    backups.make()
    aside = places.home / "notebook.damaged-20261121-090507.db"
    aside.write_bytes(b"SQLite format 3\0")
    protect_it(window, qtbot)
    assert str(aside) in window.messages.text
    assert [read_about(backups.path_of(copy)).is_protected for copy in backups.copies()] == [True]


def test_the_lock_button_offers_a_passphrase_where_there_is_none(window: MainWindow, qtbot: QtBot) -> None:
    window.action("lock").trigger()
    (dialog,) = window.findChildren(PassphraseDialog)
    assert dialog.isVisible()
    assert not dialog.ok.isEnabled()
    dialog.close()


def test_words_are_suggested_and_typed_once_to_be_learnt(window: MainWindow, qtbot: QtBot) -> None:
    dialog = window.guarding.protecting.ask_protect()
    assert dialog is not None
    first = dialog.suggestion
    dialog._another.click()
    assert dialog.suggestion != first
    dialog._take.click()
    assert dialog.new.words == dialog.suggestion
    assert not dialog.ok.isEnabled()
    QTest.keyClicks(dialog.again.line, dialog.suggestion)
    assert dialog.ok.isEnabled()
    dialog.close()


@pytest.mark.parametrize(
    ("words", "again", "told"),
    [
        ("short", None, "at least 10"),
        ("123456789012", None, "not only numbers"),
        (WORDS, "heron weir lamb", "not the same"),
        ("password12", None, "Weak"),
        (WORDS, "heron", "Good"),
    ],
)
def test_what_is_wrong_with_a_passphrase_is_told_while_it_is_typed(
    words: str, again: str | None, told: str, window: MainWindow
) -> None:
    dialog = window.guarding.protecting.ask_protect()
    assert dialog is not None
    choose(dialog, words, again)
    assert told in dialog._strength.text()
    assert dialog.ok.isEnabled() is (told == "Weak")
    dialog.close()


def test_the_code_is_not_lost_by_esc(window: MainWindow, qtbot: QtBot) -> None:
    code = code_shown(window, qtbot)
    QTest.keyClick(code, Key.Key_Escape)
    assert code.isVisible()
    assert not code.finish.isEnabled()
    code.written.setChecked(True)
    code.finish.click()
    QApplication.sendPostedEvents(None, 52)
    assert not window.findChildren(RecoveryDialog)


def test_the_button_that_goes_on_stands_out(window: MainWindow, qtbot: QtBot) -> None:
    dialog = window.guarding.protecting.ask_protect()
    assert dialog is not None
    choose(dialog, WORDS)
    assert ground_of(dialog.ok) == window.colours.accent
    dialog.ok.click()
    code = dialog_of(window, qtbot)
    code.written.setChecked(True)
    assert ground_of(code.finish) == window.colours.accent
    code.finish.click()


def ground_of(button: QPushButton) -> str:
    return button.grab().toImage().pixelColor(button.width() // 2, 4).name()


def test_an_emergency_goes_before_the_code(window: MainWindow, qtbot: QtBot) -> None:
    code = code_shown(window, qtbot)
    QTest.keyClick(code, Key.Key_F9)
    assert window.emergency_page.isVisible()
    assert not code.isVisible()


def test_a_passphrase_is_changed(window: MainWindow, places: Places, qtbot: QtBot) -> None:
    protect_it(window, qtbot)
    dialog = window.guarding.protecting.ask_change()
    assert dialog is not None
    choose(dialog, OTHER, present="not this one")
    dialog.ok.click()
    qtbot.waitUntil(lambda: dialog.told != "")
    assert "does not open" in dialog.told
    choose(dialog, OTHER, present=WORDS)
    dialog.ok.click()
    qtbot.waitUntil(lambda: "changed" in window.toast.text)
    assert unlock(places.notebook, OTHER)
    assert notes_of(window)


def test_a_new_code_takes_the_place_of_the_old_one(window: MainWindow, places: Places, qtbot: QtBot) -> None:
    old = protect_it(window, qtbot)
    dialog = window.guarding.protecting.ask_new_code()
    assert dialog is not None
    dialog.form.field.set_words(WORDS)
    dialog.form.button.click()
    code = dialog_of(window, qtbot)
    assert unlock(places.notebook, code.code)
    with pytest.raises(HrdeskError):
        unlock(places.notebook, old)
    code.written.setChecked(True)
    code.finish.click()


def test_the_passphrase_is_taken_away(window: MainWindow, places: Places, qtbot: QtBot) -> None:
    protect_it(window, qtbot)
    dialog = window.guarding.protecting.ask_unprotect()
    assert dialog is not None
    dialog.form.field.set_words("not this one")
    dialog.form.button.click()
    qtbot.waitUntil(lambda: dialog.form.told != "")
    assert is_protected(places.notebook)
    dialog.form.field.set_words(WORDS)
    dialog.form.button.click()
    qtbot.waitUntil(lambda: "no longer encrypted" in window.toast.text)
    assert is_plain(places.notebook)
    assert notes_of(window) == [f"The {CANARY} waits"]


def test_what_goes_wrong_leaves_the_notebook_open_as_it_was(
    window: MainWindow, places: Places, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protecting, "protect", refuse)
    dialog = begin_to_protect(window)
    qtbot.waitUntil(lambda: dialog.told != "")
    assert "left as it was" in dialog.told
    assert not is_protected(places.notebook)
    assert notes_of(window) == [f"The {CANARY} waits"]
    dialog.close()


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_F9])
def test_the_code_is_shown_also_where_the_dialog_was_left_before(
    window: MainWindow, places: Places, qtbot: QtBot, key: Qt.Key
) -> None:
    dialog = begin_to_protect(window)
    QTest.keyClick(dialog, key)
    code_dialog = dialog_of(window, qtbot)
    assert unlock(places.notebook, code_dialog.code)
    assert notes_of(window) == [f"The {CANARY} waits"]
    code_dialog.written.setChecked(True)
    code_dialog.finish.click()


def test_what_goes_wrong_is_told_also_where_the_dialog_was_left(
    window: MainWindow, places: Places, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protecting, "protect", refuse)
    dialog = begin_to_protect(window)
    QTest.keyClick(dialog, Key.Key_Escape)
    qtbot.waitUntil(lambda: "left as it was" in window.messages.text)
    assert notes_of(window) == [f"The {CANARY} waits"]


def test_a_passphrase_stays_where_its_removal_was_cancelled(window: MainWindow, places: Places, qtbot: QtBot) -> None:
    protect_it(window, qtbot)
    dialog = window.guarding.protecting.ask_unprotect()
    assert dialog is not None
    dialog.form.field.set_words(WORDS)
    dialog.form.button.click()
    QTest.keyClick(dialog, Key.Key_Escape)
    for _ in range(2):  # the words are tried, and then it would be decrypted
        wait_for_jobs()
        qtbot.wait(1)
    assert is_protected(places.notebook)
    assert notes_of(window) == [f"The {CANARY} waits"]


def test_a_copy_that_is_being_made_ends_before_the_file_is_rewritten(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, may_end = list[str](), threading.Event()

    def copy() -> None:
        assert may_end.wait(5)
        order.append("copied")

    def noted(path: Path, passphrase: str) -> RecoveryCode:
        order.append("rewritten")
        return protection.protect(path, passphrase)

    monkeypatch.setattr(protecting, "protect", noted)
    window.rooms.file_work.run(copy, lambda _: None, lambda _: None)
    begin_to_protect(window)
    qtbot.wait(50)  # in which it would begin if it did not wait
    may_end.set()
    code_dialog = dialog_of(window, qtbot)
    assert order == ["copied", "rewritten"]
    code_dialog.written.setChecked(True)
    code_dialog.finish.click()


def test_while_it_is_encrypted_a_note_is_refused_in_words(window: MainWindow) -> None:
    window.guarding.locking.close(NotebookReadOnly(reason="the notebook is being encrypted"))
    window.action("note").trigger()
    assert "being encrypted" in window.messages.text
    window.guarding.locking.open(None)
    assert notes_of(window) == [f"The {CANARY} waits"]


def test_the_menu_offers_what_fits(window: MainWindow, qtbot: QtBot) -> None:
    names = ("protect", "change_passphrase", "new_recovery_code", "unprotect")
    assert [window.action(name).isEnabled() for name in names] == [True, False, False, False]
    protect_it(window, qtbot)
    assert [window.action(name).isEnabled() for name in names] == [False, True, True, True]


def test_the_code_is_printed_with_what_it_is_for(qtbot: QtBot) -> None:
    document = code_document("34679-ACDEF-GHJKM-NPQRT-WXY34", QPageSize(QPageSize.PageSizeId.A4))
    text = document.toPlainText()
    assert "34679-ACDEF-GHJKM-NPQRT-WXY34" in text
    assert "passphrase is forgotten" in text
    assert document.pageCount() == 1


@pytest.mark.usefixtures("qtbot")
def test_where_another_window_has_the_notebook_it_is_told(window: MainWindow, desk: Desk) -> None:

    desk.keeper._read_only = desk.keeper._hindrance = NotebookReadOnly(reason="another window has it")
    assert window.guarding.protecting.ask_protect() is None

    assert "another window" in window.messages.text
    press(window, Key.Key_Escape)

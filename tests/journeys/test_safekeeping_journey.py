"""Somebody's notes are copied, come back, and are deleted for good."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.core import backup_rhythm
from hrdesk.core.backup_plan import Reason
from hrdesk.core.history import Screen
from hrdesk.services import backup as backup_module
from hrdesk.services import protection
from hrdesk.services.backup import Backups
from hrdesk.services.backup_file import check_backup, keys_in, write_backup
from hrdesk.services.notebook import open_notebook
from hrdesk.services.passphrase_key import LEAST
from hrdesk.services.paths import Places
from hrdesk.services.protection import protect, unlock
from hrdesk.ui import deleting
from hrdesk.ui.backups.backup_dialog import BackupDialog
from hrdesk.ui.backups.offer_dialog import OfferDialog
from hrdesk.ui.backups.restore_dialog import RestoreDialog
from hrdesk.ui.deletion.old_notes_dialog import OldNotesDialog
from hrdesk.ui.deletion.wipe_dialog import WipeDialog
from hrdesk.ui.lock.recovery_dialog import RecoveryDialog
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.reviewing import Reviewing
from tests.builders import make_annotation
from tests.journeys.starting import Starter, starting
from tests.ui.driving import button

LONG_AGO = datetime.now(UTC) - timedelta(days=800)
WORDS = "heron weir lamp cobalt"


@pytest.fixture
def starter(qapp: QApplication, qtbot: QtBot, library_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Starter]:
    monkeypatch.setattr(backup_rhythm, "FIRST_AFTER_S", 0.0)
    monkeypatch.setattr(Reviewing, "look", lambda _: None)  # it makes a copy of its own, and has a journey of its own
    with starting(qapp, qtbot, library_file) as starter:
        yield starter
        assert starter.escaped == []


def write(places: Places, words: str, modified: datetime | None = None, key: bytes | None = None) -> None:
    notebook = open_notebook(places.notebook, key=key)
    when = modified or datetime.now(UTC)
    notebook.records.save(make_annotation(words, note=words, created=when, modified=when))
    notebook.close()


def shown(window: MainWindow) -> list[str]:
    """The notes on the page about heroin, as it shows them."""
    window.open_article("heroin")
    return sorted(placed.annotation.note for placed in window.reader.view.placed)


def kept(places: Places) -> Backups:
    return Backups(places.notebook)


def rooms_of(window: MainWindow) -> MainWindow:
    """The window with all that is built after its first paint."""
    assert window.rooms
    return window


def dialog_of(window: MainWindow, kind: type[QWidget]) -> QWidget | None:
    found = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    return found[0] if found else None


# By itself


def test_a_copy_is_made_by_itself_when_something_changed_and_says_nothing(
    starter: Starter, places: Places, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(places, "Then")
    window = rooms_of(starter.window(places))
    monkeypatch.setattr(backup_rhythm, "EVERY_S", 0.0)
    backing_up = window.guarding.safekeeping.backing_up
    backing_up.tick()
    qtbot.waitUntil(lambda: len(kept(places).copies()) == 1)
    qtbot.waitUntil(lambda: backing_up.is_idle)
    backing_up.tick()
    qtbot.waitUntil(lambda: backing_up.is_idle)
    assert len(kept(places).copies()) == 1
    assert (window.messages.text, window.toast.isVisible()) == ("", False)


def test_a_trouble_with_the_copies_is_told_once(
    starter: Starter, places: Places, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    write(places, "Then")
    window = rooms_of(starter.window(places))
    monkeypatch.setattr(backup_rhythm, "EVERY_S", 0.0)
    monkeypatch.setattr(backup_module, "write_backup", full_disk)
    backing_up = window.guarding.safekeeping.backing_up
    backing_up.tick()
    qtbot.waitUntil(lambda: "No space left" in window.messages.text)
    window.messages.dismiss()
    backing_up.tick()
    qtbot.waitUntil(lambda: backing_up.is_idle)
    assert window.messages.text == ""


def test_a_locked_notebook_is_left_alone(starter: Starter, places: Places, qtbot: QtBot) -> None:
    write(places, "Then")
    protect(places.notebook, WORDS, LEAST)
    window = rooms_of(starter.window(places))
    window.guarding.safekeeping.backing_up.tick()
    assert window.guarding.safekeeping.backing_up.is_idle
    for command in ("back_up", "restore", "delete_old"):
        window.action(command).trigger()
        assert "locked" in window.messages.text
        window.messages.dismiss()


# Asked for


def test_a_copy_is_asked_for_and_made(starter: Starter, places: Places, qtbot: QtBot) -> None:
    write(places, "Then")
    window = rooms_of(starter.window(places))
    window.action("back_up").trigger()
    dialog = dialog_of(window, BackupDialog)
    assert isinstance(dialog, BackupDialog)
    button(dialog, "Copy now").click()
    qtbot.waitUntil(lambda: window.toast.text == "Backed up: 1 note or highlight.")
    window.guarding.safekeeping.backing_up.copy_to(str(places.home.parent / "stick.hrbackup"))
    qtbot.waitUntil(lambda: "stick.hrbackup" in window.toast.text)
    assert (places.home.parent / "stick.hrbackup").exists()


def restore_dialog(window: MainWindow) -> RestoreDialog:
    window.action("restore").trigger()
    dialog = dialog_of(window, RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    return dialog


def test_the_notebook_becomes_what_it_was_and_back(starter: Starter, places: Places, qtbot: QtBot) -> None:
    write(places, "Then")
    kept(places).make()
    write(places, "Since")
    window = rooms_of(starter.window(places))
    assert shown(window) == ["Since", "Then"]
    window.action("note").trigger()
    QTest.keyClicks(window.rooms.notes_panel.editor.focusWidget() or window, "Being typed")
    button(restore_dialog(window), "Restore").click()
    qtbot.waitUntil(lambda: shown(window) == ["Then"])
    assert "is as it was" in window.toast.text
    assert not window.rooms.records.history.can_undo
    window.action("note").trigger()
    assert len(window.reader.view.placed) == 2
    newest = kept(places).copies()[0]
    assert newest.reason is Reason.RESTORE
    button(restore_dialog(window), "Restore").click()
    qtbot.waitUntil(lambda: shown(window) == ["Being typed", "Since", "Then"])


def test_a_copy_from_a_stick_under_another_passphrase_is_tried_until_it_is_right(
    starter: Starter, places: Places, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    elsewhere = Places(other, other, places.program)
    write(elsewhere, "From the other computer")
    protect(elsewhere.notebook, WORDS, LEAST)
    stick = tmp_path / "stick.hrbackup"
    Backups(elsewhere.notebook, unlock(elsewhere.notebook, WORDS)).make_elsewhere(stick)
    write(places, "Here")
    window = rooms_of(starter.window(places))
    dialog = restore_dialog(window)
    dialog.file_named.emit(str(tmp_path / "typo.hrbackup"))
    assert "There is no backup at" in dialog.trouble
    dialog.file_named.emit(str(stick))
    dialog.words.setText("heron weir lamp")
    button(dialog, "Restore").click()
    qtbot.waitUntil(lambda: "does not open" in dialog.trouble)
    assert shown(window) == ["Here"]
    dialog.words.setText(WORDS)
    button(dialog, "Restore").click()
    qtbot.waitUntil(lambda: shown(window) == ["From the other computer"])
    assert window.action("unprotect").isEnabled()


# After damage


def damage(places: Places) -> None:
    places.notebook.write_bytes(b"not a notebook" * 500)


def offered(starter: Starter, places: Places, qtbot: QtBot) -> tuple[MainWindow, OfferDialog]:
    """A window on a damaged notebook, and the copy that it offers."""
    write(places, "Then")
    kept(places).make()
    damage(places)
    window = rooms_of(starter.window(places))
    qtbot.waitUntil(lambda: dialog_of(window, OfferDialog) is not None)
    dialog = dialog_of(window, OfferDialog)
    assert isinstance(dialog, OfferDialog)
    return window, dialog


def test_after_damage_the_newest_good_copy_is_offered_and_used(starter: Starter, places: Places, qtbot: QtBot) -> None:
    window, dialog = offered(starter, places, qtbot)
    assert shown(window) == []
    button(dialog, "Use this copy").click()
    qtbot.waitUntil(lambda: shown(window) == ["Then"])
    assert len(list(places.home.glob("notebook.damaged-*.db"))) == 1


def test_after_damage_an_empty_one_can_be_begun_and_the_copy_stays(
    starter: Starter, places: Places, qtbot: QtBot
) -> None:
    window, dialog = offered(starter, places, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_F9)
    assert window.place.screen is Screen.EMERGENCY
    assert shown(window) == []
    button(restore_dialog(window), "Restore").click()
    qtbot.waitUntil(lambda: shown(window) == ["Then"])


def test_after_damage_without_a_copy_nothing_is_offered(starter: Starter, places: Places, qtbot: QtBot) -> None:
    damage(places)
    window = rooms_of(starter.window(places))
    qtbot.waitUntil(lambda: window.guarding.safekeeping.backing_up.is_idle)
    assert dialog_of(window, OfferDialog) is None
    assert "could not be read" in window.messages.text


def test_after_damage_of_a_protected_one_the_copy_is_offered_once_it_is_unlocked(
    starter: Starter, places: Places, qtbot: QtBot
) -> None:
    write(places, "Then")
    protect(places.notebook, WORDS, LEAST)
    key = unlock(places.notebook, WORDS)
    Backups(places.notebook, key).make()
    damage(places)
    window = rooms_of(starter.window(places))
    assert dialog_of(window, OfferDialog) is None
    window.guarding.locking.open(key)
    qtbot.waitUntil(lambda: dialog_of(window, OfferDialog) is not None)
    dialog = dialog_of(window, OfferDialog)
    assert isinstance(dialog, OfferDialog)
    button(dialog, "Use this copy").click()
    qtbot.waitUntil(lambda: shown(window) == ["Then"])
    assert window.guarding.locking.lock()


# With a passphrase


def test_copies_are_protected_with_the_notebook_and_follow_its_passphrase(
    starter: Starter, places: Places, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protection, "fitting_cost", lambda: LEAST)
    write(places, "Ask for Zebulon")
    made = kept(places).make()
    window = rooms_of(starter.window(places))
    dialog = window.guarding.protecting.ask_protect()
    assert dialog is not None
    dialog.chosen.emit("", WORDS)
    qtbot.waitUntil(lambda: window.rooms.records.can_write and window.action("unprotect").isEnabled(), timeout=20_000)
    assert check_backup(made.path).is_protected
    before = keys_in(made.path)
    change = window.guarding.protecting.ask_change()
    assert change is not None
    change.chosen.emit(WORDS, "thistle marble orbit canoe")
    qtbot.waitUntil(lambda: keys_in(made.path) != before, timeout=20_000)
    qtbot.waitUntil(lambda: "is changed" in window.toast.text)
    assert keys_in(made.path) == (places.home / "keys.json").read_bytes()
    window.guarding.locking.lock()
    for found in window.findChildren(RecoveryDialog):
        found.close()


# For ever


def test_old_notes_go_with_the_backups_that_hold_them(starter: Starter, places: Places, qtbot: QtBot) -> None:
    write(places, "Ask for Zebulon", LONG_AGO)
    write(places, "Kept")
    kept(places).make()
    window = rooms_of(starter.window(places))
    assert len(shown(window)) == 2
    window.action("delete_old").trigger()
    dialog = dialog_of(window, OldNotesDialog)
    assert isinstance(dialog, OldNotesDialog)
    button(dialog, "Go on…").click()
    QTest.keyClicks(dialog.consent.field, "1")
    button(dialog, "Delete for ever").click()
    qtbot.waitUntil(lambda: window.toast.text == "Deleted for ever: 1.")
    assert shown(window) == ["Kept"]
    assert not window.rooms.records.history.can_undo
    (copy,) = kept(places).copies()
    assert copy.number == 2
    assert b"Zebulon" not in places.notebook.read_bytes()


def wipe(window: MainWindow) -> WipeDialog:
    window.action("wipe").trigger()
    dialog = dialog_of(window, WipeDialog)
    assert isinstance(dialog, WipeDialog)
    button(dialog, "Go on…").click()
    QTest.keyClicks(dialog.consent.field, "wipe")
    button(dialog, "Wipe for ever").click()
    return dialog


def test_after_a_wipe_the_window_closes_and_nothing_is_left(starter: Starter, places: Places, qtbot: QtBot) -> None:
    write(places, "Ask for Zebulon")
    kept(places).make()
    window = rooms_of(starter.window(places))
    window.action("theme_dark").trigger()
    assert places.settings.exists()
    wipe(window)
    qtbot.waitUntil(lambda: not window.isVisible())
    starter.end()
    left = {file.name for file in places.home.rglob("*") if file.is_file()}
    assert left <= {"notebook.lock"}


def test_a_locked_notebook_can_be_wiped_in_a_hurry(starter: Starter, places: Places, qtbot: QtBot) -> None:
    write(places, "Ask for Zebulon")
    protect(places.notebook, WORDS, LEAST)
    window = rooms_of(starter.window(places))
    wipe(window)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not places.notebook.exists()
    assert not (places.home / "keys.json").exists()


def test_a_wipe_is_seen_through_when_an_emergency_comes_between(starter: Starter, places: Places, qtbot: QtBot) -> None:
    write(places, "Ask for Zebulon")
    window = rooms_of(starter.window(places))
    QTest.keyClick(wipe(window), Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not places.notebook.exists()


def test_what_a_wipe_could_not_remove_is_told_also_where_an_emergency_came_between(
    starter: Starter, places: Places, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(places, "Ask for Zebulon")
    window = rooms_of(starter.window(places))
    monkeypatch.setattr(deleting, "wipe", lambda *_, **__: (places.notebook,))
    QTest.keyClick(wipe(window), Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: str(places.notebook) in window.messages.text)
    assert window.isVisible()


def test_closing_the_window_waits_for_a_copy_that_is_being_made(starter: Starter, places: Places, qtbot: QtBot) -> None:
    write(places, "Then")
    window = rooms_of(starter.window(places))
    window.guarding.safekeeping.backing_up.copy_now()
    starter.end()
    assert len(kept(places).copies()) == 1


def hold_up(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let no copy come to its end before this is set."""
    gate = Event()

    def slowly(*arguments: object, **facts: object) -> None:
        gate.wait(10)
        write_backup(*arguments, **facts)  # type: ignore[arg-type]

    monkeypatch.setattr(backup_module, "write_backup", slowly)
    return gate


def test_a_wipe_takes_along_the_copy_that_it_waited_for(
    starter: Starter, places: Places, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(places, "Ask for Zebulon")
    gate = hold_up(monkeypatch)
    window = rooms_of(starter.window(places))
    window.guarding.safekeeping.backing_up.copy_now()
    wipe(window)
    gate.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    starter.end()
    assert kept(places).copies() == ()
    assert not places.notebook.exists()


def test_a_wipe_that_waits_is_done_though_the_window_closes(
    starter: Starter, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(places, "Ask for Zebulon")
    gate = hold_up(monkeypatch)
    window = rooms_of(starter.window(places))
    window.action("theme_dark").trigger()
    window.guarding.safekeeping.backing_up.copy_now()
    QTest.keyClick(wipe(window), Qt.Key.Key_F9)
    window.close()
    gate.set()
    starter.end()
    left = {file.name for file in places.home.rglob("*") if file.is_file()}
    assert left <= {"notebook.lock"}

"""The dialogs about backups: what they say, and what they ask for."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.core.backup_plan import Copy, Reason
from hrdesk.services.backup import KeptBackup
from hrdesk.services.backup_file import About
from hrdesk.ui.backups.backup_dialog import BackupDialog
from hrdesk.ui.backups.copies_model import Choice, CopiesModel
from hrdesk.ui.backups.copy_words import copy_words
from hrdesk.ui.backups.offer_dialog import OfferDialog
from hrdesk.ui.backups.restore_dialog import RestoreDialog
from hrdesk.ui.dates import shown_moment
from tests.builders import NOON
from tests.ui.driving import button

Key = Qt.Key


def about(notes: int | None = 34, reason: Reason = Reason.REGULAR, key_id: str | None = None, days: int = 0) -> About:
    made = NOON - timedelta(days=days)
    return About(made, reason, 3, size_bytes=1, sha256="", fingerprint="", key_id=key_id, notes=notes)


CHOICES = (
    Choice(Path("/b/1"), about()),
    Choice(Path("/b/2"), about(1, Reason.IMPORT, days=1)),
    Choice(Path("/b/3"), about(None, key_id="ours", days=2)),
    Choice(Path("/b/4"), about(None, key_id="another", days=3)),
)


def words_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_a_copy_is_told_by_its_moment_what_it_holds_and_why() -> None:
    assert copy_words(about()) == f"{shown_moment(NOON)} · 34 notes and highlights"
    assert copy_words(about(1, Reason.RESTORE)).endswith("1 note or highlight · before another backup was restored")
    assert copy_words(about(None, key_id="ours")).endswith(" · protected")


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason is not Reason.REGULAR])
def test_every_reason_has_words(reason: Reason) -> None:
    assert copy_words(about(reason=reason)).count(" · ") == 2


def test_the_list_of_copies_is_a_sound_model(qtbot: QtBot) -> None:
    model = CopiesModel(CHOICES)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.put_on_top(Choice(Path("/stick/mine"), about(5)))
    assert [row_words(model, row).split(" · ")[1] for row in range(2)] == [
        "5 notes and highlights",
        "34 notes and highlights",
    ]
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) == "/stick/mine"
    assert model.rowCount(model.index(0)) == 0
    del tester


def row_words(model: QAbstractItemModel, row: int) -> str:
    return str(model.index(row, 0).data())


# Backing up


def backup_dialog(qtbot: QtBot, newest: KeptBackup | None = None) -> BackupDialog:
    dialog = BackupDialog(newest, Path("/home/maria/backups"), "notebook-2026-11-21.hrbackup")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    return dialog


def test_backing_up_says_which_copy_is_newest_and_where_they_are(qtbot: QtBot) -> None:
    newest = KeptBackup(Path("x"), Copy(1, NOON), about())
    words = words_in(backup_dialog(qtbot, newest))
    assert shown_moment(NOON) in words
    assert "/home/maria/backups" in words
    assert "Newest copy: none yet" in words_in(backup_dialog(qtbot))


def test_a_copy_is_asked_for_here(qtbot: QtBot) -> None:
    dialog = backup_dialog(qtbot)
    with qtbot.waitSignal(dialog.copy_requested):
        button(dialog, "Copy now").click()


@pytest.mark.parametrize("chosen", ["/stick/mine", "/stick/mine.hrbackup"])
def test_a_copy_is_asked_for_elsewhere_under_our_ending(
    chosen: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        suggested.append(Path(name).name)
        return chosen, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    dialog = backup_dialog(qtbot)
    with qtbot.waitSignal(dialog.copy_elsewhere_requested) as asked:
        button(dialog, "Save a copy elsewhere…").click()
    assert asked.args == ["/stick/mine.hrbackup"]
    assert suggested == ["notebook-2026-11-21.hrbackup"]


def test_choosing_no_file_asks_for_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    dialog = backup_dialog(qtbot)
    with qtbot.assertNotEmitted(dialog.copy_elsewhere_requested):
        button(dialog, "Save a copy elsewhere…").click()


# Restoring


def restore_dialog(qtbot: QtBot, choices: tuple[Choice, ...] = CHOICES) -> RestoreDialog:
    dialog = RestoreDialog(choices, "ours")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(dialog: RestoreDialog, row: int) -> None:
    view = dialog.findChild(QListView)
    assert view is not None
    view.setCurrentIndex(view.model().index(row, 0))


def field(dialog: RestoreDialog) -> QLineEdit:
    found = dialog.findChild(QLineEdit)
    assert found is not None
    return found


def test_the_newest_copy_is_chosen_at_first_and_asked_for_with_enter(qtbot: QtBot) -> None:
    dialog = restore_dialog(qtbot)
    assert dialog.chosen == CHOICES[0]
    with qtbot.waitSignal(dialog.restore_requested) as asked:
        QTest.keyClick(dialog, Key.Key_Return)
    assert asked.args == [Path("/b/1"), ""]
    assert not button(dialog, "Restoring…").isEnabled()


@pytest.mark.parametrize(("row", "asks"), [(0, False), (2, False), (3, True)])
def test_a_passphrase_is_asked_only_for_a_copy_under_another_key(row: int, asks: bool, qtbot: QtBot) -> None:
    dialog = restore_dialog(qtbot)
    choose(dialog, row)
    assert field(dialog).isVisible() is asks
    assert button(dialog, "Restore").isEnabled() is not asks


def test_the_passphrase_goes_with_the_copy_it_was_typed_for(qtbot: QtBot) -> None:
    dialog = restore_dialog(qtbot)
    choose(dialog, 3)
    QTest.keyClicks(field(dialog), "heron weir lamp cobalt")
    choose(dialog, 0)
    choose(dialog, 3)
    with qtbot.waitSignal(dialog.restore_requested) as asked:
        button(dialog, "Restore").click()
    assert asked.args == [Path("/b/4"), "heron weir lamp cobalt"]
    dialog.show_trouble("Wrong")
    choose(dialog, 1)
    with qtbot.waitSignal(dialog.restore_requested) as asked:
        button(dialog, "Restore").click()
    assert asked.args == [Path("/b/2"), ""]


def test_after_a_trouble_another_copy_can_be_chosen(qtbot: QtBot) -> None:
    dialog = restore_dialog(qtbot)
    button(dialog, "Restore").click()
    dialog.show_trouble("That passphrase does not open this notebook.")
    assert "does not open" in words_in(dialog)
    assert button(dialog, "Restore").isEnabled()
    choose(dialog, 1)
    assert "does not open" not in words_in(dialog)


def test_without_copies_a_file_can_be_brought(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/stick/mine.hrbackup", ""))
    dialog = restore_dialog(qtbot, ())
    assert "no backups on this computer yet" in words_in(dialog)
    assert not button(dialog, "Restore").isEnabled()
    with qtbot.waitSignal(dialog.file_named) as named:
        button(dialog, "Choose a file…").click()
    assert named.args == ["/stick/mine.hrbackup"]
    dialog.show_choice(Choice(Path("/stick/mine.hrbackup"), about(7)))
    assert dialog.chosen is not None
    assert dialog.chosen.path == Path("/stick/mine.hrbackup")
    assert button(dialog, "Restore").isEnabled()


# After damage


def test_the_offer_names_the_old_file_the_moment_and_what_the_copy_holds(qtbot: QtBot) -> None:
    dialog = OfferDialog("/home/maria/notebook.damaged.db", about())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    words = words_in(dialog)
    for part in ("/home/maria/notebook.damaged.db", shown_moment(NOON), "34 notes and highlights", "nothing is lost"):
        assert part in words
    with qtbot.waitSignals([dialog.copy_accepted, dialog.accepted]):
        button(dialog, "Use this copy").click()
    with qtbot.assertNotEmitted(dialog.copy_accepted):
        button(dialog, "Begin an empty one").click()

"""Colleagues exchange notes in the window: shown first, done on another thread, and taken back whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.core.exchange_plan import Fate, PlannedChange
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.record import Change
from hrdesk.core.running_order import OrderItem, RunningOrder
from hrdesk.services.notebook import Notebook
from hrdesk.services.passphrase_key import LEAST
from hrdesk.services.protection import protect, unlock
from hrdesk.ui.exchange.ask_dialog import AskDialog
from hrdesk.ui.exchange.change_words import ChangeRow, change_row, whole_words
from hrdesk.ui.exchange.past_dialog import PastDialog
from hrdesk.ui.exchange.preview_dialog import PreviewDialog
from hrdesk.ui.jobs import wait_for_jobs
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.outcome_model import OutcomeModel
from tests.builders import NOON, make_annotation
from tests.services.exchanging import WORDS, Device, quick_keys

__all__ = ["quick_keys"]

pytestmark = pytest.mark.usefixtures("quick_keys")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def ben(tmp_path: Path, folder: Path) -> Iterator[Device]:
    """A colleague with one note, who was at the folder."""
    (tmp_path / "ben").mkdir()
    ben = Device(tmp_path / "ben" / "notebook.db", "Ben")
    ben.write("theirs", "Foil at the station", tags=("night",))
    ben.meet(folder)
    yield ben
    ben.close()


def ask(window: MainWindow, folder: Path, name: str = "Ana", words: str = WORDS) -> AskDialog:
    dialog = window.rooms.exchanging.ask()
    assert dialog
    dialog.folder.setText(str(folder))
    dialog.name.setText(name)
    dialog.words.set_words(words)
    return dialog


def shown_dialog(window: MainWindow, kind: type[QWidget]) -> QWidget | None:
    return next((found for found in window.findChildren(kind) if found.isVisible()), None)


def look(window: MainWindow, qtbot: QtBot, folder: Path) -> PreviewDialog:
    """The preview, as it stands after the folder was read."""
    ask(window, folder).look.click()
    qtbot.waitUntil(lambda: shown_dialog(window, PreviewDialog) is not None)
    dialog = shown_dialog(window, PreviewDialog)
    assert isinstance(dialog, PreviewDialog)
    return dialog


def go(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    look(window, qtbot, folder).exchange_button.click()
    qtbot.waitUntil(lambda: shown_dialog(window, PreviewDialog) is None)


def test_what_a_colleague_wrote_is_shown_and_taken_in_only_then(
    window: MainWindow, qtbot: QtBot, folder: Path, ben: Device, notebook: Notebook
) -> None:
    files = sorted(folder.iterdir())
    dialog = look(window, qtbot, folder)
    assert "Ben: 1 new" in dialog.said
    row = dialog.view.model().index(0, 0)
    assert str(row.data()).startswith("New. Heroin")
    assert "Ben, note" in str(row.data())
    assert dialog.detail.toPlainText() == "Foil at the station #night"
    assert notebook.annotations.all() == ()
    assert sorted(folder.iterdir()) == files
    dialog.exchange_button.click()
    qtbot.waitUntil(lambda: bool(notebook.annotations.all()))
    qtbot.waitUntil(lambda: "Taken in: 1" in window.toast.text)
    (note,) = notebook.annotations.all()
    assert (note.note, note.author) == ("Foil at the station", "Ben")


def test_cancel_changes_nothing(
    window: MainWindow, qtbot: QtBot, folder: Path, ben: Device, notebook: Notebook
) -> None:
    look(window, qtbot, folder).reject()
    assert notebook.annotations.all() == ()
    assert notebook.records.log.device.name == ""


def test_an_exchange_is_taken_back_from_the_toast(
    window: MainWindow, qtbot: QtBot, folder: Path, ben: Device, notebook: Notebook
) -> None:
    go(window, qtbot, folder)
    qtbot.waitUntil(lambda: "Taken in: 1" in window.toast.text)
    window.toast._undo.click()
    assert notebook.annotations.all() == ()
    assert "taken back" in window.toast.text


def test_earlier_exchanges_are_listed_taken_back_and_taken_in_again(
    window: MainWindow, qtbot: QtBot, folder: Path, ben: Device, notebook: Notebook
) -> None:
    go(window, qtbot, folder)
    window.action("past_exchanges").trigger()
    dialog = shown_dialog(window, PastDialog)
    assert isinstance(dialog, PastDialog)
    (button,) = dialog.buttons
    assert "Ben" in button.accessibleDescription()
    button.click()
    assert notebook.annotations.all() == ()
    (button,) = dialog.buttons
    assert button.text() == "Take in again"
    button.click()
    assert [note.note for note in notebook.annotations.all()] == ["Foil at the station"]
    dialog.close()


def test_what_is_given_out_reaches_the_colleague_under_the_name(
    window: MainWindow, qtbot: QtBot, folder: Path, ben: Device, notebook: Notebook
) -> None:
    notebook.records.save(make_annotation("mine", note="Ask the night shift"))
    go(window, qtbot, folder)
    ben.meet(folder)
    found = ben.note("mine")
    assert found
    assert (found.note, found.author) == ("Ask the night shift", "Ana")
    again = window.rooms.exchanging.ask()
    assert again
    assert (again.folder.text(), again.name.text(), again.words.words) == (str(folder), "Ana", "")
    again.close()


def test_the_passphrase_is_kept_where_the_person_agrees(
    window: MainWindow, qtbot: QtBot, folder: Path, ben: Device
) -> None:
    dialog = ask(window, folder)
    assert not dialog.keeps.isChecked()
    dialog.keeps.setChecked(True)
    dialog.look.click()
    qtbot.waitUntil(lambda: shown_dialog(window, PreviewDialog) is not None)
    preview = shown_dialog(window, PreviewDialog)
    assert isinstance(preview, PreviewDialog)
    preview.exchange_button.click()
    qtbot.waitUntil(lambda: shown_dialog(window, PreviewDialog) is None)
    again = window.rooms.exchanging.ask()
    assert again
    assert (again.words.words, again.keeps.isChecked()) == (WORDS, True)
    again.close()
    assert again.words.words == ""


def test_a_wrong_passphrase_is_told_and_can_be_mended(
    window: MainWindow, qtbot: QtBot, folder: Path, ben: Device
) -> None:
    dialog = ask(window, folder, words="another team")
    dialog.look.click()
    qtbot.waitUntil(lambda: bool(dialog.told))
    assert "opens none of the exchange files" in dialog.told
    dialog.words.set_words(WORDS)
    assert dialog.told == ""
    dialog.look.click()
    qtbot.waitUntil(lambda: shown_dialog(window, PreviewDialog) is not None)
    window.findChildren(PreviewDialog)[0].reject()


def test_who_begins_a_team_is_given_four_words(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    dialog = ask(window, folder, words="")
    assert len(dialog.suggestion.split()) == 4
    assert not dialog.look.isEnabled()
    dialog._take.click()
    assert dialog.words.words == dialog.suggestion
    dialog.look.click()
    qtbot.waitUntil(lambda: shown_dialog(window, PreviewDialog) is not None)
    preview = shown_dialog(window, PreviewDialog)
    assert isinstance(preview, PreviewDialog)
    assert "You are the first in this folder." in preview.said
    preview.reject()


def test_who_joins_a_team_is_given_none(window: MainWindow, folder: Path, ben: Device) -> None:
    dialog = ask(window, folder)
    assert dialog.suggestion == ""
    dialog.close()


def test_all_three_are_needed(window: MainWindow, folder: Path) -> None:
    dialog = ask(window, folder)
    for field in (dialog.folder, dialog.name):
        before = field.text()
        field.setText("  ")
        assert not dialog.look.isEnabled()
        field.setText(before)
        assert dialog.look.isEnabled()
    dialog.close()


def test_a_file_that_is_left_out_is_told(window: MainWindow, qtbot: QtBot, folder: Path, ben: Device) -> None:
    (folder / "x.hrx").write_bytes(b"hrd")
    dialog = look(window, qtbot, folder)
    assert "x.hrx is not whole" in dialog.said
    dialog.reject()


def test_a_preview_that_does_not_hold_any_more_is_told(
    window: MainWindow, qtbot: QtBot, folder: Path, ben: Device, notebook: Notebook
) -> None:
    dialog = look(window, qtbot, folder)
    notebook.records.save(make_annotation("theirs", note="Written meanwhile"))
    dialog.exchange_button.click()
    qtbot.waitUntil(lambda: bool(dialog.trouble))
    assert "Look again" in dialog.trouble
    dialog.reject()
    assert [note.note for note in notebook.annotations.all()] == ["Written meanwhile"]


def test_a_notebook_that_is_locked_meanwhile_is_not_shown(
    window: MainWindow, qtbot: QtBot, folder: Path, ben: Device, notebook: Notebook
) -> None:
    keeper = window.rooms.exchanging._desk.keeper
    window.guarding.locking.close()
    protect(keeper.path, "notebook of ana", LEAST)
    window.guarding.locking.open(unlock(keeper.path, "notebook of ana"))
    look(window, qtbot, folder)
    window.action("lock").trigger()
    assert shown_dialog(window, PreviewDialog) is None
    assert window.rooms.exchanging.ask() is None


def test_help_is_one_key_away_from_every_dialog(window: MainWindow, qtbot: QtBot, folder: Path, ben: Device) -> None:
    for dialog in (ask(window, folder), look(window, qtbot, folder), window.rooms.exchanging.show_past()):
        assert dialog
        window.action("home").trigger()
        QTest.keyClick(dialog, Qt.Key.Key_F9)
        assert window.place.screen.value == "emergency"


def test_help_is_one_key_away_while_notes_are_exchanged_and_what_came_is_told(
    window: MainWindow, qtbot: QtBot, folder: Path, ben: Device
) -> None:
    dialog = look(window, qtbot, folder)
    dialog.exchange_button.click()
    QTest.keyClick(dialog, Qt.Key.Key_F9)
    assert window.place.screen.value == "emergency"
    assert shown_dialog(window, PreviewDialog) is None
    qtbot.waitUntil(lambda: "Taken in: 1" in window.toast.text)
    assert [note.note for note in window.rooms.book.all()] == ["Foil at the station"]


def test_what_went_wrong_is_told_also_where_an_emergency_came_between(
    window: MainWindow, qtbot: QtBot, folder: Path, ben: Device, notebook: Notebook
) -> None:
    dialog = look(window, qtbot, folder)
    notebook.records.save(make_annotation("theirs", note="Written meanwhile"))
    dialog.exchange_button.click()
    QTest.keyClick(dialog, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: "Look again" in window.messages.text)


def test_the_window_stays_alive_while_the_folder_is_read(
    window: MainWindow, qtbot: QtBot, folder: Path, ben: Device
) -> None:
    dialog = ask(window, folder)
    dialog.look.click()
    assert not dialog.look.isEnabled()
    dialog.reject()
    wait_for_jobs()
    qtbot.wait(1)
    assert shown_dialog(window, PreviewDialog) is None


RECORDS = (
    make_annotation("n", note="words"),
    make_annotation("h"),
    Question("q", "Where?", NOON),
    Bookmark("heroin", NOON),
    ReadingList("r", "Night", NOON, ("heroin",)),
    RunningOrder("o", "Evening", NOON, (OrderItem("heroin", "mixing", 10),)),
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
@pytest.mark.parametrize("fate", list(Fate))
def test_every_change_has_a_row_in_words(record: object, fate: Fate) -> None:
    changed = Change(None, record)  # type: ignore[arg-type]
    before, after = (changed.record, None) if fate is Fate.REMOVED else (None, changed.record)
    row = change_row(PlannedChange(fate, before, after, ("Ben", "Cem")), {"heroin": "Heroin"})
    model: OutcomeModel[ChangeRow] = OutcomeModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows([row])
    told = str(model.index(0, 0).data())
    assert told.startswith(f"{row.outcome}. ")
    assert "Ben, Cem, " in told


def test_both_texts_stand_in_the_detail() -> None:
    before, after = make_annotation("n", note="mine"), make_annotation("n", note="both")
    row = change_row(PlannedChange(Fate.BOTH_KEPT, before, after, ("Ben",)), {})
    assert whole_words(row).startswith("Two of you changed this")
    assert whole_words(row).endswith("Before:\nmine\n\nAfter:\nboth")

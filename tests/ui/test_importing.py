"""Notes are imported in the window: shown first, backed up, kept as one step."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QThread
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from hrdesk.core.import_outcome import ImportLine, Outcome, Why
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.running_order import RunningOrder
from hrdesk.services.backup import Backups
from hrdesk.services.notebook import Notebook
from hrdesk.services.paths import Places
from hrdesk.ui.importing.import_dialog import ImportDialog
from hrdesk.ui.importing.line_words import LineRow, line_row
from hrdesk.ui.jobs import wait_for_jobs
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.outcome_model import OutcomeModel
from tests.builders import NOON, make_annotation
from tests.ui.driving import button, press

FINDING = "Heroin is an opioid. It is made from morphine"
ROWS = [
    {
        "id": "k1",
        "uri": "https://example.org/heroin",
        "text": "Ask <b>the</b> night shift",
        "created": "2026-11-01T10:00:00Z",
        "target": [{"selector": [{"type": "TextQuoteSelector", "exact": FINDING}]}],
    },
    {"id": "k2", "uri": "https://example.org/x", "text": "Elsewhere", "created": "2026-11-01T10:00:00Z"},
    {"id": "k3", "uri": "https://example.org/cocaine", "text": "On the page", "created": "2026-11-01T10:00:00Z"},
    5,
]
Read = Callable[[object], ImportDialog]


@pytest.fixture
def read(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Read:
    """Shows what these rows would change, once they are read."""

    def read(rows: object) -> ImportDialog:
        path = tmp_path / "rows.json"
        path.write_text(rows if isinstance(rows, str) else json.dumps(rows))
        dialog = window.rooms.note_intake.read(str(path))
        assert dialog is not None
        qtbot.waitUntil(lambda: dialog.said != "Reading the notes…" or bool(dialog.trouble))
        return dialog

    return read


def shown(dialog: ImportDialog) -> list[str]:
    model = dialog.view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_file_is_shown_before_anything_changes(read: Read, notebook: Notebook) -> None:
    dialog = read(ROWS)
    rows = shown(dialog)
    assert rows[0].startswith("New. Heroin")
    assert f"“{FINDING}” – Ask <b>the</b> night shift" in rows[0]
    assert rows[1] == "No page. https://example.org/x. Elsewhere. No page here has its words or its address."
    assert rows[2].startswith("New. Cocaine")
    assert rows[3] == "Not usable. Number 4 in the file. It is no note."
    assert [chip.text() for chip in dialog.chips] == ["All 4", "New 2", "No page 1", "Not usable 1"]
    assert dialog.detail.toPlainText() == f"“{FINDING}”\n\nAsk <b>the</b> night shift"
    assert dialog.import_button.text() == "Import 2"
    assert notebook.annotations.all() == ()
    dialog.reject()


def test_the_import_is_one_step_after_a_backup_and_goes_back_with_undo(
    read: Read, window: MainWindow, notebook: Notebook, places: Places, qtbot: QtBot
) -> None:
    dialog = read(ROWS)
    with qtbot.waitSignal(dialog.finished):
        dialog.import_button.click()
    assert {note.note for note in notebook.annotations.all()} == {"Ask <b>the</b> night shift", "On the page"}
    assert window.toast.text == "2 imported from rows.json."
    (copy,) = Backups(places.notebook).copies()
    assert copy.reason == "import"
    button(window.toast, "Undo").click()
    assert notebook.annotations.all() == ()
    window.action("redo").trigger()
    assert len(notebook.annotations.all()) == 2


def test_notes_without_a_page_come_only_if_they_are_wanted(
    read: Read, notebook: Notebook, qtbot: QtBot, window: MainWindow
) -> None:
    dialog = read(ROWS)
    assert dialog.wanted.text() == "Also keep notes that have no page here (1)"
    dialog.wanted.click()
    assert dialog.import_button.text() == "Import 3"
    with qtbot.waitSignal(dialog.finished):
        dialog.import_button.click()
    assert len(notebook.annotations.all()) == 3
    window.action("notebook").trigger()
    window.grab()


def test_a_file_that_is_here_already_brings_nothing(read: Read, notebook: Notebook, qtbot: QtBot) -> None:
    dialog = read(ROWS)
    with qtbot.waitSignal(dialog.finished):
        dialog.import_button.click()
    again = read([ROWS[0]])
    assert again.said == "There is nothing new for your notebook in this file."
    assert not again.import_button.isEnabled()
    assert shown(again)[0].startswith("Skipped. Heroin")
    again.reject()


def test_an_empty_file_is_told(read: Read) -> None:
    dialog = read([])
    assert dialog.said == "There are no notes in this file."
    assert not dialog.view.isVisibleTo(dialog)
    dialog.reject()


def test_a_file_that_cannot_be_used_is_told_in_the_dialog(read: Read) -> None:
    dialog = read("{")
    assert dialog.trouble.endswith("Nothing was changed.")
    assert not dialog.import_button.isEnabled()
    dialog.reject()


def test_the_chips_narrow_the_list_and_what_changes_is_told_with_what_stood_there(
    read: Read, notebook: Notebook, qtbot: QtBot
) -> None:
    first = read(ROWS)
    with qtbot.waitSignal(first.finished):
        first.import_button.click()
    dialog = read([ROWS[0] | {"text": "Ask <b>the</b> day shift", "updated": "2026-11-20T10:00:00Z"}, *ROWS[1:]])  # type: ignore[operator]
    chip = next(chip for chip in dialog.chips if chip.text() == "Changed 1")
    chip.click()
    assert len(shown(dialog)) == 1
    assert "Ask <b>the</b> day shift\n\nBefore: Ask <b>the</b> night shift" in dialog.detail.toPlainText()
    dialog.chips[0].click()
    assert len(shown(dialog)) == 4
    dialog.reject()


def test_where_no_backup_can_be_made_nothing_is_imported_and_that_is_told(
    read: Read, notebook: Notebook, places: Places, qtbot: QtBot
) -> None:
    Backups(places.notebook).folder.write_text("in the way")
    dialog = read(ROWS)
    dialog.import_button.click()
    qtbot.waitUntil(lambda: bool(dialog.trouble))
    assert "A backup could not be made" in dialog.trouble
    assert notebook.annotations.all() == ()
    assert dialog.import_button.isEnabled()
    dialog.reject()


def test_a_notebook_that_changed_meanwhile_is_looked_at_anew(
    read: Read, window: MainWindow, notebook: Notebook, qtbot: QtBot
) -> None:
    dialog = read([ROWS[2]])
    taken = notebook.annotations.all()
    window.rooms.questions.keep("where do I get foil")
    dialog.import_button.click()
    qtbot.waitUntil(lambda: dialog.import_button.text() == "Import 1" and dialog.import_button.isEnabled())
    assert notebook.annotations.all() == taken
    with qtbot.waitSignal(dialog.finished):
        dialog.import_button.click()
    assert len(notebook.annotations.all()) == 1


def test_the_dialog_goes_with_the_notebook(read: Read, window: MainWindow, qtbot: QtBot) -> None:
    dialog = read(ROWS)
    with qtbot.waitSignal(dialog.finished):
        window.rooms.records.work_on(None, None)


def test_nothing_is_read_while_there_is_no_notebook(window: MainWindow, tmp_path: Path) -> None:
    window.rooms.records.work_on(None, None)
    assert window.rooms.note_intake.read(str(tmp_path / "x")) is None
    window.rooms.note_intake.ask()
    assert "Notes cannot be changed now" in window.messages.text


def test_the_reading_can_be_cancelled(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "rows.json"
    path.write_text(json.dumps([row | {"id": str(number)} for number in range(300) for row in ROWS[:1]]))  # type: ignore[operator]
    dialog = window.rooms.note_intake.read(str(path))
    assert dialog is not None
    shown_plans: list[object] = []
    monkeypatch.setattr(dialog, "show_plan", shown_plans.append)
    button(dialog, "Cancel").click()
    wait_for_jobs()
    QCoreApplication.processEvents()
    assert shown_plans == []


def test_results_come_back_on_the_threads_of_the_window(
    window: MainWindow, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[QThread] = []
    whole = ImportDialog.show_plan

    def show_plan(self: ImportDialog, plan: object) -> None:
        threads.append(QThread.currentThread())
        whole(self, plan)  # type: ignore[arg-type]

    monkeypatch.setattr(ImportDialog, "show_plan", show_plan)
    read(ROWS).reject()
    assert threads == [window.thread()]


def test_emergency_works_in_the_dialog(read: Read, window: MainWindow) -> None:
    dialog = read(ROWS)
    dialog.activateWindow()
    dialog.view.setFocus()
    press(window, Qt.Key.Key_F9)
    assert window.emergency_page.isVisible()


@pytest.mark.usefixtures("qapp")
def test_lines_keep_the_rules_of_models() -> None:
    model: OutcomeModel[LineRow] = OutcomeModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    rows = [line_row(ImportLine(number, Outcome.NEW, record=make_annotation()), {}) for number in range(3)]
    for some in ([], rows, rows[1:], []):
        model.show_rows(some)
        assert model.rowCount() == len(some)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("line", "words"),
    [
        (ImportLine(1, Outcome.NEW, record=Question("q", "Where?", NOON)), "New. Question for the editors. Where?"),
        (ImportLine(1, Outcome.NEW, record=ReadingList("r", "Night", NOON)), "New. Reading list. Night"),
        (ImportLine(1, Outcome.NEW, record=RunningOrder("o", "Talk", NOON)), "New. Running order. Talk"),
        (ImportLine(1, Outcome.NEW, record=Bookmark("heroin", NOON)), "New. Bookmark: Heroin"),
        (ImportLine(1_000, Outcome.REFUSED, Why.TOO_LONG), "Not usable. Number 1,000 in the file. It is longer"),
    ],
)
def test_every_kind_of_line_has_a_title(line: ImportLine, words: str) -> None:
    model: OutcomeModel[LineRow] = OutcomeModel()
    model.show_rows([line_row(line, {"heroin": "Heroin"})])
    assert str(model.index(0).data()).startswith(words)

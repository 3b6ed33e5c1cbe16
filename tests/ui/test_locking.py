"""While the notebook is locked nothing of it is in the window, and the library goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QClipboard, QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hrdesk.core.errors import NotebookReadOnly
from hrdesk.core.local_note import LocalPlace
from hrdesk.core.reading_list import Bookmark
from hrdesk.core.running_order import OrderItem, RunningOrder
from hrdesk.services import protection
from hrdesk.services.notebook import Notebook
from hrdesk.services.passphrase_key import LEAST
from hrdesk.services.paths import Places
from hrdesk.services.protection import protect
from hrdesk.ui.desk import Desk
from hrdesk.ui.emergency.local_dialog import LocalDialog
from hrdesk.ui.jobs import wait_for_jobs
from hrdesk.ui.lock.words_dialog import WordsDialog
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.notes.add_to_list_dialog import AddToListDialog
from hrdesk.ui.quick_open.quick_open import QuickOpen
from tests.builders import NOON, make_annotation
from tests.conftest import Clock
from tests.ui.driving import CONTROL, SHIFT, press, rows_of_results, type_words

Key = Qt.Key
WORDS = "heron weir lamp cobalt"
CANARY = "kingfisher"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "fitting_cost", lambda: LEAST)


@pytest.fixture
def notebook(places: Places) -> Iterator[Notebook]:
    """A protected notebook, unlocked, with notes that hold the canary."""
    from hrdesk.services.notebook import open_notebook

    plain = open_notebook(places.notebook)
    for number in range(3):
        plain.records.save(make_annotation(f"a{number}", note=f"The {CANARY} waits {number}"))
    plain.records.save(Bookmark("cocaine", NOON))
    plain.records.save(RunningOrder("o", f"Evening of the {CANARY}", NOON, (OrderItem("heroin", "", 5),)))
    plain.close()
    protect(places.notebook, WORDS, LEAST)
    notebook = open_notebook(places.notebook, key=protection.unlock(places.notebook, WORDS))
    yield notebook
    notebook.close()


@pytest.fixture
def window(window: MainWindow, desk: Desk) -> Iterator[MainWindow]:
    yield window
    desk.keeper.close()


def lock(window: MainWindow) -> None:
    press(window, Key.Key_L, CONTROL | SHIFT)
    assert window.guarding.is_locked


def unlock_with(window: MainWindow, qtbot: QtBot, words: str = WORDS) -> None:
    with qtbot.waitSignal(window.guarding.locking.changed):
        type_words(window, words)
        press(window, Key.Key_Return)


def texts_of(widget: QObject) -> Iterator[str]:
    """Everything that a widget shows, could show or keeps to bring back."""
    yield from (widget.objectName(), str(widget.property("accessibleName") or ""))
    if isinstance(widget, QWidget):
        yield from (widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.accessibleName())
        yield widget.accessibleDescription()
    for kind in ("text", "toPlainText", "placeholderText", "currentText", "title"):
        told = getattr(widget, kind, None)
        if callable(told) and not isinstance(widget, QTextDocument):
            yield str(told())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield from undone(widget)


def undone(field: QLineEdit | QPlainTextEdit | QTextEdit) -> Iterator[str]:
    """What undo would bring back; afterwards the field is as it was."""
    steps = 0
    available = field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()
    while available and steps < 200:
        field.undo()
        steps += 1
        yield field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        available = field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()


def rows_of(model: QAbstractItemModel, parent: QModelIndex = QModelIndex()) -> Iterator[str]:  # noqa: B008
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        for role in (*range(30), Qt.ItemDataRole.UserRole):
            yield str(index.data(role))
        yield from rows_of(model, index)


def everything_in(window: MainWindow) -> Iterator[tuple[str, str]]:
    """(where, text) of all that Qt holds for this program, in windows that are open and in those that are not."""
    for top in {window, *QApplication.topLevelWidgets()}:
        kinds: tuple[type[QObject], ...] = (QWidget, QAction, QAbstractItemModel)
        for thing in (top, *(thing for kind in kinds for thing in top.findChildren(kind))):
            where = f"{type(thing).__name__} {thing.objectName()}"
            if isinstance(thing, QWidget | QAction):
                for text in texts_of(thing):
                    yield where, text
            model = thing.model() if isinstance(thing, QAbstractItemView) else thing
            if isinstance(model, QAbstractItemModel):
                for text in rows_of(model):
                    yield f"{type(model).__name__} in {where}", text
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        yield f"{mode.name} of the clipboard", clipboard.text(mode)


def leaks(window: MainWindow, canary: str = CANARY) -> set[str]:
    return {where for where, text in everything_in(window) if canary in text}


def show_notes_everywhere(window: MainWindow) -> None:
    """The canary in the list, the editor, the search, its own filter, the page's find bar and the clipboard."""
    window.action("notebook").trigger()
    window.notebook_page.panel.choose("a1")
    window.notebook_page.focus_view()
    type_words(window, CANARY)
    window.open_article("heroin")
    window.action("notes").trigger()
    window.rooms.notes_panel.choose("a0", write=True)
    type_words(window, "More of the kingfisher. ")
    QApplication.clipboard().setText(CANARY)
    window.action("orders").trigger()
    window.open_article("heroin")
    window.action("find").trigger()
    type_words(window, CANARY)
    window.action("search").trigger()
    type_words(window, CANARY)
    assert [row for row in rows_of_results(window) if CANARY in str(row)]
    window.search_results.grab()


def test_the_canary_is_seen_while_the_notebook_is_open(window: MainWindow) -> None:
    show_notes_everywhere(window)
    found = leaks(window)
    for kind in ("NotesModel", "_Words", "QListWidget", "QLabel", "HitsModel", "QLineEdit", "SearchField", "Clipboard"):
        assert any(kind in where for where in found), f"{kind} is not looked at: {found}"


def test_nothing_of_the_notes_is_left_once_it_is_locked(window: MainWindow, desk: Desk) -> None:
    show_notes_everywhere(window)
    lock(window)
    assert leaks(window) == set()
    assert (desk.notebook, desk.keeper.key) == (None, None)
    assert not window.rooms.records.history.can_undo
    assert window.reader.view.placed == ()
    assert window.rooms.searching.find_notes(CANARY, 10) == ()
    assert window.rooms.quick_opening.targets(CANARY) == []


def test_dialogs_with_words_of_the_person_go_and_numbers_to_call_stay(window: MainWindow) -> None:
    shelf = window.notebook_page.shelf
    begun = window.rooms.shelf.begin_list(f"The {CANARY} list")
    assert begun
    window.rooms.add_to_list("heroin")
    shelf.show_list(begun.id)
    rename = shelf.ask_rename()
    (adding,) = window.findChildren(AddToListDialog)
    assert rename
    assert CANARY in rename.field.text()
    assert CANARY in adding.lists.item(0).text()
    local = LocalDialog(LocalPlace("GB", "United Kingdom", {}), window)
    local.open()
    window.guarding.locking.lock()
    assert (rename.is_over, adding.is_over) == (True, True)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert leaks(window) == set()
    assert local.isVisible()
    local.close()


def test_bookmarks_and_history_are_locked_too(window: MainWindow) -> None:
    title = "Cocaine"
    window.action("home").trigger()
    assert {card.id for card in window._reading.home_cards().bookmarks} == {"cocaine"}
    lock(window)
    cards = window._reading.home_cards()
    assert (list(cards.bookmarks), list(cards.recent)) == ([], [])
    shown = [label.text() for label in window._home.findChildren(QLabel) if label.isVisible()]
    assert title not in shown


def test_a_quick_open_that_shows_notes_is_closed(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Key.Key_K, CONTROL)
    (dialog,) = window.findChildren(QuickOpen)
    qtbot.waitUntil(dialog.field.hasFocus)
    dialog.field.setText(CANARY)
    assert any("TargetsModel" in where for where in leaks(window))
    window.guarding.locking.lock()
    QApplication.sendPostedEvents(None, 52)
    assert leaks(window) == set()


def test_words_that_are_being_typed_are_kept_first(window: MainWindow, qtbot: QtBot) -> None:
    window.open_article("heroin")
    window.action("note").trigger()
    type_words(window, "written at the last moment")
    lock(window)
    window.action("notebook").trigger()
    unlock_with(window, qtbot)
    assert "written at the last moment" in [note.note for note in window.rooms.book.all()]


def test_the_library_and_emergencies_stay_readable(window: MainWindow) -> None:
    lock(window)
    window.open_article("heroin")
    assert window.reader.article is not None
    window.search_field.setText("naloxone")
    assert rows_of_results(window)
    press(window, Key.Key_F9)
    assert window.emergency_page.isVisible()


def test_a_note_on_a_locked_notebook_is_refused_in_words(window: MainWindow) -> None:
    lock(window)
    window.open_article("heroin")
    window.action("note").trigger()
    assert "locked" in window.messages.text
    window.messages.dismiss()
    window.action("export_notes").trigger()
    assert "locked" in window.messages.text


def test_the_notebooks_place_asks_for_the_passphrase(window: MainWindow, qtbot: QtBot) -> None:
    lock(window)
    window.action("notebook").trigger()
    assert window.guarding.page.isVisible()
    assert not window.notebook_page.isVisible()
    unlock_with(window, qtbot)
    assert window.notebook_page.isVisible()
    assert len(window.rooms.book.all()) == 3
    assert window.guarding.page.form.field.words == ""


def test_running_orders_are_locked_and_workshops_stay(window: MainWindow, qtbot: QtBot) -> None:
    training = window.rooms.training
    window.action("orders").trigger()
    assert training.orders.orders.count() == 1
    lock(window)
    assert window.guarding.page.isVisible()
    assert not training.orders.isVisible()
    assert training.orders.orders.count() == 0
    window.action("training").trigger()
    assert len(training.workshops.cards) == 8
    assert not window.guarding.page.isVisible()
    window.action("orders").trigger()
    unlock_with(window, qtbot)
    assert training.orders.isVisible()
    assert training.orders.orders.count() == 1


def test_elsewhere_a_dialog_asks_and_the_page_stays(window: MainWindow, qtbot: QtBot) -> None:
    window.open_article("heroin")
    lock(window)
    press(window, Key.Key_L, CONTROL | SHIFT)
    (dialog,) = window.findChildren(WordsDialog)
    qtbot.waitUntil(dialog.form.field.line.hasFocus)
    unlock_with(window, qtbot)
    assert not window.guarding.is_locked
    assert len(window.reader.view.placed) == 3
    assert not [dialog for dialog in window.findChildren(WordsDialog) if dialog.isVisible()]


def test_a_wrong_passphrase_is_told_and_can_be_mended(window: MainWindow, qtbot: QtBot) -> None:
    lock(window)
    window.action("notebook").trigger()
    form = window.guarding.page.form
    type_words(window, "heron weir")
    press(window, Key.Key_Return)
    assert not form.button.isEnabled()
    qtbot.waitUntil(lambda: form.told != "")
    assert "does not open" in form.told
    assert form.field.line.hasFocus()
    unlock_with(window, qtbot)
    assert form.told == ""


def give_words(dialog: WordsDialog, words: str) -> None:
    dialog.form.field.set_words(words)
    dialog.form.button.click()


@pytest.mark.parametrize("words", [WORDS, "heron weir"])
@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_F9])
def test_what_was_cancelled_while_the_words_are_tried_opens_nothing(
    window: MainWindow, qtbot: QtBot, words: str, key: Qt.Key
) -> None:
    lock(window)
    dialog = window.guarding.locking.ask()
    give_words(dialog, words)
    QTest.keyClick(dialog, key)
    wait_for_jobs()
    qtbot.wait(1)
    assert window.guarding.is_locked
    give_words(window.guarding.locking.ask(), WORDS)
    qtbot.waitUntil(lambda: not window.guarding.is_locked)


def test_hiding_while_the_words_are_tried_leaves_it_locked(window: MainWindow, qtbot: QtBot) -> None:
    lock(window)
    window.action("notebook").trigger()
    type_words(window, WORDS)
    press(window, Key.Key_Return)
    hide(window)
    wait_for_jobs()
    qtbot.wait(1)
    assert window.guarding.is_locked
    window.guarding.hiding.reveal()
    window.guarding.page.form.field.set_words("")
    window.guarding.page.setFocus()
    unlock_with(window, qtbot)
    assert not window.guarding.is_locked


def test_hiding_while_its_file_is_rewritten_locks_it_as_soon_as_that_is_done(window: MainWindow, desk: Desk) -> None:
    key = desk.keeper.key
    window.guarding.locking.close(NotebookReadOnly(reason="the notebook is being decrypted"))
    hide(window)
    window.guarding.locking.open(key)
    assert window.guarding.is_locked
    assert desk.keeper.notebook is None


def test_words_that_cannot_be_kept_keep_it_open_once(window: MainWindow, desk: Desk) -> None:
    window.open_article("heroin")
    window.action("note").trigger()
    assert desk.notebook is not None
    desk.notebook._connection.execute("PRAGMA query_only=ON")
    type_words(window, f"lost {CANARY}")
    assert not window.guarding.locking.lock()
    assert not window.guarding.is_locked
    assert window.guarding.locking.lock()
    assert leaks(window) == set()


def test_nothing_of_the_notes_is_in_a_file_of_the_home(window: MainWindow, places: Places) -> None:
    show_notes_everywhere(window)
    lock(window)
    for file in places.home.rglob("*"):
        if file.is_file():
            assert CANARY.encode() not in file.read_bytes(), file


# By itself


def test_it_locks_after_ten_minutes_without_a_key(window: MainWindow, clock: Clock) -> None:
    clock.seconds += 599
    window.guarding.idle_lock.look()
    assert not window.guarding.is_locked
    QTest.keyClick(window.windowHandle(), Key.Key_Shift)
    clock.seconds += 599
    window.guarding.idle_lock.look()
    assert not window.guarding.is_locked
    clock.seconds += 2
    window.guarding.idle_lock.look()
    assert window.guarding.is_locked


def test_the_first_key_after_a_long_sleep_finds_it_locked(window: MainWindow, clock: Clock) -> None:
    clock.seconds += 3_600
    QTest.keyClick(window.windowHandle(), Key.Key_Shift)
    assert window.guarding.is_locked


def test_the_time_is_chosen_and_never_is_a_choice(window: MainWindow, clock: Clock, places: Places) -> None:
    window.action("lock_settings").trigger()
    dialog = window.guarding.ask_settings()
    dialog.idle.setCurrentIndex(0)
    dialog.idle.activated.emit(0)
    for shown in window.findChildren(type(dialog)):
        shown.close()
    clock.seconds += 1e6
    window.guarding.idle_lock.look()
    assert not window.guarding.is_locked
    assert '"idle_lock_minutes": 0' in places.settings.read_text()


# Hidden quickly


def hide(window: MainWindow) -> None:
    for _ in range(3):
        QTest.keyClick(window.windowHandle(), Key.Key_Escape)
    assert window.guarding.hiding.is_hidden


def test_esc_three_times_hides_everything_and_locks(window: MainWindow) -> None:
    window.open_article("heroin")
    hide(window)
    assert window.guarding.is_locked
    assert window.windowTitle() == "hrdesk"
    assert not window.centralWidget().isVisible()
    shown = {label.text() for label in window.findChildren(QLabel) if label.isVisible()}
    assert shown == {"hrdesk"}


def test_only_the_chosen_key_brings_it_back(window: MainWindow) -> None:
    window.open_article("heroin")
    hide(window)
    for key in (Key.Key_Escape, Key.Key_Return, Key.Key_A, Key.Key_F1, Key.Key_F7):
        QTest.keyClick(window.windowHandle(), key)
    QTest.keyClick(window.windowHandle(), Key.Key_2, CONTROL)
    assert not window.centralWidget().isVisible()
    QTest.keyClick(window.windowHandle(), Key.Key_F2)
    assert (window.windowTitle(), window.reader.isVisible()) == ("Heroin and street opioids – hrdesk", True)


def test_another_key_can_be_chosen(window: MainWindow) -> None:
    dialog = window.guarding.ask_settings()
    dialog.key.textActivated.emit("F12")
    dialog.close()
    hide(window)
    QTest.keyClick(window.windowHandle(), Key.Key_F2)
    assert not window.centralWidget().isVisible()
    QTest.keyClick(window.windowHandle(), Key.Key_F12)
    assert window.centralWidget().isVisible()


def test_an_emergency_is_one_key_away_also_while_hidden(window: MainWindow) -> None:
    hide(window)
    QTest.keyClick(window.windowHandle(), Key.Key_F9)
    assert window.emergency_page.isVisible()
    assert window.guarding.is_locked


def test_slow_presses_and_other_keys_between_hide_nothing(window: MainWindow, clock: Clock) -> None:
    for _ in range(5):
        QTest.keyClick(window.windowHandle(), Key.Key_Escape)
        clock.seconds += 0.8
    clock.seconds += 2
    for key in (Key.Key_Escape, Key.Key_Escape, Key.Key_A, Key.Key_Escape):
        QTest.keyClick(window.windowHandle(), key)
    assert not window.guarding.hiding.is_hidden


def test_dialogs_are_closed_by_hiding(window: MainWindow) -> None:
    dialog = window.guarding.ask_settings()
    window.guarding.hiding.hide()
    assert not dialog.isVisible()


def test_a_home_file_tells_nothing_of_a_hidden_window(window: MainWindow, places: Places) -> None:
    hide(window)
    window.close()
    assert CANARY not in Path(places.settings).read_text()

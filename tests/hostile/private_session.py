"""A session in a window whose notebook is protected, from unlocking to locking, that is ended or killed.

`python -m tests.hostile.private_session HOME LIBRARY quit|killed`; the passphrase is `PASSPHRASE`, and the note that is
written holds `CANARY`. The exchange goes to a folder `stick` beside the home.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from hrdesk.app import Start, prepare_application
from hrdesk.services.backup import Backups
from hrdesk.services.paths import find_places
from hrdesk.ui.main_window import MainWindow
from tests.ui.driving import CONTROL, SHIFT, press, rows_of_results, select_words, type_words

PASSPHRASE = "heron weir lamp cobalt"
TEAM_PASSPHRASE = "otter reed ferry slate"
CANARY = "kingfisher"
_PATIENCE_MS, _STEP_MS = 20_000, 10
Key = Qt.Key


def wait_for(condition: Callable[[], bool]) -> None:
    """Let the window work until it is so."""
    for _ in range(_PATIENCE_MS // _STEP_MS):
        if condition():
            return
        QTest.qWait(_STEP_MS)
    raise TimeoutError


def unlock(window: MainWindow) -> None:
    press(window, Key.Key_L, CONTROL | SHIFT)
    wait_for(lambda: QApplication.activeWindow() is not window and QApplication.focusWidget() is not None)
    type_words(window, PASSPHRASE)
    press(window, Key.Key_Return)
    wait_for(lambda: not window.guarding.is_locked)
    window.activateWindow()
    wait_for(window.isActiveWindow)


def write_notes(window: MainWindow) -> None:
    """A note on the page, a highlight, a tag: whatever holds words of the person."""
    window.open_article("heroin")
    window.reader.view.setFocus()
    press(window, Key.Key_N)
    wait_for(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    type_words(window, f"The {CANARY} waits at the weir. ")
    assert window.rooms.note_taking.keep_now()
    select_words(window, "naloxone")
    press(window, Key.Key_H)


def search(window: MainWindow, words: str) -> None:
    window.search_field.setText(words)
    wait_for(lambda: bool(rows_of_results(window)))
    window.search_field.clear()


def exchange_notes(window: MainWindow, folder: Path) -> None:
    """Give what was written to colleagues."""
    folder.mkdir()
    notebook = window._desk.notebook
    assert notebook
    notebook.records.name_device("Van 2")
    exchange = notebook.exchange(folder, TEAM_PASSPHRASE)
    assert exchange.give_out(exchange.preview()).changes


def run(home: Path, library: Path, end: str) -> None:
    application = QApplication(["hrdesk"])
    prepare_application(application)
    places = find_places(home)
    start = Start(places, library, None)
    start.open_library()
    window = start.window
    assert window
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    search(window, "naloxone")
    unlock(window)
    write_notes(window)
    search(window, CANARY)
    window.action("larger").trigger()
    Backups(places.notebook, window._desk.keeper.key).make()
    exchange_notes(window, home.parent / "stick")
    if end == "killed":
        window.rooms.notes_panel.editor.focus_words()
        type_words(window, f"Another {CANARY} ")
        os.kill(os.getpid(), signal.SIGKILL)
    press(window, Key.Key_L, CONTROL | SHIFT)
    assert window.guarding.is_locked
    search(window, "overdose")
    window.action("emergency").trigger()
    window.close()
    start.close()


if __name__ == "__main__":
    try:
        run(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
    except BaseException:  # noqa: BLE001
        traceback.print_exc()  # the window has a way of its own to tell of faults
        os._exit(1)
    os._exit(0)  # what is tested is over, and a window that is taken down by hand may take Qt with it

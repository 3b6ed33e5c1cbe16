"""Fixtures in three rings: values are built in place, files in a folder of the test, the window last."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.app import OpenedNotebook, make_desk, prepare_application
from hrdesk.services.library import Library
from hrdesk.services.library_build import build_library
from hrdesk.services.library_source import ReadyLibrary
from hrdesk.services.notebook import Notebook, open_notebook
from hrdesk.services.paths import Places, program_folder
from hrdesk.ui.desk import Desk
from hrdesk.ui.main_window import MainWindow
from tests.builders import TODAY

CONTENT = program_folder() / "content"


@pytest.fixture(scope="session")
def library_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled library, built once for all tests; nobody writes to it."""
    path = tmp_path_factory.mktemp("library") / "library.db"
    build_library([CONTENT], path, TODAY)
    return path


@pytest.fixture
def library(library_file: Path) -> Iterator[Library]:
    with Library(library_file) as library:
        yield library


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A fresh home, over the program's own content and resources."""
    home = tmp_path / "home"
    home.mkdir()
    return Places(home, tmp_path / "cache", program_folder())


@pytest.fixture
def notebook(places: Places) -> Iterator[Notebook]:
    notebook = open_notebook(places.notebook)
    yield notebook
    notebook.close()


class Clock:
    """Time as the test says: `now` for dates, calling it for seconds that only grow."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return datetime(2026, 11, 21, 12, 0, tzinfo=UTC) + timedelta(seconds=self.seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(library: Library, notebook: Notebook, places: Places, clock: Clock, qapp: QApplication) -> Desk:
    from dataclasses import replace

    prepare_application(qapp)
    desk = make_desk(places, library, OpenedNotebook(notebook), ReadyLibrary(library.path))
    return replace(desk, now=clock.now, clock=clock)


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """The real window, on show, as large as on a screen with room for it."""
    window = MainWindow(desk)
    window.resize(1280, 800)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.close()


@pytest.fixture(autouse=True)
def plain_look() -> Iterator[None]:
    """Every test begins with the look that Qt starts with, whichever tests ran before it."""
    yield
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.styleSheet():
        application.setStyleSheet("")
        application.setPalette(QPalette())


@pytest.fixture(autouse=True)
def no_leaks(request: pytest.FixtureRequest) -> Iterator[None]:
    """No test leaves a thread, a running job or a window behind."""
    threads = set(threading.enumerate())
    before = set(_windows())
    yield
    QThreadPool.globalInstance().waitForDone(5_000)
    left = [thread.name for thread in set(threading.enumerate()) - threads if not thread.name.startswith("Dummy")]
    assert not left, f"threads left running: {left}"
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.sendPostedEvents(None, 52)  # DeferredDelete, so that closed windows go before they are counted
        gc.collect()
        shown = [type(widget).__name__ for widget in _windows() if widget.isVisible()]
        assert not shown, f"windows left open: {shown}"
        left = [type(widget).__name__ for widget in _windows() if widget not in before]
        assert not left, f"widgets left that belong to no window: {left}"


def _windows() -> list[QWidget]:
    """Widgets that belong to no other, hidden ones too: one that nobody owns holds all that it was handed."""
    application = QApplication.instance()
    return application.topLevelWidgets() if isinstance(application, QApplication) else []

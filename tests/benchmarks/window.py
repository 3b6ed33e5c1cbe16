"""The real window on a library, for what is measured in it, and the stop watch."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hrdesk.services.library import Library
    from hrdesk.ui.main_window import MainWindow

FRAME_MS = 1000 / 60
"""One frame of a screen of 60 Hz."""
_AT_REST_MS = 500
"""After its start a window builds what it did without, and moves what it moves."""


@contextmanager
def open_window(home: Path, path: Path | None = None) -> "Iterator[tuple[MainWindow, Library]]":
    """A window with all its screens built, on the library at `path` or on the bundled one."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from hrdesk.app import OpenedNotebook, make_desk, prepare_application
    from hrdesk.services.library import Library
    from hrdesk.services.library_source import ready_library
    from hrdesk.services.notebook import open_notebook
    from hrdesk.services.paths import ensure_home, find_places
    from hrdesk.ui.main_window import MainWindow

    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    prepare_application(application)
    places = find_places(home)
    ensure_home(places)
    ready = ready_library(path, places, datetime.now(UTC).date())
    notebook = open_notebook(places.notebook)
    with Library(ready.path) as library:
        window = MainWindow(make_desk(places, library, OpenedNotebook(notebook), ready))
        window.show()
        QTest.qWait(_AT_REST_MS)
        assert window.rooms
        gc.collect()
        gc.freeze()  # as the program does after its start
        yield window, library
        window.close()
        window.deleteLater()
        application.processEvents()
    notebook.close()


def timed(deed: Callable[[], object]) -> float:
    """Milliseconds that a deed takes."""
    started = time.perf_counter()
    deed()
    return (time.perf_counter() - started) * 1000


def until_painted(deed: Callable[[], object]) -> float:
    """Milliseconds from the deed until everything that it changed on the screen is painted."""
    from PySide6.QtWidgets import QApplication

    def deed_and_paint() -> None:
        deed()
        QApplication.processEvents()  # paints what waits to be painted, and nothing else

    return timed(deed_and_paint)

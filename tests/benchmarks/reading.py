"""Keystroke to painted results, and request to painted page, in the real window; each beside the bare deed of Qt."""

import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.comparison import Comparison

if TYPE_CHECKING:
    from hrdesk.ui.main_window import MainWindow

_QUERIES = (
    "breathing stopped",
    "smack",
    "harm reduction liverpool 1990",
    "needle",
    "alcohol withdrawal",
    "the",
    "передоз",
)
_FRAME_MS = 1000 / 60


def measure_reading(home: Path) -> list[Comparison]:
    """Open every page five times, type every query once; the frame of a 60 Hz screen is the floor."""
    from PySide6.QtWidgets import QApplication

    from hrdesk.app import OpenedNotebook, make_desk, prepare_application
    from hrdesk.services.library import Library
    from hrdesk.services.library_source import ready_library
    from hrdesk.services.notebook import open_notebook
    from hrdesk.services.paths import find_places
    from hrdesk.ui.main_window import MainWindow

    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    prepare_application(application)
    places = find_places(home)
    ready = ready_library(None, places, datetime.now(UTC).date())
    notebook = open_notebook(places.notebook)
    with Library(ready.path) as library:
        window = MainWindow(make_desk(places, library, OpenedNotebook(notebook), ready))
        window.show()
        application.processEvents()
        ids = [card.id for card in library.cards()]
        pages = [_timed(partial(window.open_article, id_), window) for _ in range(5) for id_ in ids]
        first = _timed(partial(window.search_field.setText, "breathing stopped"), window)
        keys = [took for query in _QUERIES for took in _type(window, query)]
        bare = [_bare_search(library.path, query[:n]) for query in _QUERIES for n in range(1, len(query) + 1)]
        window.close()
    notebook.close()
    return [
        Comparison("open a page, painted", "one frame at 60 Hz", pages, [_FRAME_MS], "ms"),
        Comparison("first search, painted", "one frame at 60 Hz", [first], [_FRAME_MS], "ms"),
        Comparison("keystroke to painted results", "one frame at 60 Hz", keys, [_FRAME_MS], "ms"),
        Comparison("keystroke to painted results", "bare FTS5 query alone", keys, bare, "ms"),
    ]


def _type(window: "MainWindow", query: str) -> list[float]:
    field = window.search_field
    field.clear()
    return [_timed(partial(field.setText, query[:n]), window) for n in range(1, len(query) + 1)]


def _timed(deed: Callable[[], object], window: "MainWindow") -> float:
    """Milliseconds from the deed until the window has painted what came of it."""
    started = time.perf_counter()
    deed()
    window.repaint()
    return (time.perf_counter() - started) * 1000


def _bare_search(path: Path, words: str) -> float:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    match = " ".join(f'"{word}"' for word in words.split()) + "*"
    started = time.perf_counter()
    connection.execute(
        "SELECT rowid, snippet(passage_index, 3, '', '', '…', 24) FROM passage_index "
        "WHERE passage_index MATCH ? ORDER BY rank LIMIT 20",
        (match,),
    ).fetchall()
    took = (time.perf_counter() - started) * 1000
    connection.close()
    return took

"""Keystroke to painted results, and request to painted page, in the real window; each beside the bare deed of Qt."""

import sqlite3
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.comparison import Comparison
from tests.benchmarks.window import FRAME_MS, open_window, timed, until_painted

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
    "nalaxone kti",
    "friend not waking up after pills",
)


def measure_reading(home: Path) -> list[Comparison]:
    """Open every page five times, type every query once; the frame of a 60 Hz screen is the floor."""
    with open_window(home) as (window, library):
        ids = [card.id for card in library.cards()]
        pages = [until_painted(partial(window.open_article, id_)) for _ in range(5) for id_ in ids]
        first = until_painted(partial(window.search_field.setText, "breathing stopped"))
        keys = [took for query in _QUERIES for took in _type(window, query)]
        bare = [_bare_search(library.path, query[:n]) for query in _QUERIES for n in range(1, len(query) + 1)]
    return [
        Comparison("open a page, painted", "one frame at 60 Hz", pages, [FRAME_MS], "ms"),
        Comparison("first search, painted", "one frame at 60 Hz", [first], [FRAME_MS], "ms"),
        Comparison("keystroke to painted results", "one frame at 60 Hz", keys, [FRAME_MS], "ms"),
        Comparison("keystroke to painted results", "bare FTS5 query alone", keys, bare, "ms"),
    ]


def _type(window: "MainWindow", query: str) -> list[float]:
    field = window.search_field
    field.clear()
    return [until_painted(partial(field.setText, query[:n])) for n in range(1, len(query) + 1)]


def _bare_search(path: Path, words: str) -> float:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    match = " ".join(f'"{word}"' for word in words.split()) + "*"
    sql = (
        "SELECT rowid, snippet(passage_index, 3, '', '', '…', 24) FROM passage_index "
        "WHERE passage_index MATCH ? ORDER BY rank LIMIT 20"
    )
    took = timed(lambda: connection.execute(sql, (match,)).fetchall())
    connection.close()
    return took

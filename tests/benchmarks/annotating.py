"""A page with many highlights, and a notebook with many notes: opened, written in and filtered, to the paint."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.core.anchor import make_anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.record import Change
from tests.benchmarks.comparison import Comparison
from tests.benchmarks.window import FRAME_MS, open_window, timed, until_painted

if TYPE_CHECKING:
    from hrdesk.ui.main_window import MainWindow

_HIGHLIGHTS = (100, 1_000)
_NOTES = 10_000
_TIMES = 9
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
_WORDS = "night shift"
_TAGS = ("night", "van", "station", "weekend", "new colleague")


def measure_annotating(home: Path) -> list[Comparison]:
    """In one run each: a page beside itself without highlights, a notebook beside one with ten notes."""
    pages = [_compare_pages(home / f"page-{count}", count) for count in _HIGHLIGHTS]
    return [*pages, *_compare_notebooks(home / "few", home / "many")]


def _compare_pages(home: Path, count: int) -> Comparison:
    with open_window(home) as (window, library):
        ids = [card.id for card in library.cards()]
        longest = max(ids, key=lambda page: len(library.article(page).markdown))
        bare = _open(window, longest, ids[0])
        window.open_article(longest)
        _keep(window, _highlights(window, longest, count))
        ours = _open(window, longest, ids[0])
    return Comparison(f"open a page, {count:,} highlights", "the same page with none", ours, bare, "ms")


def _open(window: "MainWindow", page: str, other: str) -> list[float]:
    took = []
    for _ in range(_TIMES):
        window.open_article(other)
        until_painted(lambda: None)
        took.append(until_painted(partial(window.open_article, page)))
    return took


def _compare_notebooks(few: Path, many: Path) -> Iterator[Comparison]:
    measured = {}
    for home, count in ((few, 10), (many, _NOTES)):
        with open_window(home) as (window, library):
            ids = [card.id for card in library.cards()]
            _keep(window, [_note(ids[number % len(ids)], number) for number in range(count)])
            first = until_painted(window.action("notebook").trigger)
            again = _visit_again(window)
            letters, kept = _write(window)
            measured[count] = first, again, letters, kept, _filter(window)
    first, again, letters, kept, filtered = measured[_NOTES]
    name = f"with {_NOTES:,} notes"
    of_ten = "the same with 10"
    yield Comparison(f"open the notebook {name}", of_ten, [first], [measured[10][0]], "ms")
    yield Comparison(f"open it again {name}", of_ten, again, measured[10][1], "ms")
    yield Comparison(f"a letter of a note {name}", of_ten, letters, measured[10][2], "ms")
    yield Comparison(f"its words kept {name}", of_ten, kept, measured[10][3], "ms")
    yield Comparison(f"keystroke of a filter {name}", "one frame at 60 Hz", filtered, [FRAME_MS], "ms")


def _visit_again(window: "MainWindow") -> list[float]:
    took = []
    for _ in range(_TIMES):
        window.action("home").trigger()
        until_painted(lambda: None)
        took.append(until_painted(window.action("notebook").trigger))
    return took


def _write(window: "MainWindow") -> tuple[list[float], list[float]]:
    """Milliseconds of each letter, and of each time that the words are kept, as after a pause."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    panel = window.notebook_page.panel
    panel.notes.setCurrentIndex(panel.notes.notes_model.index(1))
    panel.editor.focus_words()
    letters, kept = [], []
    for _ in range(_TIMES):
        for letter in "ask ":
            field = QApplication.focusWidget()
            assert field is not None
            letters.append(until_painted(partial(QTest.keyClicks, field, letter)))
        kept.append(until_painted(window.rooms.note_taking.keep_now))
    return letters, kept


def _filter(window: "MainWindow") -> list[float]:
    field = window.notebook_page.notes.filters.words
    took = []
    for words in (_WORDS, "naloxone van", "zzzz"):
        took += [until_painted(partial(field.setText, words[:length])) for length in range(1, len(words) + 1)]
        took.append(until_painted(partial(field.setText, "")))
    return took


def _keep(window: "MainWindow", annotations: Sequence[Annotation]) -> None:
    notebook = window.rooms.records.notebook
    assert notebook is not None
    timed(lambda: notebook.records.keep([Change(None, annotation) for annotation in annotations]))
    window.rooms.records.renew()


def _highlights(window: "MainWindow", page: str, count: int) -> list[Annotation]:
    """Highlights of 30 letters, spread evenly over a page on show; in long rows they lie over each other."""
    article = window.reader.article
    assert article is not None
    text = window.reader.view._shown.collapsed.text  # as anchors see it
    starts = [number * (len(text) - 30) // count for number in range(count)]
    return [
        Annotation(
            id=f"{page}-{number}",
            article_id=page,
            content_version=article.content_version,
            created=_BEGAN,
            modified=_BEGAN,
            colour=list(Colour)[number % 5],
            anchor=make_anchor(text, start, start + 30),
        )
        for number, start in enumerate(starts)
    ]


def _note(page: str, number: int) -> Annotation:
    moment = _BEGAN + timedelta(minutes=number)
    quote = f"Words {number} of the page that somebody marked while reading, and a little of what follows them."
    return Annotation(
        id=f"note-{number}",
        article_id=page,
        content_version="v1",
        created=moment,
        modified=moment,
        colour=list(Colour)[number % 5],
        note=f"Note {number}: ask the {_WORDS if number % 3 else 'morning van'} whether it holds, and write it down.",
        anchor=make_anchor(quote, 0, len(quote)),
        kind=list(NoteKind)[number % 5],
        tags=(_TAGS[number % 5],) if number % 2 else (),
    )

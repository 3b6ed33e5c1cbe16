"""Decks written as files, beside python-pptx writing as many empty slides; and how large the files are."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tests.benchmarks.comparison import Comparison
from tests.benchmarks.window import open_window, timed

_PAGES = ("heroin", "training-overdose-response", "history-of-harm-reduction", "glossary")


def measure_deck_files(home: Path, runs: int) -> list[Comparison]:
    """Write four decks in both forms, so many times each."""
    with open_window(home) as (_, library):
        from hrdesk.core.slide_page import WIDE
        from hrdesk.services.decks import Decks
        from hrdesk.services.paths import program_folder
        from hrdesk.ui.deck_saving import DeckSaving

        looks, now = program_folder() / "resources" / "slides", datetime.now(UTC)
        times: dict[str, list[float]] = {".html": [], ".pptx": []}
        sizes: dict[str, list[float]] = {".html": [], ".pptx": []}
        empty, empty_sizes = [], []
        for page in _PAGES * runs:
            deck = Decks(library).deck(page, "Draft")
            saving = DeckSaving(deck, library.article(page), library.figure, looks, now)
            for ending, took in times.items():
                path = home / f"deck{ending}"
                took.append(timed(partial(saving.write, path, WIDE, lambda _done, _total: None)))
                sizes[ending].append(path.stat().st_size / 1024)
            count = len(_slides(home / "deck.pptx"))
            empty.append(timed(partial(_write_empty, home / "empty.pptx", count)))
            empty_sizes.append((home / "empty.pptx").stat().st_size / 1024)
    return [
        Comparison("write a deck as PowerPoint", "python-pptx, empty slides", times[".pptx"], empty, "ms"),
        Comparison("write a deck as HTML", "python-pptx, empty slides", times[".html"], empty, "ms"),
        Comparison("size of a deck as PowerPoint", "python-pptx, empty slides", sizes[".pptx"], empty_sizes, "kB"),
        Comparison("size of a deck as HTML", "python-pptx, empty slides", sizes[".html"], empty_sizes, "kB"),
    ]


def _slides(path: Path) -> list[object]:
    from pptx import Presentation

    return list(Presentation(str(path)).slides)


def _write_empty(path: Path, count: int) -> None:
    from pptx import Presentation

    presentation = Presentation()
    for _ in range(count):
        presentation.slides.add_slide(presentation.slide_layouts[1])
    presentation.save(str(path))

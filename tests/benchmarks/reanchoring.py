"""Finding 10,000 notes again after an update, beside reading the texts of the pages alone."""

import random
import re
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from hrdesk.core.anchor import make_anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.record import Change
from hrdesk.services.library import Library
from hrdesk.services.library_build import write_library
from hrdesk.services.library_check import check_folders
from hrdesk.services.note_review import review_notes
from hrdesk.services.notebook import open_notebook
from hrdesk.services.page_texts import PageTexts
from hrdesk.services.paths import program_folder
from tests.benchmarks.comparison import Comparison
from tests.benchmarks.window import timed

NOTES = 10_000
ON_LONG_PAGE = 1_000
LONG_PAGE = "glossary"
_LENGTHS = (1, 4, 12, 40, 80, 160, 400)
"""Characters of quotes: from a single letter to a paragraph."""
_SEED = 7


def measure_reanchoring(home: Path, runs: int) -> list[Comparison]:
    """Hang notes all over the library, change every page a little, and look for all of them; several times."""
    chance = random.Random(_SEED)
    old, new = home / "before.db", home / "after.db"
    content = program_folder() / "content"
    _build(content, old)
    _build(_changed(content, home / "changed", chance), new)
    notes = _notes(old, chance)
    same, changed, texts = [], [], []
    for run in range(runs):
        path = home / f"notes-{run}" / "notebook.db"
        path.parent.mkdir()
        notebook = open_notebook(path)
        notebook.records.keep([Change(None, note) for note in notes])
        notebook.close()
        texts.append(timed(lambda: _read_all(new)))
        same.append(timed(lambda path=path: review_notes(old, path)))  # type: ignore[misc]
        changed.append(timed(lambda path=path: review_notes(new, path, makes_backup=False)))  # type: ignore[misc]
    return [
        Comparison("re-anchor 10,000 after an update", "reading the page texts", changed, texts, "ms"),
        Comparison("look at 10,000, nothing changed", "reading the page texts", same, texts, "ms"),
    ]


def _build(content: Path, path: Path) -> None:
    write_library(check_folders([content], datetime.now(UTC).date(), with_words=False), path)


def _changed(content: Path, folder: Path, chance: random.Random) -> Path:
    """A copy in which each page begins with a new sentence, and every tenth paragraph has another word."""
    shutil.copytree(content, folder)
    for page in folder.rglob("*.md"):
        head, mark, body = page.read_text(encoding="utf-8").partition("\n---\n")
        paragraphs = [_edited(paragraph, chance) for paragraph in body.split("\n\n")]
        page.write_text(
            f"{head}{mark}This page was looked through again.\n\n" + "\n\n".join(paragraphs), encoding="utf-8"
        )
    return folder


def _edited(paragraph: str, chance: random.Random) -> str:
    is_prose = re.match(r"[A-Z]", paragraph) is not None
    return paragraph.replace(" the ", " every ", 1) if is_prose and chance.random() < 0.1 else paragraph


def _notes(library: Path, chance: random.Random) -> Sequence[Annotation]:
    now = datetime.now(UTC)
    with Library(library) as opened:
        texts = PageTexts(opened)
        ids = list(texts.titles)
        notes = []
        for number in range(NOTES):
            article_id = LONG_PAGE if number < ON_LONG_PAGE else chance.choice(ids)
            page = texts.page(article_id)
            assert page is not None
            start = chance.randrange(len(page.text) - max(_LENGTHS))
            anchor = make_anchor(page.text, start, start + chance.choice(_LENGTHS))
            heading = page.heading_at(start)
            note = Annotation(
                f"n{number}", article_id, page.content_version, now, now, Colour.YELLOW, "Ask", heading, anchor
            )
            notes.append(note)
    return notes


def _read_all(library: Path) -> None:
    with Library(library) as opened:
        texts = PageTexts(opened)
        for article_id in texts.titles:
            texts.page(article_id)

"""A row of the list says each thing once."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from hrdesk.core.undo import one_step
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.notes.note_delegate import NoteDelegate
from tests.builders import make_annotation


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words that are painted in rows."""
    words: list[str] = []
    paint = NoteDelegate._paint_text

    def noted(
        self: NoteDelegate, painter: QPainter, area: QRect, text: str, colour: str, lines: int, *, bold: bool = False
    ) -> QRect:
        words.append(text)
        return paint(self, painter, area, text, colour, lines, bold=bold)

    monkeypatch.setattr(NoteDelegate, "_paint_text", noted)
    return words


@pytest.mark.parametrize("place", ["On the whole page", "On the heading"])
@pytest.mark.parametrize("command", ["notebook", "notes"])
def test_a_note_without_words_says_once_where_it_hangs(
    window: MainWindow, painted: list[str], place: str, command: str
) -> None:
    window.open_article("heroin")
    article = window.reader.article
    assert article is not None
    heading = article.outline[1].slug if "heading" in place else ""
    window.rooms.records.take(one_step(None, make_annotation("bare", note="", heading=heading, anchor=None)))
    window.action(command).trigger()
    painted.clear()
    window.grab()
    assert "".join(painted).count(place) == 1

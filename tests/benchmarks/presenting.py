"""A press of the key to the slide painted in both windows, beside the frame of a screen and bare QTextDocuments."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QTextDocument
from PySide6.QtTest import QTest

from hrdesk.core.slide_page import SlidePage
from tests.benchmarks.comparison import Comparison
from tests.benchmarks.window import FRAME_MS, open_window, timed, until_painted

_PAGES = ("training-foundations", "training-three-questions", "heroin", "history-of-harm-reduction")
_READ_MS = 250
"""Between two presses: far less than anybody reads a slide in."""


def measure_presenting(home: Path) -> list[Comparison]:
    """Go through four talks from the first slide to the last."""
    changes: list[float] = []
    bare: list[float] = []
    with open_window(home) as (window, _library):
        for article_id in _PAGES:
            window.open_article(article_id)
            window.action("present").trigger()
            show = window.rooms.presenting.show
            assert show
            show.cut_all()
            show.screens.toggle_presenter()
            show._ticks.stop()
            QTest.qWait(_READ_MS)
            while show.talk.following:
                changes.append(until_painted(show.actions["forward"].trigger))
                bare.append(timed(partial(_bare, show.talk.page, show.audience.width(), show.audience.height())))
                QTest.qWait(_READ_MS)
            show.end()
    return [
        Comparison("slide change, both painted", "one frame at 60 Hz", changes, [FRAME_MS], "ms"),
        Comparison("slide change, both painted", "bare QTextDocument", changes, bare, "ms"),
    ]


def _bare(page: SlidePage, width: int, height: int) -> None:
    """The same words laid out and painted by Qt alone, once."""
    document = QTextDocument()
    document.setHtml(page.bodies[-1])
    document.setTextWidth(width)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    document.drawContents(painter)
    painter.end()

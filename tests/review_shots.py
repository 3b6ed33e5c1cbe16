"""Pictures of what is seen after the library changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.undo import one_step
from hrdesk.ui.main_window import MainWindow
from tests.ui.driving import press, select_words


def reviewing(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The message, the page with its marks, and the review of a note whose words changed and of one that lost them."""
    window.open_article("heroin")
    _hang(window, "Have someone there who carries naloxone.", "Have somebody near who brings naloxone.", "Ask the van.")
    _hang(window, "Leave lumps alone", "Rub the place with ice, as the nurse shows", "Who said this?", is_lost=True)
    while window.rooms.reviewing.is_looking:
        QApplication.processEvents()
    yield "review-told", window
    window.messages.dismiss()
    window.open_article("heroin", "what-reduces-them")
    window.action("notes").trigger()
    yield "review-page", window
    window.action("notebook").trigger()
    yield "review-line", window
    window.rooms.reviewing.begin()
    yield "review-changed", window
    press(window, Qt.Key.Key_R)
    yield "review-words", window
    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_Y)
    yield "review-lost", window
    press(window, Qt.Key.Key_K)
    yield "review-done", window


def _hang(window: MainWindow, words: str, old: str, note: str, *, is_lost: bool = False) -> None:
    """Hang a note where these words stand, as if they had been others when it was written."""
    select_words(window, words)
    selected = window.reader.view.selected_anchor()
    assert selected is not None
    anchor, heading = selected
    anchor = replace(anchor, exact=old, end=anchor.start + len(old))
    if is_lost:
        anchor = replace(anchor, prefix="In those days all was otherwise: ", suffix=". So it went on.")
    now = datetime.now(UTC)
    annotation = Annotation(old, "heroin", "before", now, now, Colour.GREEN, note, heading, anchor)
    window.rooms.records.take(one_step(None, annotation))

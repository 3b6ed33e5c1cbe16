"""Nothing that the trainer wrote reaches the audience window, whatever it is written on and whatever is on show."""

import gc
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication, QWidget

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.record import Change
from hrdesk.core.stage import Blank, Point, Stage, Zoom
from hrdesk.core.undo import Step
from hrdesk.ui.audience.audience_window import AudienceWindow
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.slides.slide_text import SlideText
from hrdesk.ui.talk_show import TalkShow
from tests.builders import NOON

CANARY = "CANARYWORD"
PAGE = "training-three-questions"


def write_canaries(window: MainWindow) -> int:
    """Every kind of note on every kind of place, and all else that a notebook holds; how many there are."""
    article = window.reader.article
    assert article
    text = window.reader.view.shown_text
    anchor = Anchor(text[200:230], text[168:200], text[230:262], 200, 230)
    slugs = ["", *(entry.slug for entry in article.outline), "top", "slide-1", "exercise-1", "live-three-questions"]
    notes = [
        Annotation(
            f"n-{kind}-{slug}-{bool(hung)}", PAGE, article.content_version, NOON, NOON,
            note=f"{CANARY} note", heading=slug, anchor=hung, kind=kind, tags=(f"{CANARY.lower()}-tag",),
            author=f"{CANARY} author",
        )
        for kind in NoteKind for slug in slugs for hung in (None, anchor)
    ]  # fmt: skip
    assert window.rooms.records.take(Step(tuple(Change(None, note) for note in notes)))
    window.rooms.shelf.toggle_bookmark(PAGE)
    assert window.rooms.shelf.begin_list(f"{CANARY} list", (PAGE,))
    assert window.rooms.questions.keep(f"{CANARY} question")
    return len(notes)


def stages(show: TalkShow) -> Iterator[Stage]:
    """Every page with every press of the key, and each thing that can be done to a page."""
    for page in show.talk.pages:
        for press in range(page.presses + 1):
            yield Stage(page, press)
    first = Stage(show.talk.pages[0], clock="7:30")
    yield replace(first, pointer=Point(0.5, 0.5), zoom=Zoom(Point(0.5, 0.5), 2))
    yield replace(first, blank=Blank.BLACK)
    yield replace(first, blank=Blank.WHITE)


def pictures(window: MainWindow) -> tuple[list[QImage], list[str]]:
    """What the room sees of a whole talk, and every word in the audience window meanwhile."""
    window.action("present").trigger()
    show = window.rooms.presenting.show
    assert show
    show.cut_all()
    show._ticks.stop()
    seen, words = [], []
    for place, stage in enumerate(stages(show)):
        show.go_to(min(place, len(show.talk.pages) - 1))  # the presenter has its notes on show
        show.audience.show_stage(stage)
        seen.append(show.audience.grab().toImage().scaledToWidth(480))
        words += words_of(show.audience)
    assert CANARY not in "".join(words)
    window.rooms.presenting.end()
    window.rooms.presenting.forget()
    QApplication.sendPostedEvents(None, 52)
    return seen, words


def words_of(audience: AudienceWindow) -> list[str]:
    """Every word that the window and all below it hold."""
    words: list[str] = []
    for one in (audience, *audience.findChildren(QObject)):
        words.append(one.objectName())
        values = [one.property(bytes(name.data()).decode()) for name in one.dynamicPropertyNames()]
        words += [value for value in values if isinstance(value, str)]
        if isinstance(one, QWidget):
            words += [
                one.windowTitle(), one.toolTip(), one.accessibleName(), one.accessibleDescription(), one.whatsThis(),
                one.statusTip(),
            ]  # fmt: skip
    words += [action.text() + action.toolTip() for action in audience.actions() if isinstance(action, QAction)]
    return words


def documents() -> list[str]:
    """The words of every text of a slide that is laid out now, wherever it is held."""
    return [one.toHtml() for one in gc.get_objects() if isinstance(one, SlideText)]


def test_a_talk_shows_the_same_with_a_full_notebook_as_with_an_empty_one(window: MainWindow) -> None:
    window.open_article(PAGE)
    QApplication.processEvents()
    empty, before = pictures(window)
    assert write_canaries(window) > 50
    window.action("present").trigger()
    show = window.rooms.presenting.show
    assert show
    show.screens.toggle_presenter()
    assert CANARY in show.presenter.notes.toPlainText(), "the trainer should see what the room must not"
    assert CANARY not in "".join(documents())
    show.end()
    window.rooms.presenting.forget()
    full, after = pictures(window)
    assert len(full) == len(empty) > 20
    assert [place for place, (one, other) in enumerate(zip(empty, full, strict=True)) if one != other] == []
    assert before == after


LEAKED = "LEAKEDWORD"
"""Another word than the canary: a text of this test may outlive it."""


def test_the_canary_would_be_found(window: MainWindow) -> None:
    window.open_article(PAGE)
    window.action("present").trigger()
    show = window.rooms.presenting.show
    assert show
    label = QWidget(show.audience)
    label.setAccessibleName(f"{CANARY} note")
    assert CANARY in "".join(words_of(show.audience))
    label.deleteLater()
    page = show.talk.pages[0]
    before = show.audience.grab().toImage()
    leaked = replace(page, bodies=(page.bodies[0] + f"<p>{LEAKED}</p>",))
    show.audience.show_stage(Stage(leaked))
    assert show.audience.grab().toImage() != before
    assert LEAKED in "".join(documents())

"""The tools of the trainer within a talk: keys in both windows, one screen or two, and what happens at its end."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.core.deck import SlideKind
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.presenter.end_sheet import EndSheet
from hrdesk.ui.presenter.talk_tools import TalkTools
from hrdesk.ui.talk_show import TalkShow
from tests.conftest import Clock
from tests.ui.driving import press

Key = Qt.Key


@pytest.fixture
def show(window: MainWindow, qtbot: QtBot) -> TalkShow:
    window.open_article("training-three-questions")
    press(window, Key.Key_F5)
    show = window.rooms.presenting.show
    assert show
    show.cut_all()
    qtbot.waitUntil(show.audience.isActiveWindow)
    return show


def key(where: QWidget, *keys: Key) -> None:
    where.activateWindow()
    for one in keys:
        QTest.keyClick(where.windowHandle(), one)


def tools_of(window: MainWindow) -> TalkTools:
    tools = window.rooms.teaching.tools
    assert tools
    return tools


def go_to(show: TalkShow, kind: SlideKind) -> None:
    show.go_to(next(place for place, page in enumerate(show.talk.pages) if page.slide.kind is kind))


def kind_of(show: TalkShow) -> SlideKind:
    return show.talk.page.slide.kind


def sheet() -> EndSheet | None:
    """The question that stands open after a talk."""
    found = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, EndSheet))
    return next((one for one in found if one.isVisible()), None)


@pytest.mark.parametrize("where", ["audience", "presenter"])
def test_hands_are_counted_from_whichever_window_has_the_focus(show: TalkShow, where: str) -> None:
    key(show.audience, Key.Key_V)
    go_to(show, SlideKind.QUESTION)
    key(getattr(show, where), Key.Key_2, Key.Key_1, Key.Key_4, Key.Key_Return, Key.Key_Escape)
    assert show.talk.hands[:2] == (0, 14)
    assert show.audience.isVisible()


def test_t_shows_the_room_how_much_time_is_left(window: MainWindow, show: TalkShow, clock: Clock) -> None:
    key(show.audience, Key.Key_T)
    assert show.talk.stage(clock()).clock == ""
    go_to(show, SlideKind.EXERCISE)
    key(show.audience, Key.Key_T)
    minutes = show.talk.page.slide.minutes
    assert show.audience.stage
    assert show.audience.stage.clock == f"{minutes:.0f}:00"
    clock.seconds += minutes * 60 + 30
    show.renew()
    assert show.audience.stage.clock == "0:00"
    assert tools_of(window).timer.words == "Time is up, 0:30 over"
    key(show.audience, Key.Key_T)
    assert show.audience.stage.clock == ""


def test_f7_brings_the_three_questions_and_what_is_typed_stands_on_the_wall(
    window: MainWindow, show: TalkShow, qtbot: QtBot
) -> None:
    key(show.audience, Key.Key_V, Key.Key_Right)
    qtbot.waitUntil(show.presenter.isActiveWindow)
    key(show.presenter, Key.Key_F7, Key.Key_B, Key.Key_U, Key.Key_S, Key.Key_Return)
    stage = show.audience.stage
    assert stage
    assert (stage.page.slide.kind, stage.live.columns[0]) == (SlideKind.LIVE, ("bus",))
    assert show.actions["questions"].isChecked()
    key(show.presenter, Key.Key_F7)
    assert (show.talk.at, kind_of(show), show.talk.is_aside) == (1, SlideKind.TEXT, False)
    assert [note.note for note in window.rooms.book.all()] == ["Risk:\n- bus"]


def test_on_the_only_screen_lines_are_typed_without_the_presenter_view(
    window: MainWindow, show: TalkShow, qtbot: QtBot
) -> None:
    key(show.audience, Key.Key_F7)
    strip = window.rooms.teaching.strip
    assert strip
    qtbot.waitUntil(strip.isActiveWindow)
    assert (strip.isVisible(), show.presenter.isVisible()) == (True, False)
    assert show.audience.geometry().contains(strip.geometry())
    key(strip, Key.Key_B, Key.Key_U, Key.Key_S, Key.Key_Return, Key.Key_Up, Key.Key_Y, Key.Key_Return)
    assert show.talk.live.columns[0] == ("busy",)
    key(strip, Key.Key_Escape)
    assert not strip.isVisible()
    key(show.audience, Key.Key_Tab)
    assert strip.isVisible()
    key(strip, Key.Key_PageDown)
    assert (strip.isVisible(), kind_of(show)) == (False, SlideKind.TITLE)


def test_f7_closes_what_stands_over_the_tools(show: TalkShow) -> None:
    key(show.audience, Key.Key_O)
    assert show.covers.is_open
    show.actions["questions"].trigger()
    assert (show.covers.is_open, kind_of(show)) == (False, SlideKind.LIVE)


@pytest.mark.parametrize("by", ["hand", "window"])
def test_no_strip_stays_when_the_talk_ends(window: MainWindow, show: TalkShow, by: str) -> None:
    key(show.audience, Key.Key_F7)
    if by == "hand":
        show.end()
    else:
        window.rooms.presenting.end()
    strip = window.rooms.teaching.strip
    assert strip
    assert not strip.isVisible()


def test_after_a_talk_it_is_asked_what_becomes_of_it(
    window: MainWindow, show: TalkShow, clock: Clock, qtbot: QtBot
) -> None:
    clock.seconds += 90
    key(show.audience, Key.Key_Escape)
    asked = sheet()
    assert asked
    QTest.keyClick(asked.windowHandle(), Key.Key_Return)
    qtbot.waitUntil(lambda: sheet() is None)
    (note,) = window.rooms.book.all()
    assert note.article_id == "training-three-questions"
    assert note.note.startswith("Talk: Workshop 2: From risk to response, ")


def test_a_talk_that_was_only_looked_at_ends_without_a_question(show: TalkShow) -> None:
    key(show.audience, Key.Key_Escape)
    assert sheet() is None


def test_hiding_asks_nothing_and_what_was_typed_is_kept(window: MainWindow, show: TalkShow, clock: Clock) -> None:
    clock.seconds += 90
    tools_of(window).type_line(0, "bus")
    window.guarding.hiding.hide()
    assert sheet() is None
    assert [note.note for note in window.rooms.book.all()] == ["Risk:\n- bus"]
    window.guarding.hiding.reveal()


def test_a_talk_that_goes_on_has_its_tools_once(window: MainWindow, show: TalkShow, qtbot: QtBot) -> None:
    tools = tools_of(window)
    key(show.audience, Key.Key_Escape)
    qtbot.waitUntil(window.isActiveWindow)
    press(window, Key.Key_F5)
    assert window.rooms.presenting.show is show
    assert tools_of(window) is tools
    assert len(show.presenter.findChildren(TalkTools)) == 1
    qtbot.waitUntil(show.audience.isActiveWindow)
    key(show.audience, Key.Key_Escape)
    qtbot.waitUntil(window.isActiveWindow)
    window.open_article("heroin")
    press(window, Key.Key_F5)
    assert tools_of(window) is not tools


def test_lines_that_are_not_kept_are_told_where_they_are_typed(window: MainWindow, show: TalkShow) -> None:
    window.rooms.records.work_on(None, None)
    tools = tools_of(window)
    tools.type_line(0, "bus")
    assert tools.fields.told.startswith("Your notebook is locked or cannot be written")

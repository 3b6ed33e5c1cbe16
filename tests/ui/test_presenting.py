"""Presenting: keys of the talk in both windows, notes that only the trainer sees, and the way back."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.core.annotation import Annotation
from hrdesk.core.history import Screen
from hrdesk.core.record import Change
from hrdesk.core.stage import Blank
from hrdesk.core.undo import Step
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.presenter.talk_commands import TALK_COMMANDS
from hrdesk.ui.talk_show import TalkShow
from hrdesk.ui.theme import DARK
from tests.conftest import Clock
from tests.ui.driving import SHIFT, press

Key = Qt.Key


@pytest.fixture
def show(window: MainWindow, qtbot: QtBot) -> TalkShow:
    """A talk on a workshop, begun with F5 on the only screen there is."""
    window.open_article("training-three-questions")
    press(window, Key.Key_F5)
    return running(window, qtbot)


def running(window: MainWindow, qtbot: QtBot) -> TalkShow:
    show = window.rooms.presenting.show
    assert show
    if len({page.slide.slug for page in show.talk.pages}) < len(show.deck.slides):
        show.cut_all()
    qtbot.waitUntil(show.audience.isActiveWindow)
    return show


def key(where: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    where.activateWindow()
    QTest.keyClick(where, key, modifier)


def note_on(window: MainWindow, article_id: str, heading: str, words: str) -> None:
    now = datetime(2026, 11, 21, tzinfo=UTC)
    note = Annotation(f"id-{words}", article_id, "1", now, now, note=words, heading=heading)
    assert window.rooms.records.take(Step((Change(None, note),)))


def test_f5_shows_the_title_of_the_page_on_the_whole_screen(show: TalkShow) -> None:
    assert show.audience.isFullScreen()
    assert show.audience.windowTitle() == show.deck.title == "Workshop 2: From risk to response"
    assert show.audience.stage
    assert show.audience.stage.page.slide.slug == "top"
    assert not show.presenter.isVisible()


def test_shift_f5_begins_at_the_section_in_view(window: MainWindow, qtbot: QtBot) -> None:
    window.open_article("heroin")
    article = window.reader.article
    assert article
    window.open_article("heroin", article.outline[3].slug)
    QApplication.processEvents()
    here = window.reader.view.heading_on_top()
    press(window, Key.Key_F5, SHIFT)
    assert running(window, qtbot).talk.page.slide.slug == here != "top"


@pytest.mark.parametrize("where", ["audience", "presenter"])
def test_keys_work_in_whichever_window_has_the_focus(show: TalkShow, where: str) -> None:
    key(show.audience, Key.Key_V)
    widget: QWidget = getattr(show, where)
    places = []
    for pressed in (
        Key.Key_Right, Key.Key_PageDown, Key.Key_Space, Key.Key_Left, Key.Key_PageUp, Key.Key_Backspace,
        Key.Key_End, Key.Key_Home, Key.Key_F5,
    ):  # fmt: skip
        key(widget, pressed)
        places.append(show.talk.at)
    assert places == [1, 2, 3, 2, 1, 0, len(show.talk.pages) - 1, 0, 0]
    for pressed, blank in (
        (Key.Key_B, Blank.BLACK), (Key.Key_B, Blank.NO), (Key.Key_Period, Blank.BLACK), (Key.Key_W, Blank.WHITE),
        (Key.Key_Right, Blank.NO),
    ):  # fmt: skip
        key(widget, pressed)
        assert show.audience.stage
        assert show.audience.stage.blank is blank
    assert show.talk.at == 0


def test_every_command_of_a_talk_has_words_a_key_of_its_own_and_a_deed(show: TalkShow) -> None:
    keys = [one for command in TALK_COMMANDS for one in command.keys]
    assert len(set(keys)) == len(keys)
    for command in TALK_COMMANDS:
        assert command.keys
        assert show.actions[command.name].text()
        assert show.actions[command.name].receivers("2triggered(bool)") > 0, command.name


def test_the_end_leads_back_to_the_page_and_f5_goes_on_at_the_same_slide(
    window: MainWindow, show: TalkShow, clock: Clock, qtbot: QtBot
) -> None:
    for _ in range(3):
        key(show.audience, Key.Key_Right)
    clock.seconds = 50
    key(show.audience, Key.Key_Escape)
    assert window.rooms.presenting.show is None
    assert not show.audience.isVisible()
    assert window.place.article_id == "training-three-questions"
    clock.seconds = 600
    qtbot.waitUntil(window.isActiveWindow)
    press(window, Key.Key_F5)
    again = running(window, qtbot)
    assert (again.talk.at, again.talk.elapsed_s(clock.seconds)) == (3, 50)
    key(again.audience, Key.Key_Escape)
    qtbot.waitUntil(window.isActiveWindow)
    window.open_article("heroin")
    press(window, Key.Key_F5)
    assert running(window, qtbot).talk.title == "Heroin and street opioids"


def test_the_trainers_own_notes_stand_below_the_publishers_and_go_with_the_notebook(
    window: MainWindow, show: TalkShow
) -> None:
    note_on(window, "training-three-questions", "", "ask Mira about the room")
    note_on(window, "training-three-questions", "at-a-glance", "five minutes at most")
    key(show.audience, Key.Key_V)
    assert "ask Mira about the room" in show.presenter.notes.toPlainText()
    key(show.presenter, Key.Key_Right)
    words = show.presenter.notes.toPlainText()
    assert "five minutes at most" in words
    assert "Mira" not in words
    window.rooms.records.work_on(None, None)
    assert "five minutes" not in show.presenter.notes.toPlainText()
    assert show.talk.at == 1


def test_the_publishers_notes_are_shown_and_grow(window: MainWindow, show: TalkShow) -> None:
    key(show.audience, Key.Key_V)
    noted = next(place for place, page in enumerate(show.talk.pages) if page.slide.notes)
    show.go_to(noted)
    assert show.talk.page.slide.notes.split()[0] in show.presenter.notes.toPlainText()
    before = show.presenter.notes.document().size().height()
    for _ in range(3):
        key(show.presenter, Key.Key_Plus)
    assert show.presenter.notes.document().size().height() > before
    key(show.presenter, Key.Key_Minus)
    assert window.rooms.presenting._choices.now.notes_size == 26


def test_f9_opens_the_emergency_page_and_the_room_sees_what_it_saw(
    window: MainWindow, show: TalkShow, qtbot: QtBot
) -> None:
    key(show.audience, Key.Key_Right)
    seen = show.audience.stage
    key(show.audience, Key.Key_F9)
    assert window.place.screen is Screen.EMERGENCY
    assert show.audience.stage == seen
    qtbot.waitUntil(window.isActiveWindow)
    press(window, Key.Key_F5)
    qtbot.waitUntil(show.audience.isActiveWindow)
    key(show.audience, Key.Key_Escape)
    assert (window.place.screen, window.place.article_id) == (Screen.ARTICLE, "training-three-questions")


def test_esc_three_times_hides_everything(window: MainWindow, show: TalkShow, qtbot: QtBot) -> None:
    for where in (show.audience, window, window):
        qtbot.waitUntil(where.isActiveWindow)
        QTest.keyClick(where.windowHandle(), Key.Key_Escape)
    assert window.guarding.hiding.is_hidden
    window.guarding.hiding.reveal()


def test_hiding_ends_a_talk(window: MainWindow, show: TalkShow) -> None:
    window.guarding.hiding.hide()
    assert window.rooms.presenting.show is None
    assert not show.audience.isVisible()
    window.guarding.hiding.reveal()


def test_the_pointer_follows_the_mouse_and_zoom_enlarges_where_it_is(show: TalkShow) -> None:
    rect = show.audience.slide_rect.toRect()
    there = rect.topLeft() + QPoint(rect.width() * 3 // 4, rect.height() // 2)
    QTest.mouseMove(show.audience.windowHandle(), there)
    QApplication.processEvents()
    assert show.talk.stage(0).pointer is None
    key(show.audience, Key.Key_L)
    pointer = show.talk.stage(0).pointer
    assert pointer
    assert (round(pointer.x, 1), round(pointer.y, 1)) == (0.8, 0.5)
    key(show.audience, Key.Key_Z)
    zoom = show.talk.stage(0).zoom
    assert zoom
    assert zoom.middle == pointer
    key(show.audience, Key.Key_Z)
    key(show.audience, Key.Key_L)
    assert (show.talk.stage(0).zoom, show.talk.stage(0).pointer) == (None, None)


def test_what_is_zoomed_pointed_at_or_blank_is_painted_so(show: TalkShow) -> None:
    pictures = [show.audience.grab().toImage()]
    for pressed in (Key.Key_Z, Key.Key_L, Key.Key_B, Key.Key_W):
        show.audience.pointed.emit(None)
        QTest.mouseMove(show.audience.windowHandle(), show.audience.rect().center() + QPoint(len(pictures), 0))
        QApplication.processEvents()
        key(show.audience, pressed)
        pictures.append(show.audience.grab().toImage())
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])
    black, white = pictures[3], pictures[4]
    assert {black.pixelColor(x, 10).name() for x in range(0, black.width(), 50)} == {"#000000"}
    assert {white.pixelColor(x, 10).name() for x in range(0, white.width(), 50)} == {"#ffffff"}


def test_time_is_stopped_and_begun_anew(show: TalkShow, clock: Clock) -> None:
    key(show.audience, Key.Key_V)
    clock.seconds = 65
    show.renew()
    assert show.presenter.time_line.words.elapsed.startswith("1:05 of ")
    key(show.presenter, Key.Key_P)
    clock.seconds = 100
    show.renew()
    assert "stopped" in show.presenter.time_line.words.elapsed
    assert show.presenter.time_line.words.elapsed.startswith("1:05")
    key(show.presenter, Key.Key_R)
    assert show.presenter.time_line.words.elapsed.startswith("0:00")


def test_being_late_or_early_is_said_in_words(show: TalkShow, clock: Clock) -> None:
    key(show.audience, Key.Key_V)
    planned = next(place for place, page in enumerate(show.talk.pages) if page.minutes)
    show.go_to(planned)
    words = []
    for minutes in (0.1, 30):
        clock.seconds = minutes * 60
        show.renew()
        words.append(show.presenter.time_line.words.plan)
    show.go_to(len(show.talk.pages) - 1)
    words.append(show.presenter.time_line.words.plan)
    late = 30 - show.talk.pages[planned].minutes
    assert words[:2] == ["On time", f"▲ {late:.0f} min behind"]
    assert words[2].endswith("min ahead")


def test_a_plain_window_has_a_frame_and_can_be_left_for_the_full_screen(show: TalkShow) -> None:
    key(show.audience, Key.Key_F11)
    assert not show.audience.isFullScreen()
    assert show.presenter.isVisible()
    assert "Share" in show.presenter.said
    key(show.audience, Key.Key_F11)
    assert show.audience.isFullScreen()
    assert not show.presenter.isVisible()


def test_slides_are_cut_anew_for_a_window_of_another_shape(show: TalkShow, qtbot: QtBot) -> None:
    key(show.audience, Key.Key_F11)
    show.go_to(4)
    slide, count = show.talk.page.slide, len(show.talk.pages)
    show.audience.setGeometry(QRect(0, 0, 400, 300))
    qtbot.waitUntil(lambda: show.audience.sheet.canvas.width == 1440)
    assert show.talk.page.slide is slide
    assert len(show.talk.pages) >= count
    assert show.presenter.now_view.sheet is show.audience.sheet


def test_other_colours_are_worn_at_once(window: MainWindow, show: TalkShow) -> None:
    window.action("theme_dark").trigger()
    assert show.audience.sheet.colours is DARK
    assert show.audience.grab().toImage().pixelColor(100, 100).name() == DARK.surface


def test_a_window_that_closes_takes_its_talk_with_it(window: MainWindow, show: TalkShow) -> None:
    window.close()
    assert not show.audience.isVisible()


def test_without_a_page_f5_says_what_it_is_for(window: MainWindow) -> None:
    for name in ("present", "present_here"):
        window.action(name).trigger()
        assert window.rooms.presenting.show is None
        assert "Open a page first" in window.toast.text
        window.toast.hide()


def test_only_one_talk_is_on_show(window: MainWindow, show: TalkShow) -> None:
    window.action("present").trigger()
    window.action("present_here").trigger()
    window.rooms.presenting.present_deck(show.deck, 3)
    assert window.rooms.presenting.show is show
    assert show.talk.at == 0
    assert QGuiApplication.focusWindow()

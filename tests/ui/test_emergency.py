"""The emergency page: the clock of doses, and steps in the largest type that fits."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hrdesk.services.library import Library
from hrdesk.ui.emergency.emergency_page import EmergencyPage
from hrdesk.ui.emergency.steps_view import StepsView
from hrdesk.ui.emergency.timer_card import TimerCard
from hrdesk.ui.theme import Type
from tests.conftest import Clock

STEPS = ("Call for help.", "Tilt the head and lift the chin.", "Breathe for them, once every five seconds.")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def card(clock: Clock, qtbot: QtBot) -> Iterator[TimerCard]:
    card = TimerCard(clock)
    qtbot.addWidget(card)
    card.show()
    yield card
    card.close()


@pytest.fixture
def steps(qtbot: QtBot) -> Iterator[StepsView]:
    steps = StepsView()
    qtbot.addWidget(steps)
    steps.show()
    yield steps
    steps.close()


@pytest.fixture
def page(library: Library, clock: Clock, qtbot: QtBot) -> Iterator[EmergencyPage]:
    page = EmergencyPage(library.emergencies(), clock)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    with qtbot.waitExposed(page):
        page.show()
    yield page
    page.close()


def texts(card: TimerCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def clear_of(card: TimerCard) -> QPushButton:
    return next(button for button in card.findChildren(QPushButton) if button is not card.dose_button)


def faces_of(card: TimerCard) -> list[str]:
    faces: list[str] = []
    card.face_changed.connect(faces.append)
    return faces


def size_of(steps: StepsView) -> int:
    sizes = {
        int(found.group(1))
        for label in steps.findChildren(QLabel)
        if (found := re.search(r"font-size: (\d+)px", label.styleSheet()))
    }
    assert len(sizes) == 1
    return sizes.pop()


def test_before_the_first_dose_there_is_no_clock(card: TimerCard) -> None:
    assert texts(card) == ["Start the clock with the first dose. It keeps running on every screen."]
    assert card.dose_button.text() == "First naloxone dose given now"
    assert not clear_of(card).isVisible()


def test_the_first_dose_starts_the_clock(card: TimerCard, clock: Clock) -> None:
    faces = faces_of(card)
    clock.seconds = 1_000.0
    QTest.mouseClick(card.dose_button, LEFT)
    clock.seconds = 1_065.9
    card.refresh()
    assert faces == ["00:00", "01:05"]
    assert texts(card)[0] == "01:05"
    assert card.dose_button.text() == "Another dose given now"


def test_the_clock_goes_on_by_itself(card: TimerCard, clock: Clock, qtbot: QtBot) -> None:
    card.give_dose()
    with qtbot.waitSignal(card.face_changed) as told:
        clock.seconds = 3.0
    assert told.args == ["00:03"]


def test_another_dose_counts_from_the_first_and_from_itself(card: TimerCard, clock: Clock) -> None:
    card.give_dose()
    clock.seconds = 134.0
    QTest.mouseClick(card.dose_button, LEFT)
    clock.seconds = 201.0
    card.refresh()
    assert texts(card) == ["03:21", "since the first dose · 2 doses · 01:07 since the last"]


def test_another_dose_in_the_same_second_is_counted_at_once(card: TimerCard) -> None:
    card.give_dose()
    QTest.mouseClick(card.dose_button, LEFT)
    assert len(card.doses.doses) == 2
    assert "2 doses" in texts(card)[1]


def test_a_clock_with_hours_shows_them(card: TimerCard, clock: Clock) -> None:
    card.give_dose()
    clock.seconds = 3_607.0
    card.refresh()
    assert texts(card)[0] == "1:00:07"


def test_one_press_does_not_clear_the_clock(card: TimerCard, clock: Clock) -> None:
    card.give_dose()
    QTest.mouseClick(clear_of(card), LEFT)
    assert card.doses.is_running
    assert clear_of(card).text() == "Press again to clear the clock"


def test_a_second_press_clears_the_clock(card: TimerCard) -> None:
    faces = faces_of(card)
    card.give_dose()
    QTest.mouseClick(clear_of(card), LEFT)
    QTest.mouseClick(clear_of(card), LEFT)
    assert not card.doses.is_running
    assert faces[-1] == ""
    assert card.dose_button.text() == "First naloxone dose given now"


def test_a_press_that_is_not_repeated_is_forgotten(card: TimerCard, qtbot: QtBot) -> None:
    card.give_dose()
    QTest.mouseClick(clear_of(card), LEFT)
    sure = next(timer for timer in card.findChildren(QTimer) if timer.isSingleShot())
    sure.start(0)
    qtbot.waitUntil(lambda: clear_of(card).text() == "Clear the clock")
    QTest.mouseClick(clear_of(card), LEFT)
    assert card.doses.is_running


def test_a_cleared_clock_starts_again_from_nothing(card: TimerCard, clock: Clock) -> None:
    card.give_dose()
    clock.seconds = 50.0
    for _ in range(2):
        QTest.mouseClick(clear_of(card), LEFT)
    card.give_dose()
    assert texts(card)[0] == "00:00"
    assert card.doses.doses == (50.0,)


def test_a_larger_room_gives_larger_steps(steps: StepsView) -> None:
    steps.show_steps(STEPS * 2)
    steps.resize(420, 300)
    small = size_of(steps)
    steps.resize(1_400, 1_000)
    assert small < size_of(steps) == Type.EMERGENCY_LARGEST


@pytest.mark.parametrize("room", [(60, 40), (300, 60), (420, 300), (900, 500), (3_000, 2_000)])
@pytest.mark.parametrize("count", [0, 1, 3, 30])
def test_steps_are_never_smaller_than_the_smallest_nor_larger_than_the_largest(
    steps: StepsView, room: tuple[int, int], count: int
) -> None:
    steps.show_steps((STEPS * 10)[:count])
    steps.resize(*room)
    if count:
        assert Type.EMERGENCY_SMALLEST <= size_of(steps) <= Type.EMERGENCY_LARGEST
    assert len([label for label in steps.findChildren(QLabel) if label.wordWrap()]) == count


@pytest.mark.parametrize("room", [(700, 420), (900, 500), (1_400, 1_000)])
def test_steps_above_the_smallest_type_need_no_scrolling(
    steps: StepsView, library: Library, room: tuple[int, int], qtbot: QtBot
) -> None:
    for card in library.emergencies():
        steps.show_steps(card.quick_steps)
        steps.resize(*room)
        if size_of(steps) > Type.EMERGENCY_SMALLEST:
            qtbot.waitUntil(lambda: steps.verticalScrollBar().maximum() == 0)


def test_larger_text_is_larger_than_what_fits(steps: StepsView) -> None:
    steps.resize(900, 500)
    steps.show_steps(STEPS)
    normal = size_of(steps)
    steps.set_zoom(200)
    assert size_of(steps) == 2 * normal


@pytest.mark.parametrize("zoom", [80, 90])
def test_smaller_text_is_still_large_in_an_emergency(steps: StepsView, zoom: int) -> None:
    steps.resize(60, 40)
    steps.show_steps(STEPS)
    steps.set_zoom(zoom)
    assert size_of(steps) >= 15


def test_steps_are_numbered_and_shown_as_written(steps: StepsView) -> None:
    steps.show_steps(("<b>Call</b> & wait",))
    labels = steps.findChildren(QLabel)
    assert {label.text() for label in labels} == {"1", "<b>Call</b> & wait"}
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels if label.wordWrap())


def test_each_emergency_is_one_press_away(page: EmergencyPage, library: Library) -> None:
    for card in library.emergencies():
        choice = next(button for button in page.findChildren(QPushButton) if button.accessibleName() == card.title)
        QTest.mouseClick(choice, LEFT)
        shown = {label.text() for label in page.findChildren(StepsView)[0].widget().findChildren(QLabel)}
        assert page.shown == card.id
        assert choice.isChecked()
        assert set(card.quick_steps) <= shown


def test_an_unknown_emergency_leaves_the_page_as_it_is(page: EmergencyPage) -> None:
    before = page.shown
    page.show_emergency("gone")
    assert page.shown == before != ""


def test_the_whole_page_is_one_press_away(page: EmergencyPage, qtbot: QtBot) -> None:
    whole = next(button for button in page.findChildren(QPushButton) if button.text() == "Read the whole page")
    with qtbot.waitSignal(page.article_requested) as wish:
        QTest.mouseClick(whole, LEFT)
    assert wish.args == [page.shown]


def test_a_library_without_emergencies_says_what_to_do(clock: Clock, qtbot: QtBot) -> None:
    page = EmergencyPage((), clock)
    qtbot.addWidget(page)
    page.focus_choice()
    assert page.shown == ""
    assert any("local emergency number" in label.text() for label in page.findChildren(QLabel))

"""The emergency page: the clock of doses, and steps in the largest type that fits."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.core.local_note import LocalNote, LocalPlace, Slot
from hrdesk.services.library import Library
from hrdesk.services.paths import Places
from hrdesk.services.settings_store import load_settings
from hrdesk.ui.desk import Desk
from hrdesk.ui.emergency.emergency_page import EmergencyPage
from hrdesk.ui.emergency.local_dialog import LocalDialog
from hrdesk.ui.emergency.local_strip import LocalStrip
from hrdesk.ui.emergency.steps_view import StepsView
from hrdesk.ui.emergency.timer_card import TimerCard
from hrdesk.ui.local_words import slot_words
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.theme import Type
from tests.conftest import Clock

STEPS = ("Call for help.", "Tilt the head and lift the chin.", "Breathe for them, once every five seconds.")
LEFT = Qt.MouseButton.LeftButton


AUSTRIA = LocalPlace("AT", "Austria", {Slot.EMERGENCY_NUMBER: LocalNote("112", "EC: 112 (2024)", "2026-11-21")})
OMAN = LocalPlace("OM", "Oman", {})
PLACES = {place.code: place for place in (AUSTRIA, OMAN)}


def no_place(code: str) -> LocalPlace | None:
    return None


@pytest.fixture
def strip(qtbot: QtBot) -> Iterator[LocalStrip]:
    strip = LocalStrip([(place.code, place.name) for place in PLACES.values()], PLACES.get)
    qtbot.addWidget(strip)
    strip.show()
    yield strip
    strip.close()


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
    page = EmergencyPage(library.emergencies(), clock, LocalStrip(library.countries(), library.local_place))
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
    page = EmergencyPage((), clock, LocalStrip((), no_place))
    qtbot.addWidget(page)
    page.focus_choice()
    assert page.shown == ""
    assert any("local emergency number" in label.text() for label in page.findChildren(QLabel))


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


@pytest.mark.parametrize(
    ("code", "words"),
    [("AT", "Call 112"), ("OM", "Emergency number: not filled in"), ("", "Emergency number")],
)
def test_the_strip_says_the_number_or_plainly_that_there_is_none(strip: LocalStrip, code: str, words: str) -> None:
    strip.show_country(code)
    assert words_on(strip) == words


def test_a_country_that_the_library_does_not_know_counts_as_not_chosen(strip: LocalStrip) -> None:
    strip.show_country("XX")
    assert strip.place is None
    assert words_on(strip) == "Emergency number"


def test_a_library_without_countries_does_not_ask_for_one(qtbot: QtBot) -> None:
    strip = LocalStrip((), no_place)
    qtbot.addWidget(strip)
    assert words_on(strip) == "Emergency number: not filled in"


def test_choosing_a_country_with_the_keys_shows_its_number_and_tells(strip: LocalStrip, qtbot: QtBot) -> None:
    box = strip.findChild(QComboBox)
    assert box is not None
    with qtbot.waitSignal(strip.country_chosen) as told:
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert told.args == ["AT"]
    assert words_on(strip) == "Call 112"


def test_the_chosen_country_is_kept_for_the_next_time(window: MainWindow, desk: Desk, places: Places) -> None:
    window.show_emergency()
    window.emergency_page.local.country_chosen.emit("DE")
    assert load_settings(places.settings)[0].country == "DE"


def test_all_local_facts_name_their_source_or_say_that_they_are_missing(qtbot: QtBot) -> None:
    dialog = LocalDialog(AUSTRIA)
    qtbot.addWidget(dialog)
    said = words_on(dialog)
    assert all(slot_words(slot) in said for slot in Slot)
    assert "112" in said
    assert "EC: 112 (2024); checked 2026-11-21" in said
    assert said.count("Not filled in") == len(Slot) - 1


def test_the_bundled_library_knows_numbers_by_country(library: Library) -> None:
    codes = [code for code, _ in library.countries()]
    assert len(codes) == len(set(codes)) > 50
    germany = library.local_place("DE")
    assert germany is not None
    assert germany.notes[Slot.EMERGENCY_NUMBER].text.startswith("112")
    assert library.local_place("XX") is None


def test_the_page_leaves_the_other_screens_their_room(window: MainWindow) -> None:
    assert window.emergency_page.minimumSizeHint().width() < 640
    window.resize(1024, 600)
    window.open_article("heroin")
    assert window.width() == 1024


def test_on_a_low_screen_the_steps_have_the_room_of_the_title(page: EmergencyPage) -> None:
    title = next(label for label in page.findChildren(QLabel) if label.property("role") == "emergency-title")
    assert title.isVisible()
    page.resize(932, 520)
    assert not title.isVisible()

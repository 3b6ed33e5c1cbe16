"""Finding the way: emergencies from anywhere, back and forward, text size, finding in a page."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from hrdesk.core.history import Screen
from hrdesk.ui.bar import Bar
from hrdesk.ui.keys_dialog import KeysDialog
from hrdesk.ui.main_window import MainWindow
from tests.conftest import Clock
from tests.ui.driving import (
    ALT,
    CONTROL,
    SHIFT,
    drawn_words,
    find_field,
    found_count,
    press,
    select_words,
    type_words,
)

Key = Qt.Key
NOTHING = Qt.KeyboardModifier.NoModifier


def emergency_button(window: MainWindow) -> QPushButton:
    bar = window.findChild(Bar)
    assert bar is not None
    button = bar.findChild(QPushButton)
    assert button is not None
    return button


def go_home(window: MainWindow) -> None:
    press(window, Key.Key_Home, ALT)


def go_to_article(window: MainWindow) -> None:
    window.open_article("heroin")


def go_to_notebook(window: MainWindow) -> None:
    press(window, Key.Key_2, CONTROL)


def go_to_emergency(window: MainWindow) -> None:
    press(window, Key.Key_F9)


def be_searching(window: MainWindow) -> None:
    press(window, Key.Key_L, CONTROL)
    type_words(window, "naloxone")


def be_finding(window: MainWindow) -> None:
    window.open_article("heroin")
    press(window, Key.Key_F, CONTROL)
    type_words(window, "naloxone")


def be_writing(window: MainWindow) -> None:
    window.open_article("heroin")
    press(window, Key.Key_N)
    type_words(window, "Ask")


def be_in_full_screen(window: MainWindow) -> None:
    press(window, Key.Key_F11)


def be_in_the_tree(window: MainWindow) -> None:
    press(window, Key.Key_1, CONTROL)


@pytest.mark.parametrize(
    "go",
    [
        go_home,
        go_to_article,
        go_to_notebook,
        go_to_emergency,
        be_searching,
        be_finding,
        be_writing,
        be_in_full_screen,
        be_in_the_tree,
    ],
)
def test_f9_brings_the_emergency_from_everywhere(window: MainWindow, go: Callable[[MainWindow], None]) -> None:
    go(window)
    press(window, Key.Key_F9)
    assert window.place.screen is Screen.EMERGENCY
    assert window.emergency_page.isVisible()
    assert window.emergency_page.shown
    assert not window.search_results.isVisible()


def test_f9_reaches_over_the_keys_page(window: MainWindow) -> None:
    window.action("keys").trigger()
    dialog = window.findChild(KeysDialog)
    assert dialog is not None
    QTest.keyClick(dialog, Key.Key_F9)
    assert window.place.screen is Screen.EMERGENCY


def test_words_that_were_being_typed_are_there_after_the_emergency(window: MainWindow) -> None:
    be_writing(window)
    press(window, Key.Key_F9)
    press(window, Key.Key_Left, ALT)
    assert [placed.annotation.note for placed in window.reader.view.placed] == ["Ask"]


def test_the_clock_runs_while_the_person_is_elsewhere_and_shows_in_the_bar(window: MainWindow, clock: Clock) -> None:
    assert emergency_button(window).text() == "Emergency"
    press(window, Key.Key_F9)
    window.emergency_page.timer.dose_button.setFocus()
    press(window, Key.Key_Space)
    for seconds, go in ((61, go_to_article), (125, go_to_notebook), (3_700, go_home)):
        go(window)
        clock.seconds = seconds
        window.emergency_page.timer.refresh()
        minutes, rest = divmod(seconds % 3_600, 60)
        hours = f"{seconds // 3_600}:" if seconds >= 3_600 else ""
        assert emergency_button(window).text() == f"Emergency  {hours}{minutes:02}:{rest:02}"
    press(window, Key.Key_F9)
    assert window.emergency_page.timer.doses.since_first(clock()) == 3_700


def test_f9_keeps_the_emergency_that_was_on_show(window: MainWindow) -> None:
    window.show_emergency("emergency-overamping")
    go_home(window)
    press(window, Key.Key_F9)
    assert window.emergency_page.shown == "emergency-overamping"


def test_back_and_forward_return_to_the_place_and_the_scroll(window: MainWindow) -> None:
    bar = window.reader.view.verticalScrollBar()
    window.open_article("heroin")
    bar.setValue(700)
    window.open_article("cocaine")
    bar.setValue(450)
    press(window, Key.Key_F9)
    go_to_notebook(window)
    seen = []
    for _ in range(4):
        press(window, Key.Key_Left, ALT)
        seen.append((window.place.screen, window.place.article_id, bar.value()))
    assert [place[0] for place in seen] == [Screen.EMERGENCY, Screen.ARTICLE, Screen.ARTICLE, Screen.HOME]
    assert seen[1][1:] == ("cocaine", 450)
    assert seen[2][1:] == ("heroin", 700)
    press(window, Key.Key_Left, ALT)
    assert window.place.screen is Screen.HOME
    press(window, Key.Key_Right, ALT)
    assert (window.place.article_id, bar.value()) == ("heroin", 700)
    press(window, Key.Key_Right, ALT)
    assert (window.place.article_id, bar.value()) == ("cocaine", 450)
    assert window.reader.article is not None
    assert window.reader.article.card.id == "cocaine"


def test_back_returns_to_the_emergency_that_was_on_show(window: MainWindow) -> None:
    window.show_emergency("emergency-overamping")
    window.show_emergency("emergency-sedative-collapse")
    press(window, Key.Key_Left, ALT)
    assert window.emergency_page.shown == "emergency-overamping"


def test_back_returns_to_the_same_words_after_the_text_size_changed(window: MainWindow) -> None:
    window.open_article("harm-reduction-principles")
    bar = window.reader.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    heading = window.reader.view.heading_on_top()
    window.open_article("cocaine")
    press(window, Key.Key_0, CONTROL | SHIFT)
    window.action("double_size").trigger()
    press(window, Key.Key_Left, ALT)
    assert window.reader.view.heading_on_top() == heading != ""


def test_twice_the_text_size_and_back_keeps_the_place(window: MainWindow) -> None:
    window.open_article("harm-reduction-principles")
    view = window.reader.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    heading = view.heading_on_top()
    assert heading
    window.action("double_size").trigger()
    assert view.heading_on_top() == heading
    press(window, Key.Key_0, CONTROL)
    assert view.heading_on_top() == heading


def test_a_link_leads_to_another_page_and_back_returns(window: MainWindow) -> None:
    window.open_article("heroin")
    window.reader.view.article_requested.emit("emergency-opioid-overdose", "")
    assert window.place.article_id == "emergency-opioid-overdose"
    press(window, Key.Key_Left, ALT)
    assert window.place.article_id == "heroin"


def test_f3_and_shift_f3_go_through_the_places(window: MainWindow) -> None:
    window.open_article("heroin")
    count = len(re.findall("naloxone", window.reader.view.shown_text, re.IGNORECASE))
    press(window, Key.Key_F, CONTROL)
    type_words(window, "naloxone")
    view, tops = window.reader.view, []
    for number in (*range(2, count + 1), 1):
        press(window, Key.Key_F3)
        assert found_count(window) == f"{number} of {count}"
        assert "naloxone" in {word.casefold() for word in drawn_words(window)}
        tops.append(view.verticalScrollBar().value())
    assert len(set(tops)) > 1
    press(window, Key.Key_F3, SHIFT)
    assert found_count(window) == f"{count} of {count}"


def test_f3_goes_on_from_the_page_itself(window: MainWindow) -> None:
    window.open_article("heroin")
    press(window, Key.Key_F, CONTROL)
    type_words(window, "naloxone")
    window.reader.focus_page()
    press(window, Key.Key_F3)
    assert found_count(window).startswith("2 of ")
    assert find_field(window).text() == "naloxone"


def test_the_whole_visit_goes_with_keys_alone(window: MainWindow) -> None:
    press(window, Key.Key_F6)
    type_words(window, "three questions")
    press(window, Key.Key_Return)
    press(window, Key.Key_D, CONTROL)
    select_words(window, "risk")
    type_words(window, "2")
    press(window, Key.Key_B, CONTROL)
    press(window, Key.Key_Left, ALT)
    assert window.place.article_id == "three-questions"
    assert [placed.annotation.colour for placed in window.reader.view.placed] == ["green"]

"""Finding words in the page on show."""

import re

import pytest
from PySide6.QtCore import Qt

from hrdesk.ui.main_window import MainWindow
from tests.ui.driving import (
    CONTROL,
    SHIFT,
    drawn_words,
    find_bar,
    find_field,
    found_count,
    press,
    select_words,
    type_words,
)

Key = Qt.Key


@pytest.fixture
def finding(window: MainWindow) -> MainWindow:
    window.open_article("heroin")
    press(window, Key.Key_F, CONTROL)
    return window


def occurrences(window: MainWindow, words: str) -> int:
    return len(re.findall(re.escape(words), window.reader.view.shown_text, re.IGNORECASE))


def test_the_bar_opens_ready_to_type(finding: MainWindow) -> None:
    assert find_bar(finding).isVisible()
    assert find_field(finding).hasFocus()
    assert found_count(finding) == ""


def test_the_bar_counts_every_place(finding: MainWindow) -> None:
    type_words(finding, "Naloxone")
    count = occurrences(finding, "naloxone")
    assert count > 2
    assert found_count(finding) == f"1 of {count}"


def test_enter_and_shift_enter_go_round_the_places(finding: MainWindow) -> None:
    type_words(finding, "naloxone")
    count = occurrences(finding, "naloxone")
    shown = []
    for _ in range(count):
        press(finding, Key.Key_Return)
        shown.append(found_count(finding))
    assert shown == [f"{number} of {count}" for number in (*range(2, count + 1), 1)]
    press(finding, Key.Key_Return, SHIFT)
    assert found_count(finding) == f"{count} of {count}"


def test_words_that_are_not_there_are_said_not_to_be(finding: MainWindow) -> None:
    type_words(finding, "zzqx")
    assert found_count(finding) == "Not on this page"
    press(finding, Key.Key_Return)
    press(finding, Key.Key_F3)
    assert found_count(finding) == "Not on this page"
    assert drawn_words(finding) == []


def test_deleting_the_words_clears_marks_and_count(finding: MainWindow) -> None:
    type_words(finding, "h")
    assert drawn_words(finding)
    press(finding, Key.Key_Backspace)
    assert (found_count(finding), drawn_words(finding)) == ("", [])


def test_the_selected_words_are_looked_for(window: MainWindow) -> None:
    window.open_article("heroin")
    select_words(window, "naloxone")
    press(window, Key.Key_F, CONTROL)
    assert find_field(window).text() == "naloxone"
    assert found_count(window).endswith(f"of {occurrences(window, 'naloxone')}")


def test_looking_starts_at_the_place_in_view(window: MainWindow) -> None:
    window.open_article("heroin")
    bar = window.reader.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    press(window, Key.Key_F, CONTROL)
    type_words(window, "heroin")
    assert not found_count(window).startswith("1 of")


def test_esc_closes_the_bar_and_goes_back_to_the_page(finding: MainWindow) -> None:
    type_words(finding, "naloxone")
    press(finding, Key.Key_Escape)
    assert not find_bar(finding).isVisible()
    assert drawn_words(finding) == []
    assert finding.reader.view.hasFocus()


def test_another_page_closes_the_bar(finding: MainWindow) -> None:
    type_words(finding, "naloxone")
    finding.open_article("cocaine")
    assert not find_bar(finding).isVisible()
    assert drawn_words(finding) == []


def test_all_places_in_view_are_marked_and_one_stands_out(finding: MainWindow) -> None:
    type_words(finding, "heroin")
    drawn = finding.reader.view.extraSelections()
    grounds = [selection.format.background().color().name() for selection in drawn]  # type: ignore[attr-defined]
    assert len(grounds) > 1
    assert len(set(grounds)) == 2
    assert min(grounds.count(ground) for ground in set(grounds)) == 1


def test_finding_works_only_on_a_page(window: MainWindow) -> None:
    assert not window.action("find").isEnabled()
    press(window, Key.Key_F, CONTROL)
    press(window, Key.Key_F3)
    assert not find_bar(window).isVisible()

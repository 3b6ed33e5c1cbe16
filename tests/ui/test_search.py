"""Searching: results appear while typing, arrows pass headings over, Enter opens, Esc goes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from hrdesk.core.history import Screen
from hrdesk.core.hit import Hit
from hrdesk.services.library import Library
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.search.hits_model import GroupRow
from tests.ui.driving import CONTROL, SHIFT, chosen_hit, drawn_words, press, rows_of_results, type_words

Key = Qt.Key


@pytest.fixture
def searching(window: MainWindow) -> MainWindow:
    press(window, Key.Key_L, CONTROL)
    return window


def room_of(window: MainWindow) -> QWidget:
    """What the results float over."""
    room = window.search_results.parentWidget()
    assert room is not None
    return room


@pytest.mark.parametrize(("key", "modifier"), [(Key.Key_L, CONTROL), (Key.Key_F6, Qt.KeyboardModifier.NoModifier)])
def test_a_key_puts_the_cursor_into_the_search_field(
    window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    window.open_article("heroin")
    press(window, key, modifier)
    assert window.search_field.hasFocus()


def test_the_words_of_the_last_search_are_replaced_by_typing(searching: MainWindow) -> None:
    type_words(searching, "naloxone")
    press(searching, Key.Key_Escape)
    press(searching, Key.Key_L, CONTROL)
    type_words(searching, "alcohol")
    assert searching.search_field.text() == "alcohol"


def test_results_appear_while_typing_and_follow_the_words(searching: MainWindow) -> None:
    assert not searching.search_results.isVisible()
    seen = []
    for letter in "smack":
        type_words(searching, letter)
        assert searching.search_results.isVisible()
        seen.append(chosen_hit(searching))
    assert seen[-1] is not None
    assert seen[-1].article_id == "heroin"
    assert searching.search_field.hasFocus()


def test_emergencies_stand_first_in_a_group_of_their_own(searching: MainWindow) -> None:
    type_words(searching, "breathing stopped")
    rows = rows_of_results(searching)
    groups = [row.text for row in rows if isinstance(row, GroupRow)]
    assert groups == ["Emergencies", "Pages"]
    border = rows.index(GroupRow("Pages"))
    assert all(row.is_emergency for row in rows[1:border] if isinstance(row, Hit))
    assert rows[0] == GroupRow("Emergencies")


def test_the_first_hit_is_chosen_not_the_heading_above_it(searching: MainWindow) -> None:
    type_words(searching, "breathing stopped")
    assert searching.search_results.view.currentIndex().row() == 1


def test_arrows_go_through_the_hits_and_pass_headings_over(searching: MainWindow) -> None:
    type_words(searching, "breathing stopped")
    hits = [row for row in rows_of_results(searching) if isinstance(row, Hit)]
    passed = [chosen_hit(searching)]
    for _ in hits[1:]:
        press(searching, Key.Key_Down)
        passed.append(chosen_hit(searching))
    assert passed == hits
    press(searching, Key.Key_Down)
    assert chosen_hit(searching) == hits[-1]
    for hit in hits[-2::-1]:
        press(searching, Key.Key_Up)
        assert chosen_hit(searching) == hit
    press(searching, Key.Key_Up)
    assert chosen_hit(searching) == hits[0]


def test_page_keys_go_further_and_stay_on_hits(searching: MainWindow) -> None:
    type_words(searching, "drug")
    hits = [row for row in rows_of_results(searching) if isinstance(row, Hit)]
    for _ in range(20):
        press(searching, Key.Key_PageDown)
        assert chosen_hit(searching) in hits
    assert chosen_hit(searching) == hits[-1]
    for _ in range(20):
        press(searching, Key.Key_PageUp)
        assert chosen_hit(searching) in hits
    assert chosen_hit(searching) == hits[0]


def test_enter_opens_the_chosen_hit_at_its_passage(searching: MainWindow) -> None:
    type_words(searching, "overdose risk tolerance")
    press(searching, Key.Key_Down)
    hit = chosen_hit(searching)
    assert hit is not None
    press(searching, Key.Key_Return)
    assert not searching.search_results.isVisible()
    assert (searching.place.article_id, searching.place.heading) == (hit.article_id, hit.slug)
    assert searching.reader.view.hasFocus()


def test_the_words_that_were_searched_are_marked_on_the_page_until_esc(searching: MainWindow) -> None:
    type_words(searching, "three questions")
    press(searching, Key.Key_Return)
    assert {word.casefold() for word in drawn_words(searching)} == {"three", "questions"}
    press(searching, Key.Key_Escape)
    assert drawn_words(searching) == []


def test_a_press_on_a_hit_opens_it(searching: MainWindow) -> None:
    type_words(searching, "heroin")
    view = searching.search_results.view
    row = searching.search_results.model.next_hit(2, 1)
    index = searching.search_results.model.index(row)
    hit = searching.search_results.model.hit_at(index)
    assert hit is not None
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert searching.place.article_id == hit.article_id


def test_a_press_on_a_heading_opens_nothing(searching: MainWindow) -> None:
    type_words(searching, "breathing stopped")
    view = searching.search_results.view
    place = view.visualRect(searching.search_results.model.index(0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert searching.place.screen is Screen.HOME


def test_esc_hides_the_results_and_goes_back_to_the_page(window: MainWindow) -> None:
    window.open_article("heroin")
    press(window, Key.Key_L, CONTROL)
    type_words(window, "naloxone")
    press(window, Key.Key_Escape)
    assert not window.search_results.isVisible()
    assert window.reader.view.hasFocus()
    assert window.place.article_id == "heroin"


@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_Return])
def test_the_results_come_back_when_they_are_asked_for(searching: MainWindow, key: Qt.Key) -> None:
    type_words(searching, "naloxone")
    press(searching, Key.Key_Escape)
    searching.search_field.setFocus()
    searching.search_results.hide()
    press(searching, key)
    assert searching.search_results.isVisible()
    assert searching.place.screen is Screen.HOME


def test_leaving_the_field_hides_the_results(searching: MainWindow) -> None:
    type_words(searching, "naloxone")
    searching.reader.view.setFocus()
    searching.setFocus()
    assert not searching.search_results.isVisible()


@pytest.mark.parametrize("words", ["", "   "])
def test_no_words_no_results(searching: MainWindow, words: str) -> None:
    type_words(searching, "naloxone")
    searching.search_field.setText(words)
    assert not searching.search_results.isVisible()


def test_deleting_the_words_hides_the_results(searching: MainWindow) -> None:
    type_words(searching, "na")
    press(searching, Key.Key_Backspace)
    assert searching.search_results.isVisible()
    press(searching, Key.Key_Backspace)
    assert not searching.search_results.isVisible()


@pytest.mark.parametrize("words", ["zzqx vv", "?!", '"', "***", "zz" * 400])
def test_nothing_found_shows_the_emergencies(searching: MainWindow, library: Library, words: str) -> None:
    searching.search_field.setText(words)
    rows = rows_of_results(searching)
    assert searching.search_results.isVisible()
    assert isinstance(rows[0], GroupRow)
    assert rows[0].text.startswith(f"Nothing found for “{words.strip()[:60]}”.")
    assert [row.article_id for row in rows[1:] if isinstance(row, Hit)] == [c.id for c in library.emergencies()]


def test_an_emergency_that_is_offered_instead_opens_with_enter(searching: MainWindow, library: Library) -> None:
    type_words(searching, "zzqx vv")
    press(searching, Key.Key_Return)
    assert searching.place.article_id == library.emergencies()[0].id


def test_a_street_name_finds_the_page_and_says_why(searching: MainWindow) -> None:
    type_words(searching, "smack")
    hit = chosen_hit(searching)
    assert hit is not None
    assert hit.article_id == "heroin"
    assert hit.why
    assert hit.why.casefold() == "smack"


@pytest.mark.parametrize("size", [(1280, 800), (1024, 600), (700, 500)])
def test_the_results_stay_inside_the_window(searching: MainWindow, size: tuple[int, int]) -> None:
    searching.resize(*size)
    type_words(searching, "drug")
    assert room_of(searching).rect().contains(searching.search_results.geometry())
    searching.resize(size[0] + 100, size[1])
    assert room_of(searching).rect().contains(searching.search_results.geometry())


def test_results_lie_over_the_page_below_the_field(searching: MainWindow) -> None:
    type_words(searching, "drug")
    foot = searching.search_field.mapTo(searching, searching.search_field.rect().bottomLeft()).y()
    assert searching.search_results.mapTo(searching, searching.search_results.rect().topLeft()).y() > foot


def test_the_whole_line_of_a_hit_is_read_out(searching: MainWindow) -> None:
    type_words(searching, "heroin")
    index = searching.search_results.view.currentIndex()
    hit = chosen_hit(searching)
    assert hit is not None
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert hit.title in spoken
    assert hit.excerpt.text in spoken


def test_words_can_be_selected_in_the_field(searching: MainWindow) -> None:
    type_words(searching, "naloxone")
    press(searching, Key.Key_Home, SHIFT)
    assert searching.search_field.selectedText() == "naloxone"


def test_results_of_the_same_page_bring_another_passage_into_view(searching: MainWindow) -> None:
    searching.open_article("heroin")
    searching.reader.view.verticalScrollBar().setValue(900)
    press(searching, Key.Key_L, CONTROL)
    type_words(searching, "smack")
    press(searching, Key.Key_Return)
    assert searching.place.article_id == "heroin"
    assert searching.reader.view.verticalScrollBar().value() == 0

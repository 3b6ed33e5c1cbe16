"""Words are found in the text of a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.find_in_page import find_all, find_words, nearest_at_or_after
from tests.core.properties import any_text, steady, texts


def test_every_place_is_found_whatever_the_case() -> None:
    assert find_all("Naloxone, naloxone, NALOXONE", "naloxone") == ((0, 8), (10, 18), (20, 28))


def test_places_do_not_overlap() -> None:
    assert find_all("aaaa", "aa") == ((0, 2), (2, 4))


def test_nothing_wanted_is_nothing_found() -> None:
    assert find_all("text", "") == ()


def test_letters_that_grow_in_lower_case_shift_nothing() -> None:
    assert find_all("İİ naloxone", "NALOXONE") == ((3, 11),)


def test_a_greek_word_is_found_in_capitals_too() -> None:
    assert find_all("ΣΤΟΥΣ ΔΡΟΜΟΥΣ", "δρομουσ") == ((6, 13),)
    assert find_all("ΣΤΟΥΣ ΔΡΟΜΟΥΣ", "ς") == ((0, 1), (4, 5), (12, 13))


@steady
@given(texts, texts)
def test_every_found_place_holds_what_was_wanted(text: str, wanted: str) -> None:
    for start, end in find_all(text, wanted):
        assert end - start == len(wanted)
        assert text[start:end].casefold() == wanted.casefold()


@steady
@given(any_text.filter(bool), st.data())
def test_a_piece_of_the_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert find_all(text, text[start:end])


def test_words_are_found_by_how_they_begin() -> None:
    text = "Doses, a dose and overdose"
    assert [text[start:end] for start, end in find_words(text, ["dos"])] == ["Doses", "dose"]


def test_single_letters_are_not_marked() -> None:
    assert find_words("a b c", ["a", "b"]) == ()


def test_of_two_beginnings_the_longer_word_is_marked_whole() -> None:
    text = "heroin her"
    assert find_words(text, ["her", "heroin"]) == ((0, 6), (7, 10))


@steady
@given(texts, st.lists(texts, max_size=4))
def test_any_words_can_be_asked_for(text: str, words: list[str]) -> None:
    wanted = [word.casefold() for word in words if len(word) > 1]
    for start, end in find_words(text, words):
        assert 0 <= start < end <= len(text)
        assert wanted


@pytest.mark.parametrize(("position", "index"), [(0, 0), (4, 1), (5, 1), (6, 2), (9, 0)])
def test_the_next_place_is_the_first_at_or_after_and_then_the_first_of_all(position: int, index: int) -> None:
    assert nearest_at_or_after(((0, 2), (5, 6), (8, 9)), position) == index


def test_without_places_the_next_is_the_first() -> None:
    assert nearest_at_or_after((), 7) == 0

"""Typing errors: how far words are from each other, and how near ones are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.edits import deletion_keys, distance, distance_to_beginning, edits_allowed
from tests.core.properties import steady

words = st.text("abcd", min_size=3, max_size=7)


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("naloxone", "naloxone", 0),
        ("naloxne", "naloxone", 1),
        ("nalooxone", "naloxone", 1),
        ("nalixone", "naloxone", 1),
        ("nalxoone", "naloxone", 1),
        ("nlaoxoen", "naloxone", 2),
        ("methadone", "naloxone", 3),
        ("", "ab", 2),
        ("a", "abcd", 3),
    ],
)
def test_letters_missed_added_changed_and_swapped_count_once(first: str, second: str, apart: int) -> None:
    assert distance(first, second) == apart
    assert distance(second, first) == apart


@steady
@given(words, words, st.integers(1, 3))
def test_a_limit_changes_nothing_below_it(first: str, second: str, limit: int) -> None:
    assert distance(first, second, limit) == min(distance(first, second, 10), limit + 1)


@steady
@given(words, words)
def test_words_within_two_errors_share_a_key(first: str, second: str) -> None:
    apart = distance(first, second, 2)
    if apart <= 2:
        assert deletion_keys(first, apart) & deletion_keys(second, apart)


def test_an_unfinished_word_is_measured_against_beginnings() -> None:
    assert distance_to_beginning("nalax", "naloxone") == 1
    assert distance_to_beginning("nalo", "naloxone") == 0
    assert distance_to_beginning("zzzz", "naloxone") == 3


@steady
@given(st.text("abc", min_size=1, max_size=7), st.text("abc", min_size=1, max_size=9), st.integers(1, 3))
def test_the_nearest_beginning_is_the_nearest_of_all(typed: str, word: str, limit: int) -> None:
    beginnings = [word[:length] for length in range(1, len(word) + 1)]
    nearest = min(distance(typed, beginning, 10) for beginning in beginnings)
    assert distance_to_beginning(typed, word, limit) == min(nearest, limit + 1)


def test_keys_are_made_of_the_beginning_only() -> None:
    assert deletion_keys("abcdefghij", 0) == {"abcdef"}
    assert deletion_keys("abc", 1) == {"abc", "ab", "ac", "bc"}


@pytest.mark.parametrize(
    ("word", "edits"),
    [("od", 0), ("ket", 1), ("meth", 1), ("crack", 1), ("heroin", 2), ("2cbfly", 0), ("героин", 1), ("налоксон", 2)],
)
def test_longer_words_may_hold_more_errors(word: str, edits: int) -> None:
    assert edits_allowed(word) == edits

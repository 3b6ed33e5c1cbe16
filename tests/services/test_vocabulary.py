"""The words of a library: known, begun, near, beside."""

import pytest

from hrdesk.services.library import Library
from hrdesk.services.vocabulary import MANY_WORDS, Vocabulary


@pytest.fixture
def vocabulary(library: Library) -> Vocabulary:
    return Vocabulary(library.connection)


def test_words_of_pages_and_everyday_words_are_known_in_all_forms(vocabulary: Vocabulary) -> None:
    words = ["naloxone", "injected", "umbrella", "zzqx", "nalaxone"]
    assert vocabulary.known(words) == {"naloxone", "injected", "umbrella"}
    assert vocabulary.only_everyday(words) == {"umbrella"}


def test_passages_are_counted_by_stem(vocabulary: Vocabulary) -> None:
    counts = vocabulary.passages_by_stem(["naloxon", "zzqx"])
    assert counts.keys() == {"naloxon"}
    assert counts["naloxon"] > 10


@pytest.mark.parametrize(("beginning", "word"), [("nalox", "naloxone"), ("na", "naloxone"), ("n", "naloxone")])
def test_the_most_frequent_words_with_a_beginning_come_first(beginning: str, word: str, vocabulary: Vocabulary) -> None:
    found = vocabulary.completions(beginning, MANY_WORDS)
    assert word in found
    assert all(other.startswith(beginning) for other in found)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("nalaxone", "naloxone"),
        ("overdsoe", "overdose"),
        ("absess", "abscess"),
        ("hepatitas", "hepatitis"),
        ("benzodiazapene", "benzodiazepine"),
        ("налаксон", "налоксон"),
    ],
)
def test_the_nearest_word_is_found(typed: str, word: str, vocabulary: Vocabulary) -> None:
    assert vocabulary.near(typed)[0].word == word


def test_short_words_and_far_words_have_none_near(vocabulary: Vocabulary) -> None:
    for word in ("zq", "zzqxzz", "x" * 64, ""):
        assert vocabulary.near(word) == []


def test_an_unfinished_word_may_hold_an_error(vocabulary: Vocabulary) -> None:
    assert vocabulary.near("nalax", is_open=True)[0].word == "naloxone"


def test_neighbours_begin_alike(vocabulary: Vocabulary) -> None:
    assert all(word.startswith("nal") for word in vocabulary.neighbours("nalqqq", 5))
    assert vocabulary.neighbours("q", 5) == []

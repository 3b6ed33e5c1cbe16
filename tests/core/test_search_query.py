"""Whatever a person types becomes words that can be searched for."""

import unicodedata

import pytest
from hypothesis import given

from hrdesk.core.article import ArticleType, Section
from hrdesk.core.search_filters import Filters
from hrdesk.core.search_query import MAX_WORD_LENGTH, MAX_WORDS, parse_query
from tests.core.properties import steady, texts


@steady
@given(texts)
def test_words_hold_letters_marks_and_digits_only(text: str) -> None:
    for query in (parse_query(text), parse_query(text, complete=True)):
        assert len(query.words) <= MAX_WORDS
        for word in query.words:
            assert 0 < len(word) <= MAX_WORD_LENGTH
            assert all(unicodedata.category(char)[0] in "LNM" for char in word)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Breathing stopped", ("breathing", "stopped")),
        ("2C-B", ("2c", "b")),
        ("  naloxone\t", ("naloxone",)),
        ("won't wake, can’t speak", ("wont", "wake", "cant", "speak")),
        ("what's up?", ("what", "s", "up")),
        ("２ｃ\u00a0b", ("2c", "b")),
        ("HÉROÏNE ёж", ("heroine", "еж")),
        ("جرعة زائدة", ("جرعه", "زايده")),
        ("text:naloxone NEAR(a b)", ("text", "naloxone", "near", "a", "b")),
        ('"* -+(', ()),
        ("", ()),
    ],
)
def test_text_falls_into_folded_words(text: str, words: tuple[str, ...]) -> None:
    assert parse_query(text).words == words


def test_the_last_word_may_still_grow_until_a_space_follows() -> None:
    assert parse_query("give nalo").last_is_open
    assert not parse_query("give nalo ").last_is_open
    assert not parse_query("give nalo", complete=True).last_is_open
    assert not parse_query("?!").last_is_open


def test_long_texts_are_cut() -> None:
    assert parse_query("word " * 50).words == ("word",) * MAX_WORDS
    assert parse_query("x" * 100_000).words == ("x" * MAX_WORD_LENGTH,)


def test_filters_are_taken_out_of_the_words() -> None:
    query = parse_query("section:rights police kind:practice ")
    assert query.words == ("police",)
    assert query.filters == Filters(section=Section.RIGHTS, kind=ArticleType.PRACTICE)


def test_a_query_is_blank_when_it_has_neither_words_nor_filters() -> None:
    assert parse_query(" ?! ").is_blank
    assert not parse_query("is:overdue").is_blank
    assert not parse_query("a").is_blank

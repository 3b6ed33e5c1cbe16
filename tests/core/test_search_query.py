"""Whatever a person types becomes a query that the index accepts."""

import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given

from hrdesk.core.search_query import MAX_WORD_LENGTH, MAX_WORDS, SearchQuery, parse_query
from tests.core.properties import steady, texts


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """An empty index of the same making as that of a library, with one passage."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE passages USING fts5(text, tokenize='porter unicode61 remove_diacritics 2', "
            "prefix='1 2 3 4')"
        )
        connection.execute("INSERT INTO passages VALUES ('Give naloxone and help breathing: 2C-B, café')")
        yield connection


def found(index: sqlite3.Connection, expression: str) -> bool:
    return bool(index.execute("SELECT rowid FROM passages WHERE passages MATCH ?", (expression,)).fetchall())


@steady
@given(texts)
def test_no_text_makes_the_index_complain(index: sqlite3.Connection, text: str) -> None:
    for query in (parse_query(text), parse_query(text, complete=True)):
        if not query.is_blank:
            found(index, query.match_all())
            found(index, query.match_any())


def test_no_single_character_makes_the_index_complain(index: sqlite3.Connection) -> None:
    for number in range(0x3000):
        query = parse_query(chr(number))
        if not query.is_blank:
            found(index, query.match_all())


@steady
@given(texts)
def test_a_query_is_blank_exactly_when_it_has_no_words(text: str) -> None:
    query = parse_query(text)
    has_words = any(unicodedata.category(char)[0] in "LNM" for char in unicodedata.normalize("NFKC", text))
    assert query.is_blank == (not has_words)
    assert len(query.words) <= MAX_WORDS
    assert all(0 < len(word) <= MAX_WORD_LENGTH for word in query.words)


@pytest.mark.parametrize(
    ("text", "chunks"),
    [
        ("breathing stopped", (("breathing",), ("stopped",))),
        ("2C-B", (("2C", "B"),)),
        ("  naloxone\t", (("naloxone",),)),
        ("what's up?", (("what", "s"), ("up",))),
        ("２ｃ\u00a0b", (("2c",), ("b",))),
        ('"* -+(', ()),
        ("", ()),
    ],
)
def test_text_falls_into_chunks_that_belong_together(text: str, chunks: tuple[tuple[str, ...], ...]) -> None:
    assert parse_query(text).chunks == chunks


def test_the_words_of_a_chunk_must_stand_together(index: sqlite3.Connection) -> None:
    assert found(index, parse_query("2C-B ").match_all())
    assert not found(index, parse_query("naloxone-breathing ").match_all())
    assert found(index, parse_query("naloxone breathing ").match_all())


def test_the_last_word_may_still_grow(index: sqlite3.Connection) -> None:
    assert parse_query("give nalo").match_all() == '"give" "nalo" *'
    assert found(index, parse_query("give nalo").match_all())
    assert not found(index, parse_query("gi naloxone").match_all())


@pytest.mark.parametrize("query", [parse_query("nalo "), parse_query("nalo", complete=True)])
def test_a_finished_word_does_not_grow(index: sqlite3.Connection, query: SearchQuery) -> None:
    assert not query.last_is_open
    assert not found(index, query.match_all())


def test_all_words_or_any_can_be_asked_for(index: sqlite3.Connection) -> None:
    query = parse_query("naloxone morphine ")
    assert query.match_any() == '"naloxone" OR "morphine"'
    assert found(index, query.match_any())
    assert not found(index, query.match_all())


def test_operators_are_words_like_others(index: sqlite3.Connection) -> None:
    assert not found(index, parse_query("naloxone NOT morphine ").match_all())
    assert parse_query("text:naloxone ").chunks == (("text", "naloxone"),)


def test_accents_do_not_matter(index: sqlite3.Connection) -> None:
    assert found(index, parse_query("CAFE ").match_all())
    assert found(index, parse_query("nalöxone ").match_all())


def test_long_texts_are_cut() -> None:
    assert parse_query("word " * 50).words == ("word",) * MAX_WORDS
    assert parse_query("a-" * 50).words == ("a",) * MAX_WORDS
    assert parse_query("x" * 500).words == ("x" * MAX_WORD_LENGTH,)

"""Words are found again by their keys, whatever share of a bucket they fill."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.services.spelling_keys import packed_keys, words_with_keys


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:")
    opened.execute("CREATE TABLE search_spellings (bucket INTEGER PRIMARY KEY, entries BLOB NOT NULL)")
    yield opened
    opened.close()


def write(connection: sqlite3.Connection, words: dict[int, list[str]]) -> None:
    connection.execute("DELETE FROM search_spellings")
    connection.executemany("INSERT INTO search_spellings VALUES (?, ?)", packed_keys(words.items()))


def test_a_word_that_shares_more_keys_comes_first(connection: sqlite3.Connection) -> None:
    write(connection, {1: ["ab", "b"], 2: ["ab", "a", "b"], 3: ["c"]})
    assert words_with_keys(connection, ["ab", "a", "b"], 10) == [2, 1]
    assert words_with_keys(connection, ["ab", "a", "b"], 1) == [2]
    assert words_with_keys(connection, ["d"], 10) == []
    assert words_with_keys(connection, [], 10) == []


@given(st.dictionaries(st.integers(0, 2**32 - 1), st.lists(st.text(max_size=6), min_size=1, max_size=20), max_size=30))
def test_each_word_is_found_by_each_of_its_keys(words: dict[int, list[str]]) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE search_spellings (bucket INTEGER PRIMARY KEY, entries BLOB NOT NULL)")
    write(connection, words)
    for number, keys in words.items():
        for key in keys:
            assert number in words_with_keys(connection, [key], len(words))
    connection.close()


def test_buckets_are_one_row_each_and_hold_eight_bytes_a_key() -> None:
    rows = list(packed_keys((number, [f"key{number}", "shared"]) for number in range(1_000)))
    buckets = [bucket for bucket, _ in rows]
    assert len(buckets) == len(set(buckets))
    assert buckets == sorted(buckets)
    assert sum(len(entries) for _, entries in rows) == 2_000 * 8

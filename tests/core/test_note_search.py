"""One's own notes are found by how their words begin."""

import pytest

from hrdesk.core.anchor import Anchor
from hrdesk.core.note_search import NoteSearch
from hrdesk.core.search_query import parse_query
from tests.builders import make_annotation

NOTES = (
    make_annotation("a", note="Kits expire in March: ask the naloxone team"),
    make_annotation("b", anchor=Anchor("Blue lips", "", "", 0, 9)),
    make_annotation("c", note="  "),
)
SEARCH = NoteSearch(NOTES, {"heroin": "Heroin and street opioids"})


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("march", ["a"]),
        ("NALOX kits", ["a"]),
        ("the kits", ["a"]),
        ("blue lip", ["b"]),
        ("heroin", ["a", "b", "c"]),
        ("ips", []),
        ("kits zzqx", []),
        ("", []),
        ("is:mine ", ["a", "b", "c"]),
    ],
)
def test_every_word_must_begin_a_word_of_the_note_its_quote_or_page(words: str, found: list[str]) -> None:
    assert [hit.annotation.id for hit in SEARCH.find(parse_query(words), 10)] == found


def test_the_words_are_marked_in_the_note() -> None:
    (hit,) = SEARCH.find(parse_query("naloxone"), 10)
    assert hit.title == "Heroin and street opioids"
    assert [hit.excerpt.text[start:end] for start, end in hit.excerpt.marks] == ["naloxone"]


def test_the_limit_is_kept() -> None:
    assert len(SEARCH.find(parse_query("heroin"), 2)) == 2

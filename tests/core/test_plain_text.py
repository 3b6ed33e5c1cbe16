"""Plain text in one shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.plain_text import LEFT_OUT, collapse, collapsed_text, fold, hidden_characters
from tests.core.properties import steady, texts

rich_texts = texts | st.text(st.sampled_from("ab \n\t\u00a0\u2028\ufffc\ufdd0\ufdd1"), max_size=30)


def test_white_space_pictures_and_cells_become_one_space() -> None:
    assert collapse(" a \n\t b\u00a0c\ufffcd\ufdd0\ufdd1e ").text == "a b c d e"


def test_text_of_nothing_but_space_is_empty() -> None:
    assert collapse(" \ufffc\n").text == ""
    assert collapse("").offsets == ()


def test_a_span_leads_back_to_where_it_stood() -> None:
    raw = "  Tilt \n the\ufffc head"
    collapsed = collapse(raw)
    start = collapsed.text.index("the head")
    assert raw[slice(*collapsed.raw_span(start, start + 8))] == "the\ufffc head"


def test_an_empty_span_is_nowhere() -> None:
    assert collapse("abc").raw_span(2, 2) == (0, 0)
    assert collapse("abc").raw_span(3, 1) == (0, 0)
    assert collapse("a   b").span_of_raw(2, 3) == (0, 0)


@steady
@given(rich_texts)
def test_collapsing_twice_changes_nothing(text: str) -> None:
    once = collapse(text).text
    assert collapse(once).text == once
    assert once == once.strip()


@steady
@given(rich_texts, st.data())
def test_a_span_survives_the_way_to_the_raw_text_and_back(text: str, data: st.DataObject) -> None:
    collapsed = collapse(text)
    assert len(collapsed.offsets) == len(collapsed.text)
    if collapsed.text:
        start = data.draw(st.integers(0, len(collapsed.text) - 1))
        end = data.draw(st.integers(start + 1, len(collapsed.text)))
        raw_start, raw_end = collapsed.raw_span(start, end)
        assert collapsed.span_of_raw(raw_start, raw_end) == (start, end)
        assert collapse(text[raw_start:raw_end]).text == collapsed.text[start:end].strip()


@pytest.mark.parametrize(
    ("text", "folded"),
    [("  ÉTÉ  à ", "ete a"), ("Straße", "strasse"), ("Ｈeroin", "heroin"), ("НАЛОКСОН", "налоксон"), ("", "")],
)
def test_folding_takes_case_and_accents_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["𝐇𝐞𝐫𝐨𝐢𝐧", "ᴴRI", "℡"])
def test_folding_takes_case_away_from_letters_in_other_shapes(text: str) -> None:
    assert fold(text) == fold(text).casefold()


def test_hidden_characters_are_named_with_their_line() -> None:
    assert hidden_characters("fine\tfine\r\nfine\na\x07b\u202ec") == ((3, "U+0007"), (3, "RIGHT-TO-LEFT OVERRIDE"))


@pytest.mark.parametrize("char", ["\x00", "\x02", "\x1b", "\x7f", "\x85", "\u202a", "\u2066", "\u2069"])
def test_every_kind_of_hidden_character_is_seen(char: str) -> None:
    assert [line for line, _ in hidden_characters(f"one\ntwo {char}")] == [2]


@pytest.mark.parametrize("text", ["", "Tab\there", "العربية ‏نص", "emoji 👩‍⚕️", "é\u0301"])
def test_ordinary_text_of_any_language_hides_nothing(text: str) -> None:
    assert hidden_characters(text) == ()


@given(texts)
def test_a_text_collapsed_without_offsets_is_the_same_text(text: str) -> None:
    assert collapsed_text(text) == collapse(text).text


def test_what_is_left_out_leaves_not_even_a_space() -> None:
    raw = f"a{LEFT_OUT}b {LEFT_OUT}{LEFT_OUT} c"
    assert collapse(raw).text == collapsed_text(raw) == "ab c"
    assert raw[slice(*collapse(raw).raw_span(3, 4))] == "c"

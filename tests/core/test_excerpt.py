"""Excerpts: the index's snippet with its marks read out."""

from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.excerpt import CLOSE, OPEN, Excerpt, read_excerpt
from tests.core.properties import steady, texts

snippets = texts | st.lists(st.sampled_from([OPEN, CLOSE, "a", "bc", " ", "\n", ".", "…"]), max_size=20).map("".join)


def test_marked_words_are_read_out() -> None:
    excerpt = read_excerpt(f"Give {OPEN}naloxone{CLOSE} and {OPEN}wait{CLOSE}.")
    assert excerpt == Excerpt("Give naloxone and wait.", ((5, 13), (18, 22)))


def test_marks_can_be_drawn_in_any_way() -> None:
    assert Excerpt("Give naloxone now", ((5, 13),)).marked("<b>", "</b>") == "Give <b>naloxone</b> now"
    assert Excerpt("Nothing found").marked("<b>", "</b>") == "Nothing found"


def test_lines_become_one_with_a_dot_where_no_full_stop_was() -> None:
    assert read_excerpt("Signs\nBlue lips.\nNo breath").text == "Signs · Blue lips. No breath"


def test_white_space_at_either_end_goes() -> None:
    assert read_excerpt(" \n  a \t b  ").text == "a b"


def test_a_mark_after_a_broken_line_stands_on_its_word() -> None:
    excerpt = read_excerpt(f"Signs\n{OPEN}Blue{CLOSE} lips")
    assert [excerpt.text[start:end] for start, end in excerpt.marks] == ["Blue"]


def test_a_mark_that_is_empty_or_has_one_end_only_is_dropped() -> None:
    assert read_excerpt(f"a{OPEN}{CLOSE}b{CLOSE}c{OPEN}d") == Excerpt("abcd")


@steady
@given(snippets)
def test_marks_always_lie_inside_the_text_and_in_order(snippet: str) -> None:
    excerpt = read_excerpt(snippet)
    at = 0
    for start, end in excerpt.marks:
        assert at <= start < end <= len(excerpt.text)
        at = end


def test_a_mark_around_white_space_at_the_end_does_not_reach_beyond_the_text() -> None:
    excerpt = read_excerpt(f"lips{OPEN} {CLOSE}")
    assert all(end <= len(excerpt.text) for _, end in excerpt.marks)


@steady
@given(snippets)
def test_an_excerpt_is_one_line_without_signs_of_the_index(snippet: str) -> None:
    text = read_excerpt(snippet).text
    assert OPEN not in text
    assert CLOSE not in text
    assert " ".join(text.split()) == text

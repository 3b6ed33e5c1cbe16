"""Excerpts: a piece of a passage around the words that matched, in one line, with those marked."""

from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.excerpt import Excerpt, ExcerptCutter
from hrdesk.core.plain_text import fold
from hrdesk.core.stems import stem
from tests.core.properties import steady, texts


def cut(text: str, *words: str, open_beginning: str = "") -> Excerpt:
    return ExcerptCutter({stem(fold(word)) for word in words}, open_beginning).cut(text)


def marked(excerpt: Excerpt) -> list[str]:
    return [excerpt.text[start:end] for start, end in excerpt.marks]


def test_marks_can_be_drawn_in_any_way() -> None:
    assert Excerpt("Give naloxone now", ((5, 13),)).marked("<b>", "</b>") == "Give <b>naloxone</b> now"
    assert Excerpt("Nothing found").marked("<b>", "</b>") == "Nothing found"


def test_all_forms_of_a_word_are_marked_and_no_other_word() -> None:
    excerpt = cut("Injecting is not injection. They injected; the injury is inert.", "inject")
    assert marked(excerpt) == ["Injecting", "injection", "injected"]


def test_accents_and_case_do_not_matter() -> None:
    assert marked(cut("La SURDOSE: héroïne, Heroine", "heroine")) == ["héroïne", "Heroine"]
    assert marked(cut("Передозировка и ещё одна передозировка", "передозировка")) == ["Передозировка", "передозировка"]


def test_an_unfinished_word_marks_what_begins_so() -> None:
    assert marked(cut("Naloxone and a nalmefene spray", open_beginning="nal")) == ["Naloxone", "nalmefene"]


def test_an_excerpt_begins_a_little_before_the_first_match() -> None:
    excerpt = cut("word " * 100 + "then give naloxone at once " + "more " * 100, "naloxone")
    assert excerpt.text.startswith("… ")
    assert excerpt.text.endswith(" …")
    assert marked(excerpt) == ["naloxone"]
    assert len(excerpt.text) < 200


def test_without_a_match_the_beginning_stands() -> None:
    assert cut("Signs of an overdose", "naloxone") == Excerpt("Signs of an overdose")
    assert ExcerptCutter(()).cut("Signs") == Excerpt("Signs")


def test_lines_become_one_with_a_dot_where_no_full_stop_was() -> None:
    assert cut("Signs\nBlue lips.\nNo breath").text == "Signs · Blue lips. No breath"
    assert marked(cut("Signs\nBlue lips", "blue")) == ["Blue"]


def test_white_space_at_either_end_goes() -> None:
    assert cut(" \n  a \t b  ").text == "a b"


@steady
@given(texts, st.lists(st.sampled_from(["a", "naloxone", "b"]), max_size=3), st.sampled_from(["", "n"]))
def test_an_excerpt_is_one_line_with_marks_inside_and_in_order(text: str, words: list[str], beginning: str) -> None:
    excerpt = cut(text, *words, open_beginning=beginning)
    assert "\n" not in excerpt.text
    assert "  " not in excerpt.text.replace("\u00a0", " ")
    at = 0
    for start, end in excerpt.marks:
        assert at <= start < end <= len(excerpt.text)
        at = end

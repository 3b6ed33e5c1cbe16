"""Words of the glossary, found and marked on a page."""

import pytest

from hrdesk.core.front_matter import Term
from hrdesk.core.markdown import render_markdown, split_passages
from hrdesk.core.page import compose_page
from hrdesk.core.term_marks import TermMarks, term_slug
from tests.builders import make_front

OAT = Term("OAT", "Treatment.", full="Opioid agonist therapy")
OVERDOSE = Term("Overdose", "Too much.", see="emergency-opioid-overdose")
TERMS = (OAT, OVERDOSE, Term("Opioids", "Like morphine."))


def marked(body: str, terms: tuple[Term, ...] = TERMS) -> str:
    return render_markdown(body, {}, TermMarks(terms)).html


@pytest.mark.parametrize("words", ["OAT", "opioid agonist therapy", "Overdose", "overdoses", "opioid", "Opioids"])
def test_a_term_is_found_as_it_is_written(words: str) -> None:
    assert [text for text in (words,) if list(TermMarks(TERMS).find(f"With {text}, then."))] == [words]


@pytest.mark.parametrize("words", ["oat", "oats", "GOAT", "overdosed", "non-opioid"])
def test_other_words_are_not_taken_for_a_term(words: str) -> None:
    assert list(TermMarks(TERMS).find(f"With {words}, then.")) == []


def test_the_longest_name_wins() -> None:
    found = list(TermMarks(TERMS).find("opioid agonist therapy"))
    assert [(mark.start, mark.end, mark.slug) for mark in found] == [(0, 22, "term-oat")]


def test_only_the_first_place_on_a_page_is_marked() -> None:
    html = marked("OAT helps. OAT works.\n\n- Opioid agonist therapy\n- overdose and OAT")
    assert html.count('href="term:term-oat"') == 1
    assert html.count('href="term:term-overdose"') == 1
    assert html.index("term-oat") < html.index("term-overdose")


def test_no_text_is_lost_between_several_terms() -> None:
    body = "Before OAT, *then overdose and* more opioids at the end."
    assert split_passages(marked(body), "")[0].text == body.replace("*", "")


@pytest.mark.parametrize(
    "body", ["## OAT", "**OAT**", "[OAT](heroin)", "`OAT`", '!!! note "OAT"\n    Text.', "| OAT |\n|---|\n| Text |"]
)
def test_links_headings_and_what_stands_out_are_left_as_they_are(body: str) -> None:
    assert "term:" not in marked(body)


def test_a_word_is_not_explained_on_its_own_page_nor_in_the_glossary() -> None:
    own = make_front("emergency-opioid-overdose")
    assert "term:" not in compose_page(own, "An overdose.", TermMarks((OVERDOSE,))).html
    assert "term:" in compose_page(make_front(), "An overdose.", TermMarks((OVERDOSE,))).html
    assert "term:" not in compose_page(make_front(terms=(OVERDOSE,)), "An overdose.", TermMarks((OVERDOSE,))).html


def test_a_mark_leads_to_the_heading_of_its_term() -> None:
    glossary = compose_page(make_front(terms=(OAT,)), "Text").html
    assert f'id="{term_slug("OAT")}"' in glossary


def test_a_page_without_a_glossary_has_no_marks() -> None:
    assert list(TermMarks(()).find("OAT")) == []


def test_a_term_of_nothing_but_space_marks_nothing() -> None:
    assert list(TermMarks((Term(" ", "Nothing."),)).find("One. Two - three.")) == []

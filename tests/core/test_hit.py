"""The order of hits, and why a page was found."""

import pytest

from hrdesk.core.article import ArticleType, Section
from hrdesk.core.excerpt import Excerpt
from hrdesk.core.hit import Hit, Naming, OtherName, in_shown_order, match_name
from hrdesk.core.plain_text import fold
from hrdesk.core.search_query import parse_query


def hit(id: str, score: float, type: ArticleType = ArticleType.BACKGROUND) -> Hit:
    return Hit(id, id.title(), Section.PRACTICE, type, "", "", Excerpt(""), score)


def shown(*hits: Hit) -> list[str]:
    return [hit.article_id for hit in in_shown_order(hits)]


def test_hits_stand_by_score() -> None:
    assert shown(hit("low", 1), hit("high", 9), hit("middle", 5)) == ["high", "middle", "low"]


def test_an_emergency_that_matches_about_as_well_leads() -> None:
    assert shown(hit("best", 10), hit("second", 9), hit("help", 7.5, ArticleType.EMERGENCY)) == [
        "help",
        "best",
        "second",
    ]


def test_an_emergency_that_matches_badly_does_not_lead() -> None:
    assert shown(hit("best", 10), hit("help", 7.4, ArticleType.EMERGENCY)) == ["best", "help"]


def test_no_hits_are_no_hits() -> None:
    assert in_shown_order(()) == ()


def test_a_hit_takes_another_excerpt() -> None:
    first = hit("a", 1)
    assert first.with_excerpt(Excerpt("words")).excerpt.text == "words"
    assert first.excerpt.text == ""


def called(text: str, *, is_shared: bool = False) -> OtherName:
    return OtherName(text, fold(text), is_shared)


NAMES = (called("smack"), called("China  White"), called("horse", is_shared=True))


@pytest.mark.parametrize(
    ("typed", "name", "naming"),
    [
        ("heroin", "Heroin and opioids", Naming.EXACT),
        ("HEROIN and ", "Heroin and opioids", Naming.EXACT),
        ("smack ", "smack", Naming.EXACT),
        ("SMACK", "smack", Naming.EXACT),
        ("china white ", "China  White", Naming.EXACT),
        ("horse ", "horse", Naming.SHARED),
        ("sma", "smack", Naming.BEGUN),
        ("buy china white here ", "China  White", Naming.INSIDE),
    ],
)
def test_words_name_an_article_more_or_less_surely(typed: str, name: str, naming: Naming) -> None:
    match = match_name(parse_query(typed), "Heroin and opioids", NAMES)
    assert match is not None
    assert (match.name, match.naming) == (name, naming)
    assert match.why == (None if match.in_title else name)
    assert match.in_title == name.startswith("Heroin")


@pytest.mark.parametrize("typed", ["", "?", "sma ", "s", "buy smack here ", "chinas whites ", "cocaine"])
def test_other_words_name_nothing(typed: str) -> None:
    assert match_name(parse_query(typed), "Title", NAMES) is None


def test_of_the_names_among_other_words_the_longest_counts() -> None:
    names = (called("china white"), called("pure china white"))
    match = match_name(parse_query("some pure china white today "), "Heroin", names)
    assert match is not None
    assert match.name == "pure china white"


def test_a_piece_of_a_word_of_the_title_names_nothing() -> None:
    assert match_name(parse_query("art "), "Civil society participation", ()) is None

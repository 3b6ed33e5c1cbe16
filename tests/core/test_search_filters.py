"""Filters are words in the search field; buttons write them there."""

import pytest
from hypothesis import given

from hrdesk.core.article import ArticleType, Section
from hrdesk.core.search_filters import FilterName, Filters, filter_word, read_filters, with_filter
from tests.core.properties import steady, texts


@pytest.mark.parametrize(
    ("text", "filters", "rest"),
    [
        ("section:rights law", Filters(section=Section.RIGHTS), "law"),
        ("law KIND:Emergency", Filters(kind=ArticleType.EMERGENCY), "law"),
        ("language:pt-BR", Filters(language="pt-br"), ""),
        ("is:mine naloxone", Filters(mine=True), "naloxone"),
        ("is:overdue is:mine", Filters(mine=True, overdue=True), ""),
        ("section:nowhere law", Filters(), "section:nowhere law"),
        ("is:section", Filters(), "is:section"),
        ("mine:yes", Filters(), "mine:yes"),
        ("language:%", Filters(), "language:%"),
        ("section: law", Filters(), "section: law"),
        ("text:law", Filters(), "text:law"),
        ("section:rights section:people", Filters(section=Section.PEOPLE), ""),
    ],
)
def test_filters_are_read_and_other_words_stay(text: str, filters: Filters, rest: str) -> None:
    assert read_filters(text) == (filters, rest)


def test_any_filter_counts() -> None:
    assert not Filters().any
    assert all(
        filters.any
        for filters in (
            Filters(section=Section.RIGHTS),
            Filters(language="fr"),
            Filters(mine=True),
            Filters(overdue=True),
        )
    )


def test_a_filter_is_set_changed_and_taken_away() -> None:
    text = with_filter("police", FilterName.SECTION, "rights")
    assert text == "section:rights police"
    text = with_filter(text, FilterName.OVERDUE, "")
    assert text == "is:overdue section:rights police"
    text = with_filter(text, FilterName.SECTION, "people")
    assert read_filters(text) == (Filters(section=Section.PEOPLE, overdue=True), "police")
    assert with_filter(with_filter(text, FilterName.SECTION, None), FilterName.OVERDUE, None) == "police"


def test_a_filter_without_words_leaves_room_to_type() -> None:
    assert with_filter("", FilterName.MINE, "") == "is:mine "
    assert with_filter("is:mine ", FilterName.MINE, None) == ""


@pytest.mark.parametrize("name", FilterName)
def test_every_filter_is_read_as_it_is_written(name: FilterName) -> None:
    values = {FilterName.SECTION: "rights", FilterName.KIND: "practice", FilterName.LANGUAGE: "fr"}
    filters, rest = read_filters(filter_word(name, values.get(name, "")))
    assert getattr(filters, name)
    assert rest == ""


@steady
@given(texts)
def test_setting_a_filter_keeps_the_words(text: str) -> None:
    words = read_filters(text)[1].split()
    assert read_filters(with_filter(text, FilterName.SECTION, "rights"))[1].split() == words

"""Whether what a page states can be traced."""

from typing import Any

import pytest

from hrdesk.core.article import ArticleType
from hrdesk.core.citation_rules import check_tracing
from hrdesk.core.page import compose_page
from hrdesk.core.written_page import WrittenPage
from tests.builders import BODY_LINE, FIELD_LINES, make_fact, make_page, make_risk, make_source, make_training

STATED = "In the year that was counted, many people came to the service and took new equipment home with them. " * 2
ONE = (make_source("s1"),)


def rules_broken(page: WrittenPage) -> list[tuple[str, int]]:
    faults = list(check_tracing(page, compose_page(page.front, page.body)))
    assert all(fault.message and fault.remedy and not fault.is_error for fault in faults)
    return [(fault.rule, fault.line) for fault in faults]


def page_of(body: str, **changes: object) -> WrittenPage:
    values = {"sources": ONE, "facts": (make_fact(),)} | changes
    return make_page(f"## Part\n\n{body}", **values)  # type: ignore[arg-type]


def test_what_is_stated_without_a_source_is_told_at_its_line() -> None:
    assert rules_broken(page_of(STATED)) == [("uncited", BODY_LINE + 2)]
    assert rules_broken(page_of(f"{STATED}[^s1]")) == []


@pytest.mark.parametrize(
    "body",
    [
        "A few words lead in.",
        f"{STATED} See [the page](heroin).",
        f"{STATED}\n\n- a point with its source[^s1]",
        f"Read the table.[^s1]\n\n| {STATED} | x |\n|---|---|\n| a | b |",
        f'!!! local "Look up"\n    {STATED}',
    ],
)
def test_what_leads_on_or_is_cited_beside_it_is_left_alone(body: str) -> None:
    assert rules_broken(page_of(body)) == []


def test_a_source_under_another_heading_does_not_count() -> None:
    assert rules_broken(page_of(f"{STATED}\n\n## Other\n\n- a point[^s1]")) == [("uncited", BODY_LINE + 2)]


def test_two_paragraphs_do_not_cite_for_each_other() -> None:
    assert rules_broken(page_of(f"{STATED}[^s1]\n\n{STATED}")) == [("uncited", BODY_LINE + 4)]


def test_what_a_page_says_in_its_own_voice_needs_no_source() -> None:
    assert rules_broken(page_of(STATED, own_words=("Part",))) == []
    assert rules_broken(make_page(f"## Talking about it\n\n{STATED}", sources=ONE, facts=(make_fact(),))) == []


def test_a_source_that_nothing_cites_is_told() -> None:
    line = FIELD_LINES["sources",]
    assert rules_broken(make_page("Text.", sources=ONE)) == [("unused-source", line)]


@pytest.mark.parametrize(
    "changes",
    [
        {"facts": (make_fact(),)},
        {"risk_matrix": (make_risk(),)},
        {"training": make_training(), "type": ArticleType.TRAINING},
    ],
)
def test_facts_risks_and_workshops_cite_too(changes: dict[str, Any]) -> None:
    assert rules_broken(make_page("Text.", sources=ONE, **changes)) == []


def test_the_reader_is_told_where_the_library_speaks_for_itself() -> None:
    page = page_of(STATED, own_words=("Part",))
    assert "from no source: “Part”" in compose_page(page.front, page.body).html

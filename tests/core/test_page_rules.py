"""Each rule for one page, with a page that breaks exactly that rule."""

from datetime import date, timedelta
from typing import Any

import pytest

from hrdesk.core.article import ArticleType
from hrdesk.core.fault import Fault, Severity
from hrdesk.core.front_matter import FigurePlan, Term
from hrdesk.core.page import compose_page
from hrdesk.core.page_rules import HEADINGS, LEAST_RISKS, check_page
from hrdesk.core.written_page import WrittenPage
from tests.builders import BODY_LINE, FIELD_LINES, TODAY, make_fact, make_page, make_risk, make_source, make_training

STEPS = ("Call.", "Breathe.", "Stay.")
RISKS = tuple(make_risk(f"r{number}") for number in range(LEAST_RISKS))


def body_of(type: ArticleType) -> str:
    return "\n\n".join(f"## {heading}\n\nText.[^s1]" for heading in HEADINGS.get(type, ("Text",)))


def faults_of(page: WrittenPage, today: date = TODAY) -> list[Fault]:
    return list(check_page(page, compose_page(page.front, page.body), today))


def the_fault(
    page: WrittenPage, rule: str, line: int, severity: Severity = Severity.ERROR, today: date = TODAY
) -> Fault:
    """The one fault of a page, which says where it is and how it is mended."""
    faults = faults_of(page, today)
    assert len(faults) == 1, faults
    fault = faults[0]
    assert (fault.path, fault.line, fault.rule, fault.severity) == (page.path, line, rule, severity)
    assert fault.message
    assert fault.remedy
    return fault


def emergency(body: str = "", **changes: object) -> WrittenPage:
    values = {"type": ArticleType.EMERGENCY, "pinned": True, "quick_steps": STEPS} | changes
    return make_page(body or body_of(ArticleType.EMERGENCY), **values)  # type: ignore[arg-type]


def substance(body: str = "", **changes: object) -> WrittenPage:
    values = {"type": ArticleType.SUBSTANCE, "risk_matrix": RISKS} | changes
    return make_page(body or body_of(ArticleType.SUBSTANCE), **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("type", list(ArticleType))
def test_a_page_that_keeps_to_the_rules_has_no_faults(type: ArticleType) -> None:
    known: dict[ArticleType, dict[str, Any]] = {
        ArticleType.EMERGENCY: {"pinned": True, "quick_steps": STEPS},
        ArticleType.SUBSTANCE: {"risk_matrix": RISKS},
        ArticleType.GLOSSARY: {"terms": (Term("OD", "Overdose."),)},
        ArticleType.TRAINING: {"training": make_training()},
    }
    assert faults_of(make_page(body_of(type), type=type, **known.get(type, {}))) == []


def test_a_substance_page_has_risks() -> None:
    fault = the_fault(substance(risk_matrix=RISKS[:-1]), "risks", FIELD_LINES["risk_matrix",])
    assert "has 3" in fault.message


def test_a_glossary_has_terms() -> None:
    the_fault(make_page(type=ArticleType.GLOSSARY), "terms", FIELD_LINES["terms",])


def test_a_review_is_not_in_the_future() -> None:
    page = make_page(reviewed=TODAY + timedelta(days=1))
    the_fault(page, "dates", FIELD_LINES["reviewed",])
    assert faults_of(page, TODAY + timedelta(days=1)) == []


@pytest.mark.parametrize("days", [0, -1])
def test_a_review_falls_due_after_it_was_done(days: int) -> None:
    the_fault(make_page(review_due=TODAY + timedelta(days=days)), "dates", FIELD_LINES["review_due",])


def test_a_page_is_overdue_from_the_day_after_it_was_due() -> None:
    due = TODAY + timedelta(days=30)
    page = make_page(review_due=due)
    assert faults_of(page, due) == []
    the_fault(page, "overdue", FIELD_LINES["review_due",], Severity.WARNING, due + timedelta(days=1))


def test_an_emergency_is_pinned() -> None:
    the_fault(emergency(pinned=False), "pinned", FIELD_LINES["pinned",])


def test_only_emergencies_are_pinned() -> None:
    the_fault(make_page(pinned=True), "pinned", FIELD_LINES["pinned",])


@pytest.mark.parametrize("count", [0, 2, 8])
def test_an_emergency_has_three_to_seven_quick_steps(count: int) -> None:
    the_fault(emergency(quick_steps=("Call.",) * count), "quick-steps", FIELD_LINES["quick_steps",])


@pytest.mark.parametrize("count", [3, 7])
def test_three_steps_and_seven_are_enough_and_not_too_many(count: int) -> None:
    assert faults_of(emergency(quick_steps=("Call.",) * count)) == []


def test_a_body_has_no_heading_of_level_1() -> None:
    the_fault(make_page("Text.[^s1]\n\n# Title\n\nMore."), "headings", BODY_LINE + 2)


def test_the_line_of_a_heading_of_level_1_is_not_that_of_another_heading() -> None:
    the_fault(make_page("## One\n\nText.[^s1]\n\n# Title\n\nMore."), "headings", BODY_LINE + 4)


@pytest.mark.parametrize("type", list(HEADINGS))
def test_a_required_heading_is_missed(type: ArticleType) -> None:
    body = body_of(type).replace(f"## {HEADINGS[type][-1]}\n", "")
    page = {ArticleType.EMERGENCY: emergency, ArticleType.SUBSTANCE: substance}.get(type)
    written = page(body) if page else make_page(body, type=type)
    fault = the_fault(written, "headings", BODY_LINE)
    assert HEADINGS[type][-1] in fault.message


def test_a_required_heading_must_be_of_level_2() -> None:
    the_fault(emergency(body_of(ArticleType.EMERGENCY).replace("## After", "### After")), "headings", BODY_LINE)


@pytest.mark.parametrize(
    ("type", "enough"),
    [
        (ArticleType.DEFINITION, 2),
        (ArticleType.PRINCIPLE, 2),
        (ArticleType.BACKGROUND, 1),
        (ArticleType.ORGANISATION, 1),
    ],
)
def test_a_page_names_its_sources(type: ArticleType, enough: int) -> None:
    sources = tuple(make_source(f"s{number}") for number in range(1, enough + 1))
    body = body_of(type)
    assert faults_of(make_page(body, type=type, sources=sources)) == []
    without = body.replace("[^s1]", "")
    the_fault(make_page(without, type=type, sources=sources[:-1]), "sources", FIELD_LINES["sources",])


def test_a_citation_names_a_source_of_the_page() -> None:
    fault = the_fault(make_page("One.[^s1]\n\nTwo.[^s9]"), "citations", BODY_LINE + 2)
    assert "s1, s2" in fault.remedy


def test_a_fact_stands_on_a_source_of_the_page() -> None:
    lines = {("facts", 1): 201}
    page = make_page(facts=(make_fact("f1"), make_fact("f2", sources=("s1", "s9"))), lines=lines)
    the_fault(page, "citations", 201)


def test_a_response_stands_on_a_source_of_the_page() -> None:
    lines = {("risk_matrix", 1, "causes", 0, "responses", 0): 202}
    page = make_page(risk_matrix=(make_risk("r1"), make_risk("r2")), sources=(make_source("s1"),), lines=lines)
    assert faults_of(page) == []
    page = make_page("Text.[^s2]", risk_matrix=(make_risk("r1"),), sources=(make_source("s2"),))
    the_fault(page, "citations", FIELD_LINES["risk_matrix",])


def test_two_facts_do_not_share_an_id() -> None:
    the_fault(make_page(facts=(make_fact("f1"), make_fact("f1")), lines={("facts", 1): 201}), "facts", 201)


@pytest.mark.parametrize("when", [None, "", "90", "1990-5", "May 1990", "1990/", "1990/20"])
def test_a_timeline_fact_has_a_date(when: str | None) -> None:
    the_fault(make_page(facts=(make_fact(kind="timeline", date=when),)), "facts", FIELD_LINES["facts",])


@pytest.mark.parametrize("when", ["1990", "1990-05", "1990-05-31", "2019/2021", "2019-12/2021-01"])
def test_a_date_may_be_partial_or_a_span(when: str) -> None:
    assert faults_of(make_page(facts=(make_fact(kind="timeline", date=when),))) == []


def test_a_timeline_fact_has_a_label() -> None:
    the_fault(make_page(facts=(make_fact(kind="timeline", date="1990", label=""),)), "facts", FIELD_LINES["facts",])


@pytest.mark.parametrize("missing", [{"value": None}, {"unit": ""}, {"label": ""}])
def test_a_figure_fact_has_value_unit_and_label(missing: dict[str, object]) -> None:
    the_fault(make_page(facts=(make_fact("f1", **missing),)), "facts", FIELD_LINES["facts",])


def test_a_fact_of_another_kind_needs_no_more_than_its_text() -> None:
    assert faults_of(make_page(facts=(make_fact(kind="definition", value=None, unit="", label=""),))) == []


FACTS = (make_fact("f1"), make_fact("f2"), make_fact("t1", kind="timeline", date="1990"))


@pytest.mark.parametrize(
    ("draw", "names"), [("bars", ("f1", "t1")), ("bars", ("f1", "f9")), ("timeline", ("t1", "f1"))]
)
def test_a_figure_uses_facts_of_its_kind(draw: str, names: tuple[str, ...]) -> None:
    plan = FigurePlan("chart", draw, "A chart", names)  # type: ignore[arg-type]
    page = make_page(facts=FACTS, figures=(plan,), lines={("figures", 0): 301})
    fault = the_fault(page, "figures", 301)
    assert names[1] in fault.message


def test_a_picture_shows_a_figure_of_the_page() -> None:
    the_fault(make_page("Text.[^s1]\n\n![A chart](figure:chart)"), "figures", BODY_LINE + 2)


@pytest.mark.parametrize("alternative", ["", " "])
def test_a_figure_has_a_text_alternative(alternative: str) -> None:
    plan = FigurePlan("chart", "bars", "A chart", ("f1", "f2"))
    page = make_page(f"Text.[^s1]\n\n![{alternative}](figure:chart)", facts=FACTS, figures=(plan,))
    the_fault(page, "alternative", BODY_LINE + 2)


def test_a_figure_that_is_planned_and_shown_is_fine() -> None:
    plan = FigurePlan("chart", "bars", "A chart", ("f1", "f2"))
    assert faults_of(make_page("Text.[^s1]\n\n![Ten people](figure:chart)", facts=FACTS, figures=(plan,))) == []


def test_a_page_links_to_pages_only() -> None:
    fault = the_fault(make_page("Text.[^s1]\n\n[WHO](https://who.int)"), "addresses", BODY_LINE + 2)
    assert "https://who.int" in fault.message


def test_a_fault_shows_no_more_than_the_start_of_a_long_address() -> None:
    fault = the_fault(make_page(f"Text.[^s1] [x](http://{'a' * 500})"), "addresses", BODY_LINE)
    assert len(fault.message) < 150


def test_a_callout_is_of_a_known_kind() -> None:
    fault = the_fault(make_page("Text.[^s1]\n\n!!! info\n    Read."), "callouts", BODY_LINE + 2)
    assert "danger, warning, tip, note, local" in fault.remedy


TABLE = "    | a | b |\n    |---|---|\n    | 1 | 2 |"


def test_a_callout_holds_no_table() -> None:
    the_fault(make_page(f"Text.[^s1]\n\n!!! note\n{TABLE}"), "callouts", BODY_LINE + 2)


def test_the_line_of_a_table_in_a_callout_is_that_of_its_callout() -> None:
    the_fault(make_page(f"Text.[^s1]\n\n!!! tip\n    Fine.\n\n!!! note\n{TABLE}"), "callouts", BODY_LINE + 5)


def test_a_table_below_a_callout_is_fine() -> None:
    assert faults_of(make_page("!!! note\n    Text.[^s1]\n\n| a | b |\n|---|---|\n| 1 | 2 |")) == []

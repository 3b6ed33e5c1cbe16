"""Each rule for the pages together."""

from collections.abc import Sequence
from dataclasses import replace

from hrdesk.core.fault import Fault, Severity
from hrdesk.core.front_matter import Cause, CauseLevel, Response, ResponseLevel, Term
from hrdesk.core.library_rules import check_ids, check_links, check_required_facts
from hrdesk.core.page import compose_page
from hrdesk.core.written_page import WrittenPage
from tests.builders import BODY_LINE, FIELD_LINES, make_fact, make_page, make_risk

OTHER = make_page("## Mixing\n\nText.", path="content/heroin.md", id="heroin")


def link_faults(*pages: WrittenPage) -> list[Fault]:
    return list(check_links(pages, {page.front.id: compose_page(page.front, page.body) for page in pages}))


def the_fault(faults: Sequence[Fault], path: str, line: int, rule: str, severity: Severity = Severity.ERROR) -> Fault:
    assert len(faults) == 1, faults
    assert (faults[0].path, faults[0].line, faults[0].rule, faults[0].severity) == (path, line, rule, severity)
    assert faults[0].message
    assert faults[0].remedy
    return faults[0]


def test_two_pages_do_not_share_an_id() -> None:
    second = make_page(path="content/b/heroin.md", id="heroin")
    fault = the_fault(list(check_ids([OTHER, second])), "content/b/heroin.md", FIELD_LINES["id",], "ids")
    assert "content/heroin.md" in fault.message


def test_pages_of_two_folders_with_the_same_name_do_not_share_an_id_unseen() -> None:
    twin = make_page("Another text.", path=OTHER.path, id="heroin")
    the_fault(list(check_ids([OTHER, twin])), OTHER.path, FIELD_LINES["id",], "ids")


def test_ids_of_their_own_are_fine() -> None:
    assert list(check_ids([OTHER, make_page()])) == []


def test_a_link_leads_to_a_page() -> None:
    page = make_page("Text.\n\n[x](nowhere#mixing)")
    fault = the_fault(link_faults(page, OTHER), page.path, BODY_LINE + 2, "links")
    assert "nowhere" in fault.message


def test_a_link_leads_to_a_heading_of_its_page() -> None:
    page = make_page("Text.\n\n[x](heroin#signs)")
    fault = the_fault(link_faults(page, OTHER), page.path, BODY_LINE + 2, "links")
    assert "mixing" in fault.remedy


def test_a_link_within_a_page_leads_to_a_heading_of_that_page() -> None:
    page = make_page("## Signs\n\n[x](#sings)")
    fault = the_fault(link_faults(page), page.path, BODY_LINE + 2, "links")
    assert "signs" in fault.remedy


def test_links_that_lead_somewhere_are_fine() -> None:
    page = make_page("## Signs\n\n[a](heroin) [b](heroin#mixing) [c](#signs) [d](heroin#sources)", related=("heroin",))
    page = replace(page, front=replace(page.front, risk_matrix=(make_risk(),)))
    assert link_faults(page, OTHER) == []


def test_a_related_page_exists() -> None:
    page = make_page(related=("heroin", "nowhere"), lines={("related", 1): 401})
    assert "`related`" in the_fault(link_faults(page, OTHER), page.path, 401, "links").message


def test_a_term_leads_to_a_page() -> None:
    page = make_page(terms=(Term("OD", "Overdose."), Term("THN", "Kit.", see="nowhere")), lines={("terms", 1): 402})
    the_fault(link_faults(page), page.path, 402, "links")


def test_the_emergency_of_a_risk_exists() -> None:
    page = make_page(risk_matrix=(make_risk(emergency="nowhere"),), lines={("risk_matrix", 0): 403})
    the_fault(link_faults(page), page.path, 403, "links")


def test_what_a_response_points_to_exists() -> None:
    responses = (
        Response("Test.", ResponseLevel.SERVICE, "strong", see=("heroin",)),
        Response("Wait.", ResponseLevel.SERVICE, "strong", see=("heroin", "nowhere")),
    )
    cause = Cause("c1", "Unknown.", CauseLevel.SUBSTANCE, (), responses)
    lines = {("risk_matrix", 0, "causes", 0, "responses", 1): 404}
    page = make_page(risk_matrix=(make_risk(causes=(cause,), emergency="heroin"),), lines=lines)
    the_fault(link_faults(page, OTHER), page.path, 404, "links")


REQUIRED = {"F-1": "It began in 1990", "F-2": "It has a seat in London"}


def test_a_required_fact_is_covered() -> None:
    page = make_page(facts=(make_fact(covers=("F-1",)),))
    faults = list(check_required_facts([page], REQUIRED, "content/required-facts.jsonl"))
    fault = the_fault(faults, "content/required-facts.jsonl", 2, "required-facts")
    assert "It has a seat in London" in fault.message


def test_a_fact_that_covers_what_nobody_required_is_worth_a_look() -> None:
    facts = (make_fact("f1", covers=("F-1", "F-2")), make_fact("f2", covers=("F-9",)))
    page = make_page(facts=facts, lines={("facts", 1): 201})
    faults = list(check_required_facts([page], REQUIRED, "content/required-facts.jsonl"))
    the_fault(faults, page.path, 201, "required-facts", Severity.WARNING)


def test_where_nothing_is_required_covers_are_not_judged() -> None:
    page = make_page(facts=(make_fact(covers=("F-9",)),))
    assert list(check_required_facts([page], {}, "content/required-facts.jsonl")) == []

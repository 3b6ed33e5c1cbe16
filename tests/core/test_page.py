"""The whole page: body, and the parts made from the head."""

from datetime import date

from hrdesk.core.article import ArticleType
from hrdesk.core.front_matter import Cause, CauseLevel, Response, ResponseLevel, Term
from hrdesk.core.markdown import split_passages
from hrdesk.core.page import CAUSE_LEVELS, RESPONSE_LEVELS, compose_page
from tests.builders import make_front, make_risk, make_source

NASTY = '<script>"x"</script> & <b>'


def headings(html: str) -> list[str]:
    return [passage.heading for passage in split_passages(html, "Title")]


def test_the_parts_stand_in_their_order() -> None:
    front = make_front(
        quick_steps=("Call.", "Breathe.", "Stay."), terms=(Term("OD", "Overdose."),), risk_matrix=(make_risk(),)
    )
    html = compose_page(front, "## What reduces them\n\nText\n\n## Mixing\n\nMore").html
    assert headings(html) == [
        "Title",
        "Quick steps",
        "What reduces them",
        "Risks, causes and responses in one table",
        "Mixing",
        "Terms",
        "OD",
        "When to get help now",
        "Sources",
    ]


def test_a_plain_page_has_help_and_sources_only() -> None:
    assert headings(compose_page(make_front(), "Text").html) == ["Title", "When to get help now", "Sources"]


def test_an_emergency_page_does_not_say_when_to_get_help() -> None:
    front = make_front(type=ArticleType.EMERGENCY, sources=())
    assert headings(compose_page(front, "Text").html) == ["Title"]


def test_quick_steps_are_numbered_in_a_red_box() -> None:
    html = compose_page(make_front(quick_steps=("Call.", NASTY)), "Text").html
    assert '<td class="danger"><h2 id="quick-steps">' in html
    assert "<li>Call.</li><li>&lt;script&gt;" in html


def test_the_risks_stand_at_the_end_of_their_section_or_of_the_body() -> None:
    front = make_front(risk_matrix=(make_risk(),))
    last = compose_page(front, "## What reduces them\n\nText").html
    assert headings(last)[1:3] == ["What reduces them", "Risks, causes and responses in one table"]
    without = compose_page(front, "## Other\n\nText").html
    assert headings(without)[1:3] == ["Other", "Risks, causes and responses in one table"]


def test_a_risk_spans_its_causes_and_cites_its_sources() -> None:
    responses = (
        Response("Test first.", ResponseLevel.SERVICE, "moderate", ("s2", "unknown")),
        Response("Go slow.", ResponseLevel.INDIVIDUAL, "consensus"),
    )
    causes = (
        Cause("c1", "Unknown strength.", CauseLevel.SUBSTANCE, ("service",), responses),
        Cause("c2", "Alone.", CauseLevel.SETTING, ("community",), responses[1:]),
    )
    risk = make_risk(causes=causes, emergency="emergency-opioid-overdose")
    html = compose_page(make_front(risk_matrix=(risk,)), "Text").html
    assert html.count('rowspan="2"') == 1
    assert '<a href="article:emergency-opioid-overdose">Emergency steps</a>' in html
    assert '(service; moderate)</span><sup><a class="cite" href="source:s2">[2]</a></sup>' in html
    assert "unknown</a>" not in html
    assert html.count("Go slow.") == 2
    assert '<p class="aside">setting</p>' in html


def test_every_level_has_words() -> None:
    assert set(CAUSE_LEVELS) == set(CauseLevel)
    assert set(RESPONSE_LEVELS) == set(ResponseLevel)


def test_terms_stand_by_the_alphabet_with_what_belongs_to_them() -> None:
    terms = (
        Term("naloxone", "An antidote.", also=("Narcan",), see="heroin"),
        Term("ART", "Medicine.", full="antiretroviral"),
    )
    html = compose_page(make_front(terms=terms), "Text").html
    assert headings(html)[1:4] == ["Terms", "ART", "naloxone"]
    assert '<h3 id="term-art">ART</h3><p> <em>antiretroviral</em> Medicine.</p>' in html
    assert 'An antidote. <a href="article:heroin">Read more</a></p><p class="aside">Also: Narcan</p>' in html


def test_a_source_says_how_far_it_was_read_and_when() -> None:
    sources = (
        make_source("s1", year=2020, accessed=date(2026, 11, 21), verified="full"),
        make_source("s2", verified="unseen"),
    )
    html = compose_page(make_front(sources=sources), "Text").html
    assert "(2020). https://example.org" in html
    assert "read in full, 2026-11-21; cited" in html
    assert "(no year). https://example.org" in html
    assert "not read by us yet; cited" in html


def test_nothing_in_the_head_becomes_html() -> None:
    front = make_front(
        quick_steps=(NASTY,),
        terms=(Term(NASTY, NASTY, full=NASTY, also=(NASTY,), see='x" onclick="y'),),
        sources=(make_source(org=NASTY, title=NASTY, url=NASTY, licence=NASTY),),
        risk_matrix=(make_risk(risk=NASTY, emergency='x"><script>'),),
    )
    html = compose_page(front, "Text").html
    assert "<script" not in html
    assert "<b>" not in html
    assert "onclick=" not in html
    shown = " ".join(f"{passage.heading} {passage.text}" for passage in split_passages(html, ""))
    assert shown.count(NASTY) == 10


def test_references_are_those_of_the_body() -> None:
    references = compose_page(make_front(), "See [x](heroin).[^s2]").references
    assert [link.article_id for link in references.links] == ["heroin"]
    assert references.citations == ["s2"]

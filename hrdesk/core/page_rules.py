"""What one page must keep to, each rule named by what the author has to mend."""

import re
from collections.abc import Iterator
from datetime import date

from hrdesk.core.article import ArticleType
from hrdesk.core.fault import Fault, Severity
from hrdesk.core.figure import FACTS_OF_FIGURE
from hrdesk.core.front_matter import Fact
from hrdesk.core.markdown import CALLOUTS, RenderedBody
from hrdesk.core.plain_text import hidden_characters
from hrdesk.core.training_rules import check_training
from hrdesk.core.written_page import WrittenPage

HEADINGS: dict[ArticleType, tuple[str, ...]] = {
    ArticleType.SUBSTANCE: (
        "What it is",
        "Risks and harms",
        "What causes them",
        "What reduces them",
        "Mixing",
        "Emergency signs",
        "Talking about it",
    ),
    ArticleType.EMERGENCY: ("Signs", "Do now", "Do not", "After", "Know more"),
    ArticleType.PRACTICE: ("Why", "How", "Limits", "When to get help"),
    ArticleType.ORGANISATION: ("Who", "What", "Numbers", "Dated statements"),
}
QUICK_STEPS = range(3, 8)
LEAST_RISKS = 4
_ONE_SOURCE_IS_ENOUGH = {ArticleType.ORGANISATION, ArticleType.GLOSSARY, ArticleType.BACKGROUND}
_PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?")


def check_page(page: WrittenPage, rendered: RenderedBody, today: date) -> Iterator[Fault]:
    """Every fault of the page by itself."""
    yield from _check_head(page)
    yield from _check_dates(page, today)
    yield from _check_emergency(page)
    yield from _check_headings(page, rendered)
    yield from _check_sources(page, rendered)
    yield from _check_facts(page)
    yield from _check_figures(page, rendered)
    yield from _check_body(page, rendered)
    yield from check_training(page)


def _check_head(page: WrittenPage) -> Iterator[Fault]:
    front = page.front
    if front.type is ArticleType.SUBSTANCE and len(front.risk_matrix) < LEAST_RISKS:
        yield page.fault(
            page.line_of_field("risk_matrix"),
            "risks",
            f"A substance page needs at least {LEAST_RISKS} risks; this one has {len(front.risk_matrix)}.",
            "Add risks to `risk_matrix`.",
        )
    if front.type is ArticleType.GLOSSARY and not front.terms:
        yield page.fault(page.line_of_field("terms"), "terms", "A glossary page has no terms.", "Add `terms`.")


def _check_dates(page: WrittenPage, today: date) -> Iterator[Fault]:
    front = page.front
    if front.reviewed > today:
        line = page.line_of_field("reviewed")
        yield page.fault(line, "dates", f"The review date {front.reviewed} is in the future.", "Correct `reviewed`.")
    if front.review_due <= front.reviewed:
        line = page.line_of_field("review_due")
        yield page.fault(line, "dates", "`review_due` is not after `reviewed`.", "Set a later `review_due`.")
    elif front.review_due < today:
        yield page.fault(
            page.line_of_field("review_due"),
            "overdue",
            f"This page was due for review on {front.review_due}.",
            "Check it against its sources and set new dates.",
            Severity.WARNING,
        )


def _check_emergency(page: WrittenPage) -> Iterator[Fault]:
    front = page.front
    if front.type is ArticleType.EMERGENCY:
        if not front.pinned:
            line = page.line_of_field("pinned")
            yield page.fault(line, "pinned", "An emergency page must be pinned.", "Write `pinned: true`.")
        if len(front.quick_steps) not in QUICK_STEPS:
            yield page.fault(
                page.line_of_field("quick_steps"),
                "quick-steps",
                f"An emergency page has {len(front.quick_steps)} quick steps.",
                "Write 3 to 7.",
            )
    elif front.pinned:
        line = page.line_of_field("pinned")
        yield page.fault(line, "pinned", "Only emergency pages are pinned.", "Write `pinned: false`.")


def _check_headings(page: WrittenPage, rendered: RenderedBody) -> Iterator[Fault]:
    title = re.search(r"^# .*", page.body, re.MULTILINE)
    if title:
        line = page.body_line + page.body.count("\n", 0, title.start())
        yield page.fault(line, "headings", "The body has a heading of level 1.", "Use `## `; the title is added.")
    headings = {passage.slug: passage.heading for passage in rendered.passages}
    for slug in page.front.speaker_notes:
        if slug not in headings:
            line = page.line_of_field("speaker_notes", slug)
            known = ", ".join(slug for slug in headings if slug)
            yield page.fault(line, "headings", f"There is no heading “{slug}”.", f"Use one of: {known}.")
    named = [("own_words", n, heading) for n, heading in enumerate(page.front.own_words)]
    named += [("slides", n, heading) for n, heading in enumerate(page.front.slides.skip)]
    for name, number, heading in named:
        if heading not in headings.values():
            line = page.line_of_field(name, *(["skip"] if name == "slides" else []), number)
            yield page.fault(
                line, "headings", f"There is no heading “{heading}”.", "Write it as it stands on the page."
            )
    required = HEADINGS.get(page.front.type, ())
    found = re.findall(r"^## +(.+?)\s*$", page.body, re.MULTILINE)
    for heading in required:
        if heading not in found:
            yield page.fault(
                page.body_line,
                "headings",
                f"The heading “{heading}” is missing.",
                f"A page of type {page.front.type.value} has: {', '.join(required)}.",
            )


def _check_sources(page: WrittenPage, rendered: RenderedBody) -> Iterator[Fault]:
    front = page.front
    known = {source.id for source in front.sources}
    needed = 1 if front.type in _ONE_SOURCE_IS_ENOUGH else 2
    if len(front.sources) < needed:
        yield page.fault(
            page.line_of_field("sources"),
            "sources",
            f"The page names {len(front.sources)} sources.",
            f"Name at least {needed}.",
        )
    for name in sorted(set(rendered.references.citations) - known):
        yield page.fault(
            page.line_in_body(f"[^{name}]"),
            "citations",
            f"The citation [^{name}] names no source of this page.",
            f"Use one of: {', '.join(sorted(known))}.",
        )
    for path, used in _sources_in_data(page):
        for name in used:
            if name not in known:
                yield page.fault(
                    page.line_of_field(*path),
                    "citations",
                    f"“{name}” is not a source of this page.",
                    "Add it to `sources` or correct the name.",
                )


def _sources_in_data(page: WrittenPage) -> Iterator[tuple[tuple[str | int, ...], tuple[str, ...]]]:
    for f, fact in enumerate(page.front.facts):
        yield ("facts", f), fact.sources
    for r, risk in enumerate(page.front.risk_matrix):
        for c, cause in enumerate(risk.causes):
            for n, response in enumerate(cause.responses):
                yield ("risk_matrix", r, "causes", c, "responses", n), response.sources
    if page.front.training:
        for n, slide in enumerate(page.front.training.slides):
            yield ("training", "slides", n), slide.sources
        for n, question in enumerate(page.front.training.check):
            yield ("training", "check", n), question.sources


def _check_facts(page: WrittenPage) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, fact in enumerate(page.front.facts):
        if fact.id in seen:
            line = page.line_of_field("facts", number)
            yield page.fault(line, "facts", f"The fact id “{fact.id}” is used twice.", "Give each fact its own id.")
        seen.add(fact.id)
        problem = _fact_problem(fact)
        if problem:
            line = page.line_of_field("facts", number)
            yield page.fault(line, "facts", f"The fact “{fact.id}” {problem}.", "Add or correct it.")


def _fact_problem(fact: Fact) -> str | None:
    match fact.kind:
        case "timeline" if not fact.date or not _PARTIAL_DATE.fullmatch(fact.date):
            return 'needs a `date` such as "1990", "1990-05" or "2019/2021"'
        case "timeline" if not fact.label:
            return "needs a short `label` for the timeline"
        case "figure" if fact.value is None or not fact.unit or not fact.label:
            return "needs `value`, `unit` and `label`"
        case "step" | "level" if not fact.label:
            return "needs a short `label` for its figure"
        case _:
            return None


def _check_figures(page: WrittenPage, rendered: RenderedBody) -> Iterator[Fault]:
    facts = {fact.id: fact for fact in page.front.facts}
    for number, figure in enumerate(page.front.figures):
        wanted = FACTS_OF_FIGURE[figure.draw]
        for name in figure.facts:
            if name not in facts or facts[name].kind != wanted or not facts[name].label:
                yield page.fault(
                    page.line_of_field("figures", number),
                    "figures",
                    f"The figure “{figure.id}” uses “{name}”, which is no {wanted} fact of this page with a label.",
                    "Name facts of the right kind, each with a `label`.",
                )
    planned = {figure.id for figure in page.front.figures}
    for name, alternative in rendered.references.figures:
        line = page.line_in_body(f"figure:{name}")
        if name not in planned:
            yield page.fault(line, "figures", f"There is no figure “{name}”.", "Declare it under `figures`.")
        if not alternative.strip():
            yield page.fault(
                line,
                "alternative",
                f"The figure “{name}” has no text alternative.",
                "Say in the square brackets what it shows.",
            )


def _check_body(page: WrittenPage, rendered: RenderedBody) -> Iterator[Fault]:
    for _, name in hidden_characters(rendered.html)[:1]:
        yield page.fault(
            page.line_in_body("&#"),
            "hidden",
            f"The page has a hidden character ({name}).",
            "Delete it: it can make the page show other than what it says.",
        )
    for address in rendered.references.foreign:
        yield page.fault(
            page.line_in_body(address),
            "addresses",
            f"“{address[:80]}” is not a page of the library.",
            "Link to a page id; put addresses on the web under `sources`.",
        )
    for kind in rendered.references.callouts:
        if kind not in CALLOUTS:
            yield page.fault(
                page.line_in_body(f"!!! {kind}"),
                "callouts",
                f"There is no callout “{kind}”.",
                f"Use one of: {', '.join(CALLOUTS)}.",
            )
    openings = [match.start() for match in re.finditer(r"^ *!!! ", page.body, re.MULTILINE)]
    for opening, inside in zip(openings, _callout_insides(rendered.html), strict=False):
        if "<table" in inside:
            line = page.body_line + page.body.count("\n", 0, opening)
            yield page.fault(line, "callouts", "A callout holds a table.", "Put the table below the callout.")


def _callout_insides(html: str) -> list[str]:
    openings = re.split(r'<table[^>]*class="callout"[^>]*>', html)[1:]
    return [opening.split("</table>")[0] for opening in openings]

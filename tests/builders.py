"""Builders of values and pages for tests."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.article import ArticleType, Section, Status
from hrdesk.core.article_card import ArticleCard
from hrdesk.core.colour import Colour
from hrdesk.core.front_matter import Cause, CauseLevel, Fact, FrontMatter, Response, ResponseLevel, Risk, Source
from hrdesk.core.page_names import PageNames
from hrdesk.core.training import Exercise, Handout, HandoutPart, Question, Slide, Training
from hrdesk.core.written_page import FieldPath, WrittenPage

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

PAGE = """---
id: {id}
schema: 1
title: {title}
section: practice
type: background
language: en
summary: A page for tests.
audience: [outreach]
synonyms:
  en: [{{t: {name}}}]
sources:
  - id: s1
    org: WHO
    title: A work
    year: 2020
    url: "https://example.org"
    accessed: 2026-11-21
    verified: part
    licence: cited
licence: CC-BY-4.0
attribution: hrdesk contributors
status: draft
created: 2026-11-21
reviewed: 2026-11-21
reviewer_role: editor
review_due: 2027-11-21
related: []
{extra}---
{body}
"""


def page_text(
    id: str = "test-page",
    title: str = "Test page",
    body: str = "Some text.[^s1]",
    extra: str = "",
    name: str = "nickname",
) -> str:
    """A whole page that passes every check, with one synonym and one source."""
    return PAGE.format(id=id, title=title, body=body, extra=extra, name=name)


def write_page(folder: Path, id: str = "test-page", text: str | None = None, **parts: str) -> Path:
    """Write a page below `folder` under its id; returns its path."""
    path = folder / f"{id}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page_text(id=id, **parts) if text is None else text, encoding="utf-8")
    return path


def make_annotation(id: str = "a1", *, note: str = "", anchor: Anchor | None = None, **changes: object) -> Annotation:
    """An annotation on heroin, made at noon."""
    values: dict[str, object] = {
        "article_id": "heroin",
        "content_version": "v1",
        "created": NOON,
        "modified": NOON,
        "colour": Colour.YELLOW,
    }
    return Annotation(id=id, note=note, anchor=anchor, **(values | changes))  # type: ignore[arg-type]


def make_card(id: str = "heroin", title: str = "Heroin", **changes: object) -> ArticleCard:
    """What a list shows of a page on a substance."""
    values: dict[str, object] = {
        "section": Section.SUBSTANCES,
        "type": ArticleType.SUBSTANCE,
        "summary": "A page for tests.",
        "status": Status.DRAFT,
        "reviewed": TODAY,
        "review_due": date(2027, 11, 21),
        "pinned": False,
        "quick_steps": (),
    }
    return ArticleCard(id=id, title=title, **(values | changes))  # type: ignore[arg-type]


def make_names(*cards: ArticleCard, headings: Mapping[str, str] | None = None) -> PageNames:
    """The names of these pages, or of heroin alone; every page has the same headings."""
    return PageNames({card.id: card for card in cards or (make_card(),)}, lambda _page: headings or {})


def make_source(id: str = "s1", **changes: object) -> Source:
    """A work by WHO, read in part."""
    values: dict[str, object] = {
        "org": "WHO",
        "title": "A work",
        "url": "https://example.org",
        "verified": "part",
        "licence": "cited",
    }
    return Source(id=id, **(values | changes))  # type: ignore[arg-type]


def make_fact(id: str = "f1", **changes: object) -> Fact:
    """A figure of ten people that passes every check."""
    values: dict[str, object] = {
        "kind": "figure",
        "text": "Ten people came.",
        "sources": ("s1",),
        "label": "People",
        "value": 10.0,
        "unit": "people",
    }
    return Fact(id=id, **(values | changes))  # type: ignore[arg-type]


def make_risk(id: str = "r1", **changes: object) -> Risk:
    """A risk with one cause and one response."""
    response = Response("Carry naloxone.", ResponseLevel.INDIVIDUAL, "strong", ("s1",))
    cause = Cause("c1", "Tolerance fell.", CauseLevel.PERSON, ("person",), (response,))
    values: dict[str, object] = {"risk": "Overdose", "kind": "overdose", "urgency": "emergency", "causes": (cause,)}
    return Risk(id=id, **(values | changes))  # type: ignore[arg-type]


def make_training(**changes: object) -> Training:
    """A workshop of an hour with three slides, one exercise and five questions that passes every check."""
    values: dict[str, object] = {
        "duration_min": 60,
        "group_max": 12,
        "objectives": ("Say what an overdose looks like", "Give first help"),
        "uses": ("test-page",),
        "slides": tuple(Slide(f"Idea {n}", "Ask the room.", 5, ("One line.",), sources=("s1",)) for n in (1, 2, 3)),
        "discussion": ("What stops us?",),
        "exercises": (
            Exercise("Pairs", 20, "Practise.", ("Pair up.", "Change over."), ("Manikin",), "Ask how it was."),
        ),
        "handout": Handout("To take home", (HandoutPart("Call", ("Call the emergency number.",)),)),
        "check": tuple(Question(f"Question {n}?", ("No", "Yes"), 2, "It helps.", ("s1",)) for n in range(1, 6)),
    }
    return Training(**(values | changes))  # type: ignore[arg-type]


def make_front(id: str = "test-page", **changes: object) -> FrontMatter:
    """The head of a background page that passes every check."""
    values: dict[str, object] = {
        "schema": 1,
        "title": "Test page",
        "section": Section.PRACTICE,
        "type": ArticleType.BACKGROUND,
        "language": "en",
        "summary": "A page for tests.",
        "audience": ("outreach",),
        "sources": (make_source("s1"), make_source("s2")),
        "licence": "CC-BY-4.0",
        "attribution": "hrdesk contributors",
        "status": Status.DRAFT,
        "created": TODAY,
        "reviewed": TODAY,
        "reviewer_role": "editor",
        "review_due": date(2027, 11, 21),
    }
    return FrontMatter(id=id, **(values | changes))  # type: ignore[arg-type]


FIELD_LINES: dict[FieldPath, int] = {(field.name,): line for line, field in enumerate(fields(FrontMatter), start=2)}
"""In the pages of `make_page` every field of the head stands on a line of its own, in the order of FrontMatter."""

BODY_LINE = 101
"""The line on which the body begins in the pages of `make_page`."""


def make_page(
    body: str = "Some text.[^s1]",
    *,
    path: str = "content/test-page.md",
    lines: Mapping[Any, int] | None = None,
    **changes: object,
) -> WrittenPage:
    """A written page; `changes` go into its head, `lines` say where parts of fields stand."""
    return WrittenPage(path, make_front(**changes), body, BODY_LINE, FIELD_LINES | dict(lines or {}))  # type: ignore[arg-type]

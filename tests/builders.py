"""Builders of values and pages for tests."""

from datetime import UTC, date, datetime
from pathlib import Path

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation, Colour

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

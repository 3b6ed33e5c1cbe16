"""An article as the reader gets it from a library."""

from collections.abc import Mapping
from dataclasses import dataclass

from hrdesk.core.article import Verified
from hrdesk.core.article_card import ArticleCard


@dataclass(frozen=True)
class OutlineEntry:
    slug: str
    heading: str
    level: int


@dataclass(frozen=True)
class SourceNote:
    """A source as it is shown: `accessed` is an ISO date, or None when nobody has read it."""

    id: str
    number: int
    org: str
    title: str
    year: int | None
    url: str
    verified: Verified
    accessed: str | None
    licence: str


@dataclass(frozen=True)
class Figure:
    """A figure as SVG with colours to fill in; sizes in pixels at 100 %."""

    title: str
    svg: str
    width: int
    height: int

    def painted(self, colours: Mapping[str, str]) -> str:
        """The SVG with its colours filled in by name."""
        svg = self.svg
        for name, colour in colours.items():
            svg = svg.replace(f"@{name}@", colour)
        return svg


@dataclass(frozen=True)
class TermNote:
    """What a word of the glossary means, and where it stands there."""

    article_id: str
    slug: str
    term: str
    full: str | None
    means: str


@dataclass(frozen=True)
class Article:
    """A whole page. `html` is safe: it was built from our Markdown and sanitised."""

    card: ArticleCard
    html: str
    markdown: str
    content_version: str
    reviewer_role: str
    licence: str
    attribution: str
    language: str
    related: tuple[str, ...]
    outline: tuple[OutlineEntry, ...]
    sources: tuple[SourceNote, ...]

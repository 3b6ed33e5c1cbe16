"""The HTML of a page, or of some sections of it, as it stands in a handout."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from hrdesk.core.article_card import ArticleCard
from hrdesk.core.article_view import Article, OutlineEntry, SourceNote

ON_SCREEN_ONLY = " F9 opens the emergency steps."
"""What every page says of this program, and paper cannot do."""

_HEADING = re.compile(r'<h([2-4]) id="([^"]+)">')
_QUICK_STEPS = re.compile(r'<table class="callout"(?:(?!</table>).)*?<h2 id="quick-steps">.*?</table>', re.DOTALL)
_CITED = re.compile(r'href="source:([^"]*)"')
_CITE = re.compile(r'<a class="cite" href="source:[^"]*">(\[[^\]<]*\])</a>')
_LINK = re.compile(r"</?a\b[^>]*>")
_SOURCES = "sources"


@dataclass(frozen=True)
class Chapter:
    """What stands of one page. `html` is safe, and has neither the title nor the sources."""

    card: ArticleCard
    language: str
    licence: str
    attribution: str
    html: str
    sources: tuple[SourceNote, ...]
    """Those that are cited in it."""
    outline: tuple[OutlineEntry, ...]
    """The headings that are in it."""
    is_whole: bool


@dataclass(frozen=True)
class Span:
    """A section in the HTML of its page, up to the next heading that is not below its own."""

    slug: str
    level: int
    start: int
    end: int


def chapter_of(article: Article, slugs: Sequence[str], html: str = "") -> Chapter:
    """The whole page where one of the slugs is empty, else its sections in the order of the slugs.

    `html` stands for the page's own where marks were put into it. Slugs that the page lacks are passed over.
    """
    whole = html or article.html
    spans = section_spans(whole)
    is_whole = "" in slugs
    if is_whole:
        end = next((span.start for span in spans if span.slug == _SOURCES), len(whole))
        chosen = [Span("", 1, 0, end)]
    else:
        by_slug = {span.slug: span for span in spans}
        named = [by_slug[slug] for slug in dict.fromkeys(slugs) if slug in by_slug]
        chosen = [span for span in named if not any(_is_within(span, other) for other in named)]
    pieces = "\n".join(whole[span.start : span.end] for span in chosen)
    here = set(_ids(pieces))
    cited = {unescape(one) for one in _CITED.findall(pieces)}
    return Chapter(
        article.card,
        article.language,
        article.licence,
        article.attribution,
        _for_paper(pieces),
        tuple(source for source in article.sources if source.id in cited),
        tuple(entry for entry in article.outline if entry.slug in here),
        is_whole,
    )


def section_html(article: Article, slug: str) -> str:
    """One section as it stands on the page; empty where the page lacks it."""
    return next((article.html[one.start : one.end] for one in section_spans(article.html) if one.slug == slug), "")


def section_spans(html: str) -> list[Span]:
    """Every section of a page, in the order of their headings."""
    steps = _QUICK_STEPS.search(html)
    headings = [
        (found[2], int(found[1]), steps.start() if steps and _is_in(found, steps) else found.start())
        for found in _HEADING.finditer(html)
    ]
    spans = []
    for place, (slug, level, start) in enumerate(headings):
        following = (other for _, depth, other in headings[place + 1 :] if depth <= level)
        spans.append(Span(slug, level, start, next(following, len(html))))
    return spans


def sections_within(outline: Sequence[OutlineEntry], slugs: Sequence[str]) -> frozenset[str]:
    """The slugs of the sections and of all below them; with an empty one, of the whole page."""
    if "" in slugs:
        return frozenset(("", *(entry.slug for entry in outline)))
    within, level = set(), 0
    for entry in outline:
        if entry.slug in slugs and not (level and entry.level > level):
            level = entry.level
        elif level and entry.level <= level:
            level = 0
        if level:
            within.add(entry.slug)
    return frozenset(within)


def links_in(html: str) -> list[str]:
    """The ids of the pages that HTML links to, as often as it does."""
    return re.findall(r'href="article:([^"#]+)', html)


def _for_paper(html: str) -> str:
    """Without links, which paper cannot follow; the numbers of sources stay."""
    return _LINK.sub("", _CITE.sub(r"\1", html)).replace(ON_SCREEN_ONLY, "").strip()


def _ids(html: str) -> list[str]:
    return [found[2] for found in _HEADING.finditer(html)]


def _is_in(inner: re.Match[str], outer: re.Match[str]) -> bool:
    return outer.start() <= inner.start() < outer.end()


def _is_within(span: Span, other: Span) -> bool:
    return span is not other and other.start <= span.start and span.end <= other.end and other.level < span.level

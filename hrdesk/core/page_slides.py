"""The slides of a page that is read: its title, its quick steps, one for each heading, and one for each risk."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape, unescape

from hrdesk.core.article_view import Article, SourceNote
from hrdesk.core.deck import Deck, DeckSlide, SlideKind, SlidePlan
from hrdesk.core.slide_blocks import points

_HEADING = re.compile(r'<h([2-4]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)
_QUICK_STEPS = re.compile(r'^<table class="callout"[^>]*>(?:(?!</table>).)*id="quick-steps".*?</table>', re.DOTALL)
_CITED = re.compile(r'<sup><a[^>]*href="source:([^"]*)"[^>]*>[^<]*</a></sup>')
_LINK = re.compile(r"</?a\b[^>]*>")
_BREAK = re.compile(r"<hr\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_LEFT_OUT = frozenset({"sources", "when-to-get-help-now", "risks-causes-responses", "quick-steps"})
"""Headings that stand on every page, and those whose slides are made from data."""
_TITLE_LEVEL = 2
_NAMED = 3
"""Sources that are named at the foot of a slide; more are counted."""


@dataclass(frozen=True)
class RiskNote:
    """A risk with its causes, and each cause with what reduces it, all in words."""

    risk: str
    about: str
    causes: tuple[tuple[str, tuple[str, ...]], ...]


def page_deck(
    article: Article,
    standing: str,
    speaker_notes: Mapping[str, str],
    risks: Sequence[RiskNote] = (),
    plan: SlidePlan | None = None,
) -> Deck:
    """The slides of a page. `standing` says how far it was checked; `speaker_notes` are by the slug of a heading."""
    slides = [
        _title(article, standing),
        *_quick_steps(article),
        *_sections(article, plan or SlidePlan()),
        *_risks(risks, article.card.id),
    ]
    told: set[str] = set()
    for place, slide in enumerate(slides):
        if slide.slug in speaker_notes and slide.slug not in told:
            told.add(slide.slug)
            slides[place] = replace(slide, notes=speaker_notes[slide.slug])
    return Deck(article.card.title, article.language, tuple(slides))


def source_line(ids: Sequence[str], sources: Sequence[SourceNote]) -> str:
    """The sources with these ids in one line, each body once."""
    by_id = {source.id: source for source in sources}
    known = [by_id[one] for one in dict.fromkeys(ids) if one in by_id]
    names = list(dict.fromkeys(f"{source.org} {source.year}" if source.year else source.org for source in known))
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"Sources: {'; '.join(names[:_NAMED])}{more}" if names else ""


def _title(article: Article, standing: str) -> DeckSlide:
    card = article.card
    return DeckSlide(
        SlideKind.TITLE, card.title, f"<p>{escape(card.summary)}</p>", foot=standing, article_id=card.id, slug="top"
    )


def _quick_steps(article: Article) -> Iterator[DeckSlide]:
    steps = "".join(f"<li>{escape(step)}</li>" for step in article.card.quick_steps)
    if steps:
        body = f'<ol class="steps">{steps}</ol>'
        yield DeckSlide(SlideKind.TEXT, "Quick steps", body, article_id=article.card.id, slug="quick-steps")


def _sections(article: Article, plan: SlidePlan) -> Iterator[DeckSlide]:
    html = _QUICK_STEPS.sub("", article.html.strip())
    deepest = int(plan.break_at[1])
    headings = [heading for heading in _HEADING.finditer(html) if int(heading[1]) <= deepest or heading[2] in _LEFT_OUT]
    first = html[: headings[0].start()] if headings else html
    yield from _section(article, "In short", "", "", first, plan)
    over = ""
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        level, slug, title = int(heading[1]), heading[2], _plain(heading[3])
        over = title if level == _TITLE_LEVEL else over
        if slug not in _LEFT_OUT and title not in plan.skip:
            body = html[heading.end() : following.start() if following else len(html)]
            yield from _section(article, title, over if over != title else "", slug, body, plan)


def _section(article: Article, title: str, over: str, slug: str, body: str, plan: SlidePlan) -> Iterator[DeckSlide]:
    for part in _BREAK.split(body):
        cited = [unescape(one) for one in _CITED.findall(part)]
        shown = for_the_room(part)
        if _plain(shown) or "<img" in shown:
            yield DeckSlide(
                SlideKind.TEXT,
                title,
                shown,
                over=over,
                foot=source_line(cited, article.sources),
                article_id=article.card.id,
                slug=slug,
                max_words=plan.max_words,
            )


def for_the_room(html: str) -> str:
    """HTML without what only a reader can use: links and the numbers of sources."""
    return _LINK.sub("", _CITED.sub("", html)).strip()


def _risks(risks: Sequence[RiskNote], article_id: str) -> Iterator[DeckSlide]:
    for risk in risks:
        causes = "".join(f"<p><strong>{escape(cause)}</strong></p>{points(answers)}" for cause, answers in risk.causes)
        body = f'<p class="aside">{escape(risk.about)}</p>{causes}'
        over = "Risk, causes and what reduces them"
        slug = "risks-causes-responses"
        yield DeckSlide(SlideKind.TEXT, risk.risk, body, over=over, article_id=article_id, slug=slug)


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())

"""A library of ours made of the corpus, by the code that makes every library."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from hrdesk.core.article import ArticleType, Section, Status
from hrdesk.core.front_matter import FrontMatter
from hrdesk.core.local_facts import LocalFacts
from hrdesk.core.markdown import Passage, References, RenderedBody
from hrdesk.core.shelf import Shelf
from hrdesk.core.written_page import WrittenPage
from hrdesk.services.library_build import write_library
from hrdesk.services.library_check import CheckedPages
from tests.benchmarks.search_corpus import CorpusPassage

_DAY = date(2026, 11, 27)


def write_corpus_library(passages: Sequence[CorpusPassage], path: Path) -> None:
    """Write the passages as articles of several headings each."""
    pages, bodies = [], {}
    for number, article in enumerate(_articles(passages)):
        front = _front(number, article[0])
        pages.append(WrittenPage(f"{front.id}.md", front, article[0].text))
        bodies[front.id] = _body(article)
    write_library(CheckedPages(tuple(pages), bodies, (), Shelf(), LocalFacts(), (), len(pages)), path)


def _articles(passages: Sequence[CorpusPassage]) -> Iterator[list[CorpusPassage]]:
    for _, article in groupby(passages, key=lambda passage: passage.document):
        yield list(article)


def _body(article: Sequence[CorpusPassage]) -> RenderedBody:
    """A body that is cut into passages already; its HTML is not searched."""
    body = RenderedBody("", References())
    cut = [Passage("" if n == 0 else f"h{n}", part.heading, 2, part.text) for n, part in enumerate(article)]
    vars(body)["passages"] = tuple(cut)
    return body


def _front(number: int, first: CorpusPassage) -> FrontMatter:
    return FrontMatter(
        id=f"page-{number}",
        schema=1,
        title=first.title[:120] or "Page",
        section=Section.PRACTICE,
        type=ArticleType.BACKGROUND,
        language="en",
        summary="A page of the corpus.",
        audience=("outreach",),
        sources=(),
        licence="various",
        attribution="Debian",
        status=Status.DRAFT,
        created=_DAY,
        reviewed=_DAY,
        reviewer_role="editor",
        review_due=_DAY.replace(year=2027),
    )

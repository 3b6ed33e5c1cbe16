"""A page of the library as text for a terminal or another program."""

import json
import textwrap
from datetime import date
from html import escape

from hrdesk.core.article_view import Article
from hrdesk.core.freshness import Currency, judge_freshness
from hrdesk.services.library import Library

_WIDTH = 78


def print_article(library: Library, article_id: str, form: str, today: date) -> str:
    """The page as `text`, `markdown`, `html` or `json`; raises ArticleNotFound."""
    article = library.article(article_id)
    match form:
        case "markdown":
            return f"# {article.card.title}\n\n*{_review_line(article, today)}*\n\n{_steps(article)}{article.markdown}"
        case "html":
            return _html(article, today)
        case "json":
            return json.dumps(_values(library, article, today), ensure_ascii=False, indent=2) + "\n"
        case _:
            return _text(library, article, today)


def _review_line(article: Article, today: date) -> str:
    card = article.card
    freshness = judge_freshness(card.status, card.reviewed, card.review_due, today)
    clinician = "approved" if freshness.is_approved else "not reviewed by a clinician"
    due = "was due" if freshness.currency is Currency.OVERDUE else "due"
    return f"{card.status.value}, {clinician}; checked {card.reviewed}, next check {due} {card.review_due}"


def _steps(article: Article) -> str:
    steps = "".join(f"{number}. {step}\n" for number, step in enumerate(article.card.quick_steps, start=1))
    return f"## Quick steps\n\n{steps}\n" if steps else ""


def _text(library: Library, article: Article, today: date) -> str:
    parts = [article.card.title.upper(), _review_line(article, today)]
    for slug, heading, text in library.passage_texts(article.card.id):
        if slug:
            parts.append(f"{heading}\n{'-' * len(heading)}")
        lines = (textwrap.fill(line, _WIDTH) for line in text.split("\n") if line)
        parts.append("\n".join(lines))
    return "\n\n".join(part for part in parts if part) + "\n"


def _html(article: Article, today: date) -> str:
    title = escape(article.card.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(article.language)}"><head><meta charset="utf-8"><title>{title}</title>'
        f"</head>\n<body><h1>{title}</h1>\n<p>{escape(_review_line(article, today))}</p>\n{article.html}"
        "</body></html>\n"
    )


def _values(library: Library, article: Article, today: date) -> dict[str, object]:
    card = article.card
    freshness = judge_freshness(card.status, card.reviewed, card.review_due, today)
    passages = library.passage_texts(card.id)
    return {
        "id": card.id,
        "title": card.title,
        "section": card.section.value,
        "type": card.type.value,
        "language": article.language,
        "summary": card.summary,
        "status": card.status.value,
        "reviewed": card.reviewed.isoformat(),
        "review_due": card.review_due.isoformat(),
        "reviewer_role": article.reviewer_role,
        "currency": freshness.currency.value,
        "quick_steps": list(card.quick_steps),
        "licence": article.licence,
        "content_version": article.content_version,
        "related": list(article.related),
        "sources": [vars(source) for source in article.sources],
        "passages": [{"slug": slug, "heading": heading, "text": text} for slug, heading, text in passages],
    }

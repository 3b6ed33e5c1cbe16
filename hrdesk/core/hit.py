"""What a search found, in the order in which it is shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hrdesk.core.article import ArticleType, Section
from hrdesk.core.excerpt import Excerpt
from hrdesk.core.plain_text import fold
from hrdesk.core.search_query import SearchQuery

_EMERGENCY_SHARE = 0.6
"""An emergency leads the list when it scores at least this share of the best hit."""


@dataclass(frozen=True)
class Hit:
    """The best passage of one article. A higher score is a better match."""

    article_id: str
    title: str
    section: Section
    type: ArticleType
    slug: str
    heading: str
    excerpt: Excerpt
    score: float
    why: str | None = None

    @property
    def is_emergency(self) -> bool:
        return self.type is ArticleType.EMERGENCY

    def with_excerpt(self, excerpt: Excerpt) -> "Hit":
        return replace(self, excerpt=excerpt)


@dataclass(frozen=True)
class SearchResult:
    """`is_exact`: every word was found; otherwise the hits hold some of the words. `took_ms` in milliseconds."""

    query: str
    hits: tuple[Hit, ...]
    is_exact: bool
    took_ms: float


def in_shown_order(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Emergencies that match about as well as the best hit first, then the rest, each by score."""
    ranked = sorted(hits, key=lambda hit: -hit.score)
    if not ranked:
        return ()
    bar = ranked[0].score * _EMERGENCY_SHARE
    leading = [hit for hit in ranked if hit.is_emergency and hit.score >= bar]
    return (*leading, *(hit for hit in ranked if hit not in leading))


def explain_match(query: SearchQuery, title: str, names: Sequence[str]) -> str | None:
    """Why an article matched when its title does not show it: the name people know it by."""
    asked = fold(" ".join(query.words))
    if not asked or asked in fold(title):
        return None
    for name in names:
        known = fold(name)
        if known == asked or (query.last_is_open and len(asked) > 1 and known.startswith(asked)):
            return name
    return None

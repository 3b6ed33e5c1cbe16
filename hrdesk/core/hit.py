"""What a search found, in the order in which it is shown."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from hrdesk.core.article import ArticleType, Section
from hrdesk.core.excerpt import Excerpt
from hrdesk.core.plain_text import fold
from hrdesk.core.search_query import SearchQuery

_WORD = re.compile(r"[^\W_]+")
_EMERGENCY_SHARE = 0.75
"""An emergency leads the list when it scores at least this share of the best hit."""


class Naming(Enum):
    """How surely words name an article."""

    TITLE = "title"
    """They are the whole title."""
    EXACT = "exact"
    SHARED = "shared"
    """They are a name that other articles have too."""
    BEGUN = "begun"
    """They begin a name, and may still grow."""
    INSIDE = "inside"
    """A name of several words stands among them."""


@dataclass(frozen=True)
class OtherName:
    """A word people search an article by, also as it is compared; a shared one names several things."""

    text: str
    folded: str
    is_shared: bool = False


@dataclass(frozen=True)
class NameMatch:
    """The name by which an article was found; a match in the title needs no explaining."""

    name: str
    naming: Naming
    in_title: bool = False

    @property
    def why(self) -> str | None:
        return None if self.in_title else self.name


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


def match_name(query: SearchQuery, title: str, names: Sequence[OtherName]) -> NameMatch | None:
    """How the words name an article: by its title, by another name of it, or by a name among other words."""
    asked = " ".join(_WORD.findall(fold(" ".join(query.words))))
    if not asked:
        return None
    titled = " ".join(_WORD.findall(fold(title)))
    if f" {titled}".find(f" {asked}") >= 0:
        return NameMatch(title, Naming.TITLE if titled == asked else Naming.EXACT, in_title=True)
    for name in names:
        if name.folded == asked:
            return NameMatch(name.text, Naming.SHARED if name.is_shared else Naming.EXACT)
    if query.last_is_open and len(asked) > 1:
        for name in names:
            if name.folded.startswith(asked):
                return NameMatch(name.text, Naming.BEGUN)
    spaced = f" {asked} "
    inside = [name for name in names if " " in name.folded and f" {name.folded} " in spaced]
    return NameMatch(max(inside, key=lambda name: len(name.folded)).text, Naming.INSIDE) if inside else None

"""What a search found, and why."""

from dataclasses import dataclass, replace
from enum import StrEnum

from hrdesk.core.article import ArticleType, Section
from hrdesk.core.excerpt import Excerpt
from hrdesk.core.marked_words import marked


class Reason(StrEnum):
    """Why a page was found, where that is not plain; as the sentence that says so."""

    CALLED = marked("also called {words}")
    LIKE = marked("about: {words}")
    MEANING = marked("one meaning of {words}")
    CORRECTED = marked("corrected from {words}")
    ALSO = marked("also searching: {words}")
    NEAREST = marked("nothing found; in an emergency")


@dataclass(frozen=True)
class Why:
    """A reason and the words that it is about."""

    reason: Reason
    words: str = ""

    def told(self) -> str:
        """In plain English."""
        return self.reason.format(words=self.words)


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
    why: tuple[Why, ...] = ()

    @property
    def is_emergency(self) -> bool:
        return self.type is ArticleType.EMERGENCY

    def with_excerpt(self, excerpt: Excerpt) -> "Hit":
        return replace(self, excerpt=excerpt)


@dataclass(frozen=True)
class SearchResult:
    """What was found for `query`, and how it was read."""

    query: str
    hits: tuple[Hit, ...]
    is_exact: bool = True
    """Some page has every word; otherwise the hits hold some of the words."""
    took_ms: float = 0.0
    corrected: str | None = None
    """The query with typing errors mended, if any was."""
    also: tuple[str, ...] = ()
    """Other words for the same thing that were looked for."""
    choices: tuple[str, ...] = ()
    """Ids of the pages that a name of several meanings may mean; they stand first."""
    nearest: tuple[str, ...] = ()
    """Words of the library beside those that were not found."""
    words: tuple[str, ...] = ()
    """The words that were looked for, to mark them on a page."""

    def timed(self, took_ms: float) -> "SearchResult":
        """The same, with the milliseconds that it took."""
        return replace(self, took_ms=took_ms)

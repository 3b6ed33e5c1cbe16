"""Finds the best passage of each article for what a person typed."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter

from hrdesk.core.article import ArticleType, Section
from hrdesk.core.errors import LibraryUnreadable
from hrdesk.core.excerpt import CLOSE, OPEN, Excerpt, read_excerpt
from hrdesk.core.hit import Hit, NameMatch, Naming, OtherName, SearchResult, in_shown_order, match_name
from hrdesk.core.search_query import SearchQuery, parse_query
from hrdesk.services.database import DatabaseError, Row
from hrdesk.services.library import Library

_PASSAGES_RANKED = 120
"""Passages looked at to find the best one of each article."""

_WHOLE_FACTOR = 1.5
"""A passage that holds every word counts for so much more than its bm25."""

_NAME_BONUS = {Naming.TITLE: 20.0, Naming.EXACT: 12.0, Naming.SHARED: 8.0, Naming.BEGUN: 6.0, Naming.INSIDE: 6.0}
"""Added to bm25 when the words name the article: who types a name means that page."""

_SNIPPET_TOKENS = 24
_RANKED = (
    "SELECT p.id, p.article_id, p.slug, p.heading, a.title, a.section, a.type, a.summary, i.rank "
    "FROM passage_index i JOIN passages p ON p.id = i.rowid JOIN articles a ON a.id = p.article_id "
    "WHERE passage_index MATCH :match AND (:language IS NULL OR a.language = :language) ORDER BY i.rank LIMIT :limit"
)
_SNIPPET = f"SELECT rowid, snippet(passage_index, 3, '{OPEN}', '{CLOSE}', '…', {_SNIPPET_TOKENS}) FROM passage_index"


@dataclass(frozen=True)
class _Candidate:
    """The best passage of an article, before its excerpt is cut."""

    passage: int
    row: Row
    score: float
    named: NameMatch | None


class Search:
    """Searches one open library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._connection = library.connection
        self._names: dict[str, list[OtherName]] | None = None

    def warm_up(self) -> None:
        """Read what every search needs, so that the first is as quick as the rest; faults show when one searches."""
        with suppress(LibraryUnreadable):
            self.find("warm")

    def find(self, text: str, limit: int = 20, *, language: str | None = None) -> SearchResult:
        """The best hits for free text, at most `limit`; emergencies that match well come first."""
        started = perf_counter()
        query = parse_query(text)
        if language and not language.isprintable():
            return SearchResult(text, (), True, (perf_counter() - started) * 1000)
        try:
            hits, is_exact = self._hits(query, limit, language)
        except (DatabaseError, ValueError, TypeError) as error:
            raise LibraryUnreadable(path=self._library.path, reason=error) from error
        return SearchResult(text, hits, is_exact, (perf_counter() - started) * 1000)

    def _hits(self, query: SearchQuery, limit: int, language: str | None) -> tuple[tuple[Hit, ...], bool]:
        if query.is_blank:
            return (), True
        whole = self._passages_with_all(query)
        candidates = self._candidates(query, whole, language)
        return self._shown(candidates, query.match_any(), limit), bool(whole)

    def _passages_with_all(self, query: SearchQuery) -> frozenset[int]:
        """Passages that hold every word, the best ones where there are many."""
        sql = "SELECT rowid FROM passage_index WHERE passage_index MATCH ? ORDER BY rank LIMIT ?"
        return frozenset(row[0] for row in self._connection.execute(sql, (query.match_all(), _PASSAGES_RANKED)))

    def _candidates(self, query: SearchQuery, whole: frozenset[int], language: str | None) -> list[_Candidate]:
        """The best passage of each article, of those with any of the words."""
        values = {"match": query.match_any(), "language": language, "limit": _PASSAGES_RANKED}
        rows = self._connection.execute(_RANKED, values).fetchall()
        best: dict[str, tuple[float, Row]] = {}
        for row in rows:
            score = -float(row["rank"]) * (_WHOLE_FACTOR if row["id"] in whole else 1.0)
            if row["article_id"] not in best or score > best[row["article_id"]][0]:
                best[row["article_id"]] = (score, row)
        names = self._names_by_article()
        return [_candidate(row, score, query, names.get(article_id, [])) for article_id, (score, row) in best.items()]

    def _names_by_article(self) -> dict[str, list[OtherName]]:
        """All names of the library, read once: a few thousand."""
        if self._names is None:
            found: dict[str, list[OtherName]] = {}
            for article_id, *name in self._connection.execute("SELECT article_id, name, folded, ambiguous FROM names"):
                found.setdefault(article_id, []).append(OtherName(name[0], name[1], bool(name[2])))
            self._names = found
        return self._names

    def _shown(self, candidates: Sequence[_Candidate], match: str, limit: int) -> tuple[Hit, ...]:
        passages = {candidate.row["article_id"]: candidate.passage for candidate in candidates}
        hits = in_shown_order([_hit(candidate) for candidate in candidates])[:limit]
        snippets = self._snippets(match, [passages[hit.article_id] for hit in hits])
        return tuple(hit.with_excerpt(snippets.get(passages[hit.article_id], hit.excerpt)) for hit in hits)

    def _snippets(self, match: str, passages: Sequence[int]) -> dict[int, Excerpt]:
        places = ",".join("?" * len(passages))
        sql = f"{_SNIPPET} WHERE passage_index MATCH ? AND rowid IN ({places})"
        return {row[0]: read_excerpt(row[1]) for row in self._connection.execute(sql, (match, *passages))}


def _candidate(row: Row, score: float, query: SearchQuery, names: Sequence[OtherName]) -> _Candidate:
    named = match_name(query, row["title"], names)
    return _Candidate(row["id"], row, score + (_NAME_BONUS[named.naming] if named else 0.0), named)


def _hit(candidate: _Candidate) -> Hit:
    """A hit without marks; one whose name was typed opens at the top."""
    row, named = candidate.row, candidate.named
    is_whole_page = named is not None and named.naming is not Naming.INSIDE
    return Hit(
        article_id=row["article_id"],
        title=row["title"],
        section=Section(row["section"]),
        type=ArticleType(row["type"]),
        slug="" if is_whole_page else row["slug"],
        heading="" if is_whole_page else row["heading"],
        excerpt=Excerpt(row["summary"]),
        score=candidate.score,
        why=named.why if named else None,
    )

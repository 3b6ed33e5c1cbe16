"""Finds the best passage of each article for what a person typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from hrdesk.core.article import ArticleType, Section
from hrdesk.core.errors import LibraryUnreadable
from hrdesk.core.excerpt import CLOSE, OPEN, Excerpt, read_excerpt
from hrdesk.core.hit import Hit, SearchResult, explain_match, in_shown_order
from hrdesk.core.plain_text import fold
from hrdesk.core.search_query import SearchQuery, parse_query
from hrdesk.services.database import DatabaseError, Row
from hrdesk.services.library import Library

_PASSAGES_RANKED = 120
"""Passages looked at to find the best one of each article."""

_ENOUGH = 3
"""With fewer hits than this for all the words, those for any of the words follow below."""

_NAMED_BONUS = 12.0
"""Added to bm25 when the words are the title or a name of the article: who types a name means that page."""

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
    why: str | None
    is_named: bool


class Search:
    """Searches one open library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._connection = library.connection

    def find(self, text: str, limit: int = 20, *, language: str | None = None) -> SearchResult:
        """The best hits for free text, at most `limit`; emergencies that match well come first."""
        started = perf_counter()
        query = parse_query(text)
        try:
            hits, is_exact = self._hits(query, limit, language)
        except DatabaseError as error:
            raise LibraryUnreadable(path=self._library.path, reason=error) from error
        return SearchResult(text, hits, is_exact, (perf_counter() - started) * 1000)

    def _hits(self, query: SearchQuery, limit: int, language: str | None) -> tuple[tuple[Hit, ...], bool]:
        if query.is_blank:
            return (), True
        exact = self._candidates(query, query.match_all(), language)
        hits = self._shown(exact, query.match_all(), limit)
        if len(hits) >= min(_ENOUGH, limit) or len(query.chunks) == 1:
            return hits, True
        found = {candidate.row["article_id"] for candidate in exact}
        loose = [
            candidate
            for candidate in self._candidates(query, query.match_any(), language)
            if candidate.row["article_id"] not in found
        ]
        return (*hits, *self._shown(loose, query.match_any(), limit - len(hits))), bool(exact)

    def _candidates(self, query: SearchQuery, match: str, language: str | None) -> list[_Candidate]:
        values = {"match": match, "language": language, "limit": _PASSAGES_RANKED}
        rows = self._connection.execute(_RANKED, values).fetchall()
        best: dict[str, Row] = {}
        for row in rows:
            best.setdefault(row["article_id"], row)
        names = self._names(list(best))
        return [_candidate(row, query, names.get(article_id, [])) for article_id, row in best.items()]

    def _names(self, article_ids: Sequence[str]) -> dict[str, list[str]]:
        places = ",".join("?" * len(article_ids))
        found: dict[str, list[str]] = {}
        sql = f"SELECT article_id, name FROM names WHERE article_id IN ({places})"
        for row in self._connection.execute(sql, article_ids):
            found.setdefault(row["article_id"], []).append(row["name"])
        return found

    def _shown(self, candidates: Sequence[_Candidate], match: str, limit: int) -> tuple[Hit, ...]:
        passages = {candidate.row["article_id"]: candidate.passage for candidate in candidates}
        hits = in_shown_order([_hit(candidate) for candidate in candidates])[:limit]
        snippets = self._snippets(match, [passages[hit.article_id] for hit in hits])
        return tuple(hit.with_excerpt(snippets.get(passages[hit.article_id], hit.excerpt)) for hit in hits)

    def _snippets(self, match: str, passages: Sequence[int]) -> dict[int, Excerpt]:
        places = ",".join("?" * len(passages))
        sql = f"{_SNIPPET} WHERE passage_index MATCH ? AND rowid IN ({places})"
        return {row[0]: read_excerpt(row[1]) for row in self._connection.execute(sql, (match, *passages))}


def _candidate(row: Row, query: SearchQuery, names: Sequence[str]) -> _Candidate:
    why = explain_match(query, row["title"], names)
    is_named = why is not None or fold(" ".join(query.words)) == fold(row["title"])
    score = -float(row["rank"]) + (_NAMED_BONUS if is_named else 0.0)
    return _Candidate(row["id"], row, score, why, is_named)


def _hit(candidate: _Candidate) -> Hit:
    """A hit without marks; one that was found by its name opens at the top."""
    row = candidate.row
    return Hit(
        article_id=row["article_id"],
        title=row["title"],
        section=Section(row["section"]),
        type=ArticleType(row["type"]),
        slug="" if candidate.is_named else row["slug"],
        heading="" if candidate.is_named else row["heading"],
        excerpt=Excerpt(row["summary"]),
        score=candidate.score,
        why=candidate.why,
    )

"""Finds the best passage of each article for what a person typed, and says why."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from heapq import nlargest
from time import perf_counter
from typing import NamedTuple

from hrdesk.core.article import ArticleType, Section
from hrdesk.core.errors import LibraryUnreadable
from hrdesk.core.excerpt import Excerpt, ExcerptCutter
from hrdesk.core.hit import Hit, Reason, SearchResult, Why
from hrdesk.core.named import Match, Named
from hrdesk.core.query_words import Reading
from hrdesk.core.ranking import NameScore, TextScore, danger, fuse, score_names, with_priors
from hrdesk.core.reasons import choices_among, is_title, reasons, telling_name
from hrdesk.core.search_filters import Filters
from hrdesk.core.search_query import SearchQuery, parse_query
from hrdesk.core.small_words import SMALL_WORDS
from hrdesk.core.stems import stem
from hrdesk.core.word_keys import Thesaurus
from hrdesk.services.database import Connection, DatabaseError, Row, value_marks
from hrdesk.services.library import Library
from hrdesk.services.name_index import NameIndex
from hrdesk.services.passage_index import PassageIndex
from hrdesk.services.query_reader import QueryReader
from hrdesk.services.term_finder import TermFinder, Terms
from hrdesk.services.vocabulary import Vocabulary

_MOST = 1_000
"""Pages that a search can give."""
_LOOKED_AT = 100
"""The best pages, of which the kind is looked up to put them in order; more where more are asked for."""
_NEAREST = 5
"""Words offered where nothing was found."""


@dataclass(frozen=True)
class _Parts:
    """What answers from each table of a library; made when somebody searches."""

    vocabulary: Vocabulary
    names: NameIndex
    passages: PassageIndex
    thesaurus: Thesaurus
    reader: QueryReader
    terms: TermFinder


class _Ranked(NamedTuple):
    """A page in the order of the answers."""

    row: Row
    kind: ArticleType
    score: float
    named: NameScore
    text: TextScore | None


class Search:
    """Searches one open library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._connection = library.connection

    def warm_up(self) -> None:
        """Read what every search needs, so that the first is as quick as the rest; faults show when one searches."""
        with suppress(LibraryUnreadable):
            self.find("warm")

    def find(
        self, text: str, limit: int = 20, *, language: str | None = None, today: date | None = None
    ) -> SearchResult:
        """The best hits for free text, at most `limit`; emergencies come first where the words point to danger.

        `language` narrows as a typed filter does; `today` tells which pages are overdue.
        """
        started = perf_counter()
        query = parse_query(text)
        filters = query.filters if language is None else query.filters.in_language(language)
        try:
            result = self._result(text, query, filters, limit, today or datetime.now(UTC).date())
        except (DatabaseError, ValueError, TypeError) as error:
            raise LibraryUnreadable(path=self._library.path, reason=error) from error
        return result.timed((perf_counter() - started) * 1000)

    def emergencies(self, limit: int) -> tuple[Hit, ...]:
        """The emergencies, at most `limit`: what is offered where nothing was found."""
        cards = self._library.emergencies()[:limit]
        why = (Why(Reason.NEAREST),)
        return tuple(
            Hit(card.id, card.title, card.section, card.type, "", "", Excerpt(card.summary), 0.0, why) for card in cards
        )

    @cached_property
    def _parts(self) -> _Parts:
        thesaurus = _read_thesaurus(self._connection)
        vocabulary = Vocabulary(self._connection)
        names = NameIndex(self._connection, thesaurus)
        total = self._connection.execute("SELECT max(id) FROM passages").fetchone()[0] or 0
        return _Parts(
            vocabulary,
            names,
            PassageIndex(self._connection),
            thesaurus,
            QueryReader(vocabulary, names, total),
            TermFinder(vocabulary, thesaurus),
        )

    def _result(self, text: str, query: SearchQuery, filters: Filters, limit: int, today: date) -> SearchResult:
        if query.is_blank or filters.mine:
            return SearchResult(text, ())
        if not query.words:
            return SearchResult(text, tuple(_listed(row) for row in self._rows(filters, today, limit)))
        parts = self._parts
        reading = parts.reader.read(query)
        found = parts.names.find(reading)
        terms = parts.terms.find(reading, found)
        texts = parts.passages.find(terms.terms)
        scores = fuse(names := score_names(found, reading), texts)
        if not filters.any:
            best = nlargest(max(limit, _LOOKED_AT), scores, key=scores.__getitem__)
            scores = {page: scores[page] for page in best}
        ranked = self._ranked(reading, scores, names, texts, filters, today)
        choices = choices_among(found, reading, [page.row["id"] for page in ranked])
        if all(page.kind is ArticleType.EMERGENCY for page in ranked if page.row["id"] in choices):
            choices = ()  # nobody is asked a question first where help is wanted
        ranked = _choices_first(ranked, choices)[:limit]
        return SearchResult(
            text,
            self._hits(ranked, reading, found, terms, choices),
            is_exact=any(text.covered == len(terms.terms) for text in texts.values()),
            corrected=reading.corrected,
            also=terms.others,
            choices=choices,
            nearest=() if ranked else self._nearest(query.words),
            words=tuple(word.text for word in reading.words if not word.is_small),
        )

    def _ranked(
        self,
        reading: Reading,
        scores: Mapping[str, float],
        names: Mapping[str, NameScore],
        texts: Mapping[str, TextScore],
        filters: Filters,
        today: date,
    ) -> list[_Ranked]:
        in_danger = danger(self._danger_weights(reading))
        ranked = [
            _Ranked(
                row,
                kind := ArticleType(row["type"]),
                with_priors(scores[row["id"]], kind, in_danger),
                names.get(row["id"], NameScore(0.0)),
                texts.get(row["id"]),
            )
            for row in self._rows(filters, today, _MOST, list(scores))
        ]
        return sorted(ranked, key=lambda page: (not is_title(page.named, reading), -page.score, page.row["position"]))

    def _danger_weights(self, reading: Reading) -> list[float]:
        stems = [reading.words[place].stem for place in reading.telling]
        meant = list(dict.fromkeys(part for part, _ in self._parts.thesaurus.replaced(stems)))
        sql = f"SELECT weight FROM search_danger WHERE stem IN ({value_marks(meant)})"
        return [row[0] for row in self._connection.execute(sql, meant)]

    def _rows(self, filters: Filters, today: date, limit: int, ids: Sequence[str] | None = None) -> list[Row]:
        """Articles that the filters keep, of those named if any are, in the order of the shelf."""
        conditions: dict[str, list[object]] = {}
        if ids is not None:
            conditions[f"id IN ({value_marks(ids)})"] = list(ids)
        for column, value in (("section", filters.section), ("type", filters.kind), ("language", filters.language)):
            if value:
                conditions[f"{column} = ?"] = [str(value)]
        if filters.overdue:
            conditions["review_due < ?"] = [today.isoformat()]
        where = " AND ".join(conditions) or "1"
        sql = (
            f"SELECT id, title, section, type, summary, position FROM articles WHERE {where} ORDER BY position LIMIT ?"
        )
        values = [value for found in conditions.values() for value in found]
        return self._connection.execute(sql, (*values, limit)).fetchall()

    def _hits(
        self,
        ranked: Sequence[_Ranked],
        reading: Reading,
        found: Sequence[Named],
        terms: Terms,
        choices: Sequence[str],
    ) -> tuple[Hit, ...]:
        passages = self._passage_rows([page.text.passage for page in ranked if page.text])
        cutter = _cutter(reading, terms)
        hits = []
        for page in ranked:
            row, passage = page.row, passages.get(page.text.passage) if page.text else None
            opens_at_top = passage is None or _names_all(page.named, reading)
            name = telling_name(page.named, found, reading, row["title"])
            why = reasons(name, reading, terms.others, is_choice=row["id"] in choices)
            hits.append(
                Hit(
                    article_id=row["id"],
                    title=row["title"],
                    section=Section(row["section"]),
                    type=page.kind,
                    slug="" if opens_at_top or passage is None else passage["slug"],
                    heading="" if opens_at_top or passage is None else passage["heading"],
                    excerpt=cutter.cut(row["summary"] if passage is None else passage["text"]),
                    score=page.score,
                    why=why,
                )
            )
        return tuple(hits)

    def _passage_rows(self, passages: Sequence[int]) -> dict[int, Row]:
        sql = f"SELECT id, slug, heading, text FROM passages WHERE id IN ({value_marks(passages)})"
        return {row["id"]: row for row in self._connection.execute(sql, passages)}

    def _nearest(self, words: Sequence[str]) -> tuple[str, ...]:
        near = (self._parts.vocabulary.neighbours(word, _NEAREST) for word in words)
        return tuple(dict.fromkeys(word for found in near for word in found))[:_NEAREST]


def _read_thesaurus(connection: Connection) -> Thesaurus:
    rows = connection.execute("SELECT phrase, meaning, shown FROM thesaurus").fetchall()
    meanings = {tuple(row["phrase"].split()): tuple(row["meaning"].split()) for row in rows}
    return Thesaurus(meanings, {tuple(row["phrase"].split()): row["shown"] for row in rows})


def _listed(row: Row) -> Hit:
    """An article that is listed because the filters keep it; no word was compared."""
    excerpt = ExcerptCutter(()).cut(row["summary"])
    return Hit(row["id"], row["title"], Section(row["section"]), ArticleType(row["type"]), "", "", excerpt, 0.0)


def _choices_first(ranked: Sequence[_Ranked], choices: Sequence[str]) -> list[_Ranked]:
    first = [page for page in ranked if page.row["id"] in choices]
    return first + [page for page in ranked if page.row["id"] not in choices]


def _names_all(named: NameScore, reading: Reading) -> bool:
    """Whether the names of a page are all that was typed, so that the page itself was meant."""
    sure: list[Named] = [name for name in named.names if name.match is not Match.MEANING]
    return set(reading.telling) <= {place for name in sure for place in name.places}


def _cutter(reading: Reading, terms: Terms) -> ExcerptCutter:
    phrases = [wording.phrase.split() for term in terms.terms for wording in term.wordings]
    words = {word for phrase in phrases for word in phrase if len(phrase) == 1 or word not in SMALL_WORDS}
    last = reading.words[-1]
    open_beginning = last.text if last.is_open and len(last.text) > 1 else ""
    return ExcerptCutter({stem(word) for word in words}, open_beginning)

"""Finds passages by their words, with the full-text index of SQLite (BM25 with a weight a field), word by word.

FTS5 scores every match before it sorts them: a common word of a large library takes a second. So each word that stands
in many passages has a list of its best ones, made when the library is built (champion lists: Manning, Raghavan and
Schütze, Introduction to Information Retrieval, 7.1.3); only words that stand in few are asked of the index. BM25 is a
sum over words, so what is summed here word by word is what FTS5 gives for any of the words.
"""

import struct
from collections.abc import Mapping, Sequence
from functools import lru_cache
from heapq import nlargest

from hrdesk.core.query_terms import Term
from hrdesk.core.ranking import TextScore
from hrdesk.core.stems import stem
from hrdesk.services.database import Connection, value_marks

COMMON = 64
"""A word in so many passages has a list of its best ones; FTS5 takes 4 µs for each match that it scores."""
LISTED = 256
"""Passages of a word that are looked at."""

_REMEMBERED = 128
"""Words whose passages are remembered: those before the one that is being typed."""
_PAGES_REMEMBERED = 10_000
"""Passages of which the page is remembered: the next letter finds many of those that the last one did."""
_RANKED = 150
"""Passages whose pages are looked at."""
BEST_PASSAGES = "SELECT rowid, -rank FROM passage_index WHERE passage_index MATCH ? ORDER BY rank LIMIT ?"
_ENTRY = struct.Struct("<If")


def packed(entries: Sequence[tuple[int, float]]) -> bytes:
    """Passages and their scores as they are stored: 4 bytes each."""
    return b"".join(_ENTRY.pack(*entry) for entry in entries)


class PassageIndex:
    """Answers from the full-text index of an open library."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._scored = lru_cache(_REMEMBERED)(self._read_scored)
        self._page_of: dict[int, str] = {}

    def find(self, terms: Sequence[Term]) -> dict[str, TextScore]:
        """By page: how well its passages answer the terms; the best pages only."""
        lists = [self._answers(term) for term in terms]
        sums: dict[int, float] = {}
        for found in lists:
            for passage, score in found.items():
                sums[passage] = sums.get(passage, 0.0) + score
        best = nlargest(_RANKED, sums, key=sums.__getitem__)
        pages: dict[str, list[int]] = {}
        page_of = self._pages_of(best)
        for passage in sorted(best):
            if passage in page_of:
                pages.setdefault(page_of[passage], []).append(passage)
        return {page: _text_score(passages, sums, lists) for page, passages in pages.items()}

    def _answers(self, term: Term) -> Mapping[int, float]:
        if len(term.wordings) == 1:
            return self._scored(term.wordings[0].phrase)
        found: dict[int, float] = {}
        for wording in term.wordings:
            for passage, score in self._scored(wording.phrase).items():
                if score * wording.worth > found.get(passage, 0.0):
                    found[passage] = score * wording.worth
        return found

    def _read_scored(self, phrase: str) -> Mapping[int, float]:
        """Scores of the best passages with a phrase: from its list if it has one, or from the index."""
        if " " not in phrase:
            sql = "SELECT entries FROM search_champions WHERE stem = ?"
            row = self._connection.execute(sql, (stem(phrase),)).fetchone()
            if row:
                return dict(_ENTRY.iter_unpack(row[0]))
        # Words hold letters and digits only, so that nothing needs escaping but by quotes.
        return {row[0]: row[1] for row in self._connection.execute(BEST_PASSAGES, (f'"{phrase}"', LISTED))}

    def _pages_of(self, passages: Sequence[int]) -> Mapping[int, str]:
        """The page of each passage, and of others that were asked for before."""
        missing = [passage for passage in passages if passage not in self._page_of]
        if missing:
            if len(self._page_of) > _PAGES_REMEMBERED:
                self._page_of.clear()
                missing = list(passages)
            sql = f"SELECT id, article_id FROM passages WHERE id IN ({value_marks(missing)})"
            self._page_of.update((row[0], row[1]) for row in self._connection.execute(sql, missing))
        return self._page_of


def _text_score(passages: Sequence[int], sums: Mapping[int, float], lists: Sequence[Mapping[int, float]]) -> TextScore:
    best = max(passages, key=sums.__getitem__)
    whole, covered = 0.0, 0
    for found in lists:
        part = max([found.get(passage, 0.0) for passage in passages])
        whole += part
        covered += part > 0
    return TextScore(best, sums[best], whole, covered)

"""The words of a library: which it knows, how often they stand, and which are near to a word it does not know."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hrdesk.core.edits import (
    MOST_LEFT_OUT,
    SHORTEST,
    deletion_keys,
    distance,
    distance_to_beginning,
    edits_allowed,
)
from hrdesk.core.stems import stem
from hrdesk.services.database import Connection, value_marks
from hrdesk.services.spelling_keys import words_with_keys

_LAST = "\U0010ffff"
MANY_WORDS = 40
"""More words than that with the same beginning are counted when the library is built."""
_REMEMBERED = 4_000
"""Words that were looked up and are remembered."""
_CANDIDATES = 400
"""Near words looked at for one mistyped word."""


@dataclass(frozen=True)
class Near:
    """A known word near a typed one, and how many typing errors lie between them."""

    word: str
    edits: int


class Vocabulary:
    """Answers from the tables of an open library."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._passages: dict[str, int | None] = {}
        self._words: dict[str, bool] = {}

    def known(self, words: Iterable[str]) -> set[str]:
        """Those of the words that stand in a passage, in this or another form, or that are everyday words."""
        wanted = list(dict.fromkeys(words))
        _forget_many(self._words)
        new = [word for word in wanted if word not in self._words]
        if new:
            rows = self._connection.execute(f"SELECT word FROM search_words WHERE word IN ({value_marks(new)})", new)
            found = {row[0] for row in rows}
            self._words.update((word, word in found) for word in new)
        stems = self.passages_by_stem([stem(word) for word in wanted])
        return {word for word in wanted if self._words[word] or stem(word) in stems}

    def only_everyday(self, words: Iterable[str]) -> set[str]:
        """Those of the words that are everyday words and stand in no passage."""
        wanted = list(words)
        counts = self.passages_by_stem([stem(word) for word in wanted])
        return {word for word in wanted if counts.get(stem(word)) == 0}

    def passages_by_stem(self, stems: Sequence[str]) -> dict[str, int]:
        """In how many passages each stem stands; stems that nobody knows are left out."""
        _forget_many(self._passages)
        new = [found for found in dict.fromkeys(stems) if found not in self._passages]
        if new:
            sql = f"SELECT stem, passages FROM search_stems WHERE stem IN ({value_marks(new)})"
            self._passages.update(dict.fromkeys(new))
            self._passages.update((row[0], row[1]) for row in self._connection.execute(sql, new))
        counts = ((found, self._passages[found]) for found in stems)
        return {found: count for found, count in counts if count is not None}

    def completions(self, beginning: str, limit: int) -> list[str]:
        """Known words that begin so, at most MANY_WORDS, the most frequent first."""
        sql = "SELECT words FROM search_beginnings WHERE beginning = ?"
        row = self._connection.execute(sql, (beginning,)).fetchone()
        if row:
            return str(row[0]).split()[:limit]
        sql = "SELECT word, passages FROM search_words WHERE word >= ? AND word < ? LIMIT ?"
        rows = self._connection.execute(sql, (beginning, beginning + _LAST, MANY_WORDS)).fetchall()
        return [row[0] for row in sorted(rows, key=lambda row: (-row[1], row[0]))[:limit]]

    def near(self, word: str, *, is_open: bool = False, limit: int = 1) -> list[Near]:
        """Known words within the typing errors that a word of its length may hold, the nearest first.

        Of words as near, one with the same first letter comes first, then the more frequent. An open word may be the
        beginning of a longer one. Method: symmetric deletes (SymSpell), checked by optimal string alignment.
        """
        allowed = edits_allowed(word)
        for left_out in range(1, min(allowed, MOST_LEFT_OUT) + 1):
            edits = allowed if left_out == MOST_LEFT_OUT else left_out  # its keys find words with more errors too
            found = self._within(word, left_out, edits, is_open=is_open)
            if found:
                nearest = max(left_out, found[0].edits)
                return [near for near in found if near.edits <= nearest][:limit]
        return []

    def neighbours(self, word: str, limit: int) -> list[str]:
        """Known words beside it in the alphabet that begin with the same two letters."""
        if len(word) < 2:
            return []
        return self.completions(word[:3], limit) or self.completions(word[:2], limit)

    def _within(self, word: str, left_out: int, edits: int, *, is_open: bool) -> list[Near]:
        """Words that share a key with so many letters left out, and lie within so many errors."""
        numbers = words_with_keys(self._connection, deletion_keys(word, left_out), _CANDIDATES)
        sql = (
            "SELECT w.word, w.passages FROM search_spelled d JOIN search_words w ON w.word = d.word "
            f"WHERE d.number IN ({value_marks(numbers)})"
        )
        measure = distance_to_beginning if is_open else distance
        ranked = []
        for other, passages in self._connection.execute(sql, numbers):
            apart = measure(word, other, edits)
            is_likely = len(word) > SHORTEST or sorted(word) == sorted(other)
            if apart <= edits and is_likely:
                ranked.append((apart, other[:1] != word[:1], -passages, other))
        return [Near(other, apart) for apart, _, _, other in sorted(ranked)]


def _forget_many(remembered: dict[str, Any]) -> None:
    """What was looked up is remembered for the next keystroke, not for ever."""
    if len(remembered) > _REMEMBERED:
        remembered.clear()

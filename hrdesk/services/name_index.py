"""Finds the pages whose names stand in a query: as one word, by meaning, begun, or by sound."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hrdesk.core.edits import distance
from hrdesk.core.name_kind import NameKind
from hrdesk.core.named import Match, Named
from hrdesk.core.query_words import Reading
from hrdesk.core.romanise import (
    letters_missed,
    romanised,
    sound_key,
    spelling,
    spelling_habits,
    with_letters_for_digits,
)
from hrdesk.core.word_keys import Thesaurus, joined_key
from hrdesk.services.database import Connection, Row, value_marks

_COLUMNS = "article_id, name, kind, shared, stands_for"
_STEMS = 5
"""The column after those."""
_KINDS = {kind.value: kind for kind in NameKind}
_LAST = "\U0010ffff"
_LONGEST_NAME = 8
"""Words of the longest name that is looked for."""
_ROWS = 1_000
"""Names looked at for one query, in each way."""
_BEGUN = 40
"""Names that begin as the query ends."""
_VOWEL = re.compile("[aeiouy]")
_REMEMBERED = 2_000
"""Sounds that were looked up and are remembered."""
_LONGEST_HEARD = 40
"""Letters of what is heard as another script at most."""
_LEAST_SOUNDS = 2
_SURE_SOUNDS = 3
"""A key of so many consonants is rather sure by itself; with a shorter one all must be spelled alike."""


@dataclass(frozen=True)
class Sounding:
    """Folded words in another script, and how many letters their spelling is from what was typed.

    Letters that habits mix up are one in that; `is_exact` says that not even those differ.
    """

    words: str
    apart: int
    is_exact: bool


class NameIndex:
    """Answers from the tables of an open library."""

    def __init__(self, connection: Connection, thesaurus: Thesaurus) -> None:
        self._connection = connection
        self._thesaurus = thesaurus
        self._heard: dict[str, list[str]] = {}

    def find(self, reading: Reading) -> list[Named]:
        """Every name that stands in the query."""
        return self._written(reading) + self._meant(reading) + self._begun(reading)

    def listen(self, spans: Iterable[Sequence[str]]) -> None:
        """Look up at once how several words in Latin letters sound, before one asks what each of them spells."""
        keys = {sound_key(variant) for words in spans for variant in _variants(words)} - self._heard.keys()
        if not keys:
            return
        if len(self._heard) > _REMEMBERED:
            self._heard.clear()
        self._heard.update((key, []) for key in keys)
        sql = f"SELECT sound, words FROM search_sounds WHERE sound IN ({value_marks(keys)}) LIMIT {_ROWS}"
        for sound, words in self._connection.execute(sql, list(keys)):
            self._heard[sound].append(words)

    def sounding_like(self, words: Sequence[str]) -> Sounding | None:
        """The Russian or Arabic words that some words in Latin letters spell; None if none do."""
        self.listen([words])
        typed = " ".join(with_letters_for_digits(word) for word in words)
        ranked = []
        for variant in _variants(words):
            key = sound_key(variant)
            for text in self._heard.get(key, ()):
                latin = romanised(text)
                apart = _apart(text, spelling(latin), spelling(variant))
                if apart <= (0 if len(key) < _SURE_SOUNDS else max(1, len(typed) // 4)):
                    ranked.append((apart, latin.replace("'", "") != typed, text))
        if not ranked:
            return None
        apart, differs, text = min(ranked)
        return Sounding(text, apart, not differs and not apart)

    def _written(self, reading: Reading) -> list[Named]:
        """Names whose very words stand there, joined or split as they may be."""
        places: dict[str, list[tuple[int, ...]]] = {}
        for key, where in _joined_spans(reading):
            places.setdefault(key, []).append(where)
        sql = (
            f"SELECT {_COLUMNS}, joined FROM search_names WHERE joined IN ({value_marks(places)}) "
            f"AND joined != '' LIMIT {_ROWS}"
        )
        rows = self._connection.execute(sql, list(places))
        return [_named(row, Match.EXACT, where) for row in rows for where in places[row["joined"]]]

    def _meant(self, reading: Reading) -> list[Named]:
        """Names all of whose meaning stands there, in other forms or words, with others between."""
        telling = reading.telling
        places: dict[str, set[int]] = {}
        for part, made_from in self._thesaurus.replaced([reading.words[place].stem for place in telling]):
            places.setdefault(part, set()).update(telling[i] for i in made_from)
        sql = (
            f"SELECT {_COLUMNS}, stems FROM search_names WHERE rarest IN ({value_marks(places)}) "
            f"AND rarest != '' LIMIT {_ROWS}"
        )
        rows = self._connection.execute(sql, list(places))
        found = []
        for row in rows:
            stems = row[_STEMS].split()
            if places.keys() >= set(stems):
                where = tuple(sorted(set().union(*(places[part] for part in stems))))
                found.append(_named(row, Match.MEANING, where))
        return found

    def _begun(self, reading: Reading) -> list[Named]:
        """Names that begin as the query ends."""
        if not reading.words or not reading.words[-1].is_open:
            return []
        last = len(reading.words)
        found: list[Named] = []
        for start in range(max(0, last - _LONGEST_NAME), last):
            key = joined_key([word.text for word in reading.words[start:]])
            if len(key) < 2 or reading.words[start].is_small:
                continue
            sql = f"SELECT {_COLUMNS} FROM search_names WHERE joined > ? AND joined < ? AND joined != '' LIMIT {_BEGUN}"
            rows = self._connection.execute(sql, (key, key + _LAST))
            found += [_named(row, Match.BEGUN, tuple(range(start, last))) for row in rows]
        return found


def _named(row: Row, match: Match, places: tuple[int, ...]) -> Named:
    return Named(row[0], row[1], _KINDS.get(row[2], NameKind.NAME), bool(row[3]), match, places, row[4])


def _joined_spans(reading: Reading) -> Iterator[tuple[str, tuple[int, ...]]]:
    words = [word.text for word in reading.words]
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST_NAME) + 1):
            yield joined_key(words[start:end]), tuple(range(start, end))


def _variants(words: Sequence[str]) -> Iterator[str]:
    """The ways in which words may be spelled that are long enough to be heard, and not too long."""
    typed = " ".join(with_letters_for_digits(word) for word in words)
    if typed.isascii() and len(typed) <= _LONGEST_HEARD and _VOWEL.search(typed):
        yield from (variant for variant in spelling_habits(typed) if len(sound_key(variant)) >= _LEAST_SOUNDS)


def _apart(text: str, written: str, typed: str) -> int:
    """How far a spelling is from a word. Arabic does not write short vowels, so that typed ones do not count."""
    if text[0] < "\u0600":
        return distance(written, typed, limit=len(typed))
    return letters_missed(written, typed) if 2 * len(written) >= len(typed) else len(typed)

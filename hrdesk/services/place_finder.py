"""Finds pages and headings by how their words begin, for going to a place by its name."""

from collections.abc import Iterator
from dataclasses import dataclass

from hrdesk.core.errors import LibraryUnreadable
from hrdesk.core.search_query import parse_query
from hrdesk.core.word_keys import joined_key, words_of
from hrdesk.services.database import Connection, DatabaseError, Row, value_marks
from hrdesk.services.library import Library

_LAST = "\U0010ffff"
_LOOKED_AT = 300
"""Places that are looked at for one query, however many there are."""


@dataclass(frozen=True)
class FoundPlace:
    """A page, or a heading on one; `name` is the other name by which a page was found."""

    article_id: str
    title: str
    slug: str = ""
    heading: str = ""
    name: str = ""


class PlaceFinder:
    """Answers from an open library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._connection: Connection = library.connection

    def find(self, text: str, limit: int) -> tuple[FoundPlace, ...]:
        """Pages whose title or another name begins so, then pages and headings with words that begin so."""
        words = parse_query(text).words
        if not words:
            return ()
        try:
            places = [*self._by_words(words), *self._by_name(joined_key(words))]
        except (DatabaseError, ValueError, TypeError) as error:
            raise LibraryUnreadable(path=self._library.path, reason=error) from error
        first: dict[tuple[str, str], FoundPlace] = {}
        for place in sorted(places, key=lambda place: _rank(place, words)):
            first.setdefault((place.article_id, place.slug), place)
        return tuple(first.values())[:limit]

    def _by_words(self, words: tuple[str, ...]) -> Iterator[FoundPlace]:
        match = " AND ".join(f'"{word}" *' for word in words)
        sql = (
            f"SELECT rowid FROM place_index WHERE place_index MATCH ? LIMIT {_LOOKED_AT}"  # not by rank: that reads all
        )
        ids = [row[0] for row in self._connection.execute(sql, (match,))]
        sql = (
            "SELECT article_id, title, slug, heading, position FROM passages "
            f"WHERE id IN ({value_marks(ids)}) ORDER BY id"
        )
        for row in self._connection.execute(sql, ids):
            yield _place(row)

    def _by_name(self, key: str) -> Iterator[FoundPlace]:
        sql = (
            "SELECT n.article_id, n.name, a.title FROM search_names n JOIN articles a ON a.id = n.article_id "
            f"WHERE n.joined >= ? AND n.joined < ? AND n.joined != '' LIMIT {_LOOKED_AT}"
        )
        for row in self._connection.execute(sql, (key, key + _LAST)):
            is_title = row["name"] == row["title"]
            yield FoundPlace(row["article_id"], row["title"], name="" if is_title else row["name"])


def _place(row: Row) -> FoundPlace:
    if row["position"] == 0:
        return FoundPlace(row["article_id"], row["title"])
    return FoundPlace(row["article_id"], row["title"], row["slug"], row["heading"])


def _rank(place: FoundPlace, words: tuple[str, ...]) -> tuple[bool, int, int]:
    """Pages before headings; what begins with the words before what has them inside; a whole name first."""
    asked = joined_key(words)
    shown = joined_key(words_of(place.name or place.heading or place.title))
    begins = 0 if shown == asked else 1 if shown.startswith(asked) else 2
    return bool(place.slug), begins + 2 * bool(place.name), len(shown)

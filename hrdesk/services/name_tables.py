"""The tables of a library that hold its names by their keys, and the words that mean the same."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hrdesk.core.article import ArticleType
from hrdesk.core.front_matter import FrontMatter
from hrdesk.core.name_kind import NameKind
from hrdesk.core.romanise import is_foreign_script, romanised, sound_key
from hrdesk.core.word_keys import LONGEST_PHRASE, Thesaurus, joined_key, meaning_of, meaning_stems, words_of
from hrdesk.services.library_database import Database

Sound = tuple[str, str]
"""How a foreign word sounds in Latin letters, and the word."""


@dataclass(frozen=True)
class NameRows:
    """What is written of the names of all pages; made without the library's file."""

    synonyms: tuple[tuple[str, str, str], ...]
    """(phrase, meaning, shown)"""
    names: tuple[tuple[object, ...], ...]
    sounds: frozenset[Sound]

    @property
    def thesaurus(self) -> Thesaurus:
        """The words that mean the same, as they are used."""
        return Thesaurus({tuple(phrase.split()): tuple(meaning.split()) for phrase, meaning, _ in self.synonyms})


def name_rows(fronts: Sequence[FrontMatter], groups: Sequence[Sequence[str]]) -> NameRows:
    """The rows of these pages, with `groups` of words that mean the same."""
    synonyms = tuple(_synonyms([*groups, *_names_of_drugs(fronts)]))
    names = [(name, words_of(name.text)) for name in _names(fronts)]
    unnamed = NameRows(synonyms, (), frozenset())
    rows = tuple(_keyed(names, unnamed.thesaurus))
    return NameRows(synonyms, rows, sounds_of({" ".join(words) for _, words in names}))


def sounds_of(words: Iterable[str]) -> frozenset[Sound]:
    """Of Russian and Arabic names and words, how they sound in Latin letters."""
    return frozenset((sound_key(romanised(text)), text) for text in words if is_foreign_script(text))


def write_names(database: Database, rows: NameRows, sounds: Iterable[Sound]) -> None:
    """Write the names, the words that mean the same, and the sounds of the names and of other words."""
    database.table("thesaurus").create({"phrase": str, "meaning": str, "shown": str}, pk="phrase")
    database.conn.executemany("INSERT INTO thesaurus VALUES (?, ?, ?)", rows.synonyms)
    database.execute(
        "CREATE TABLE search_names (article_id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, "
        "shared INTEGER NOT NULL, stands_for TEXT NOT NULL, joined TEXT NOT NULL, stems TEXT NOT NULL, "
        "rarest TEXT NOT NULL)"
    )
    database.conn.executemany("INSERT INTO search_names VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows.names)
    for column in ("joined", "rarest"):
        database.execute(f"CREATE INDEX search_names_by_{column} ON search_names ({column}) WHERE {column} != ''")
    database.execute("CREATE TABLE search_sounds (sound TEXT, words TEXT, PRIMARY KEY (sound, words)) WITHOUT ROWID")
    database.conn.executemany("INSERT INTO search_sounds VALUES (?, ?)", sorted(rows.sounds.union(sounds)))


def _names_of_drugs(fronts: Sequence[FrontMatter]) -> Iterator[list[str]]:
    """The sure names of each substance as words that mean the same, so that what is said of one holds of all."""
    for front in fronts:
        if front.type is ArticleType.SUBSTANCE:
            names = [name.t for synonyms in front.synonyms.values() for name in synonyms if not name.ambiguous]
            if len(names) > 1:
                yield names


def _synonyms(groups: Sequence[Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    known: set[str] = set()
    for group in groups:
        meaning = " ".join(meaning_stems(group[0]))
        for phrase in group[1:]:
            key = " ".join(meaning_stems(phrase))
            if key and meaning and key != meaning and len(key.split()) <= LONGEST_PHRASE and key not in known:
                known.add(key)
                yield key, meaning, group[0]


def _keyed(names: Sequence[tuple["_Name", list[str]]], thesaurus: Thesaurus) -> Iterator[tuple[object, ...]]:
    """Each name with its keys; the last is the stem that the fewest names have, by which it is looked up."""
    stems = [meaning_of(words, thesaurus) for _, words in names]
    counts = Counter(part for parts in stems for part in parts)
    for (name, words), parts in zip(names, stems, strict=True):
        rarest = min(parts, key=counts.__getitem__, default="")
        yield *name.values(), joined_key(words), " ".join(parts), rarest


@dataclass(frozen=True)
class _Name:
    """What gives a page a name."""

    page: str
    text: str
    kind: NameKind
    is_shared: bool = False
    stands_for: str = ""

    def values(self) -> tuple[str, str, str, int, str]:
        stands_for = "" if self.stands_for == self.text else self.stands_for
        return self.page, self.text, self.kind.value, int(self.is_shared), stands_for


def _names(fronts: Sequence[FrontMatter]) -> Iterator[_Name]:
    ids = {front.id for front in fronts}
    for front in fronts:
        yield _Name(front.id, front.title, NameKind.TITLE)
        for synonyms in front.synonyms.values():
            for synonym in synonyms:
                yield _Name(front.id, synonym.t, NameKind.NAME, is_shared=synonym.ambiguous)
        for term in front.terms:
            page = term.see if term.see in ids else front.id
            for words in filter(None, (term.term, term.full, *term.also)):
                yield _Name(page or front.id, words, NameKind.TERM, stands_for=term.full or term.term)

"""The tables of a library by which it is searched: full text, names by their keys, words and their near spellings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from sqlite_utils import Database

from hrdesk.core.article import ArticleType
from hrdesk.core.danger import danger_weights
from hrdesk.core.edits import deletion_keys, edits_allowed
from hrdesk.core.front_matter import FrontMatter
from hrdesk.core.name_kind import NameKind
from hrdesk.core.plain_text import fold
from hrdesk.core.romanise import is_foreign_script, romanised, sound_key
from hrdesk.core.stems import stem
from hrdesk.core.word_keys import LONGEST_PHRASE, Thesaurus, joined_key, meaning_of, meaning_stems, words_of
from hrdesk.services.passage_index import BEST_PASSAGES, COMMON, LISTED, packed
from hrdesk.services.spelling_keys import packed_keys
from hrdesk.services.vocabulary import MANY_WORDS

_LONGEST_WORD = 24
"""Longer “words” are addresses and code; nobody mistypes them."""
_LONGEST_BEGINNING = 4
_PASSAGES_FOR_A_LIST = 1_000
"""In a larger library a word stands in more passages before it is worth a list of its own."""
_PASSAGES_FOR_EACH = 20_000
"""In so many passages a word must stand once more to be sure, for a rarer one is often an error itself."""


def write_search(
    database: Database, fronts: Sequence[FrontMatter], groups: Sequence[Sequence[str]], everyday: Iterable[str] = ()
) -> None:
    """Write every table of the search; the passages must stand there already."""
    index_passages(database, everyday)
    thesaurus = _write_thesaurus(database, [*groups, *_names_of_drugs(fronts)])
    _write_names(database, fronts, thesaurus)
    _write_danger(database, thesaurus)


def index_passages(database: Database, everyday: Iterable[str] = ()) -> None:
    """Write what depends on the passages alone. `everyday` words are no typing errors though they stand nowhere."""
    database.conn.create_function("searchable", 1, searchable, deterministic=True)
    # Not by sqlite-utils' enable_fts, which copies the columns as they are: Russian and Arabic are folded on the way.
    database.execute(
        "CREATE VIRTUAL TABLE passage_index USING fts5(title, names, heading, text, content='passages', "
        "content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')"
    )
    database.execute(
        "INSERT INTO passage_index(rowid, title, names, heading, text) "
        "SELECT id, searchable(title), searchable(names), searchable(heading), searchable(text) "
        "FROM passages WHERE searched"
    )
    database.execute("INSERT INTO passage_index(passage_index, rank) VALUES('rank', 'bm25(6.0, 8.0, 4.0, 1.0)')")
    database.execute("INSERT INTO passage_index(passage_index) VALUES('optimize')")
    _write_words(database, everyday)
    _write_champions(database)
    _index_places(database)


def _index_places(database: Database) -> None:
    """Titles and headings by the beginnings of their words, for going to a place by its name."""
    database.execute(
        "CREATE VIRTUAL TABLE place_index USING fts5(words, content='', detail='none', prefix='1 2 3', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    words = "searchable(CASE WHEN position = 0 THEN title ELSE heading END)"
    database.execute(f"INSERT INTO place_index(rowid, words) SELECT id, {words} FROM passages WHERE searched")
    database.execute("INSERT INTO place_index(place_index) VALUES('optimize')")


def searchable(text: str) -> str:
    """A text as the index takes it: Russian and Arabic folded, which SQLite does not do; it folds Latin itself."""
    return fold(text) if is_foreign_script(text) else text


def _write_words(database: Database, everyday: Iterable[str]) -> None:
    counts: Counter[str] = Counter()
    rows = database.execute(
        "SELECT title || ' ' || names || ' ' || heading || ' ' || text FROM passages WHERE searched"
    )
    passages = 0
    for (text,) in rows:
        counts.update(set(words_of(text)))
        passages += 1
    words = sorted(counts.items())
    database.execute("CREATE TABLE search_words (word TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID")
    database.conn.executemany("INSERT INTO search_words VALUES (?, ?)", words)
    database.execute("CREATE TABLE search_beginnings (beginning TEXT PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID")
    database.conn.executemany("INSERT INTO search_beginnings VALUES (?, ?)", sorted(_beginnings(words)))
    database.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, passage_index, 'row')")
    database.execute("CREATE TABLE search_stems (stem TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID")
    database.execute("INSERT INTO search_stems SELECT term, doc FROM temp.vocabulary ORDER BY term")
    database.execute("DROP TABLE temp.vocabulary")
    database.conn.executemany("INSERT OR IGNORE INTO search_stems VALUES (?, 0)", [(stem(word),) for word in everyday])
    sure = passages // _PASSAGES_FOR_EACH
    _write_spellings(database, [word for word, count in words if count > sure])


def _beginnings(words: Sequence[tuple[str, int]]) -> Iterator[tuple[str, str]]:
    """The most frequent words for each short beginning that many words have; others are looked up when asked for."""
    by_beginning: dict[str, list[tuple[int, str]]] = {}
    for word, count in words:
        for length in range(1, min(_LONGEST_BEGINNING, len(word)) + 1):
            by_beginning.setdefault(word[:length], []).append((-count, word))
    for beginning, found in by_beginning.items():
        if len(found) > MANY_WORDS:
            yield beginning, " ".join(word for _, word in nsmallest(MANY_WORDS, found))


def _write_champions(database: Database) -> None:
    """The best passages of each stem that stands in many, asked for by a word, for the index stems what it is asked."""
    database.execute("CREATE TABLE search_champions (stem TEXT PRIMARY KEY, entries BLOB NOT NULL) WITHOUT ROWID")
    passages = database.execute("SELECT count(*) FROM passages").fetchone()[0]
    few = max(COMMON, passages // _PASSAGES_FOR_A_LIST)
    rows = database.execute("SELECT stem FROM search_stems WHERE passages >= ?", (few,))
    common = {row[0] for row in rows}
    words: dict[str, str] = {}
    for (word,) in database.execute("SELECT word FROM search_words"):
        if stem(word) in common:
            words.setdefault(stem(word), word)
    for found, word in words.items():
        entries = database.execute(BEST_PASSAGES, (f'"{word}"', LISTED)).fetchall()
        database.execute("INSERT INTO search_champions VALUES (?, ?)", (found, packed(entries)))


def _write_spellings(database: Database, words: Sequence[str]) -> None:
    """Words by what is left of them where letters are left out."""
    spelled = ((number, word) for number, word in enumerate(words) if len(word) <= _LONGEST_WORD)
    keyed = ((number, deletion_keys(word, edits)) for number, word in spelled if (edits := edits_allowed(word)))
    database.execute("CREATE TABLE search_spelled (number INTEGER PRIMARY KEY, word TEXT NOT NULL)")
    database.conn.executemany("INSERT INTO search_spelled VALUES (?, ?)", enumerate(words))
    database.execute("CREATE TABLE search_spellings (bucket INTEGER PRIMARY KEY, entries BLOB NOT NULL)")
    database.conn.executemany("INSERT INTO search_spellings VALUES (?, ?)", packed_keys(keyed))


def _names_of_drugs(fronts: Sequence[FrontMatter]) -> Iterator[list[str]]:
    """The sure names of each substance as words that mean the same, so that what is said of one holds of all."""
    for front in fronts:
        if front.type is ArticleType.SUBSTANCE:
            names = [name.t for synonyms in front.synonyms.values() for name in synonyms if not name.ambiguous]
            if len(names) > 1:
                yield names


def _write_thesaurus(database: Database, groups: Sequence[Sequence[str]]) -> Thesaurus:
    """Write the words that mean the same, and return them as they are used."""
    rows: dict[str, dict[str, str]] = {}
    for group in groups:
        meaning = " ".join(meaning_stems(group[0]))
        for phrase in group[1:]:
            key = " ".join(meaning_stems(phrase))
            if key and meaning and key != meaning and len(key.split()) <= LONGEST_PHRASE:
                rows.setdefault(key, {"phrase": key, "meaning": meaning, "shown": group[0]})
    database.table("thesaurus").create({"phrase": str, "meaning": str, "shown": str}, pk="phrase")
    database.table("thesaurus").insert_all(rows.values())
    return Thesaurus({tuple(key.split()): tuple(row["meaning"].split()) for key, row in rows.items()})


def _write_names(database: Database, fronts: Sequence[FrontMatter], thesaurus: Thesaurus) -> None:
    """Each name with its keys; `rarest` is the stem that the fewest names have, by which it is looked up."""
    names = [(name, words_of(name.text)) for name in _names(fronts)]
    stems = [meaning_of(words, thesaurus) for _, words in names]
    counts = Counter(part for parts in stems for part in parts)
    database.execute(
        "CREATE TABLE search_names (article_id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, "
        "shared INTEGER NOT NULL, stands_for TEXT NOT NULL, joined TEXT NOT NULL, stems TEXT NOT NULL, "
        "rarest TEXT NOT NULL)"
    )
    rows = (
        (*name.values(), joined_key(words), " ".join(parts), min(parts, key=counts.__getitem__, default=""))
        for (name, words), parts in zip(names, stems, strict=True)
    )
    database.conn.executemany("INSERT INTO search_names VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    for column in ("joined", "rarest"):
        database.execute(f"CREATE INDEX search_names_by_{column} ON search_names ({column}) WHERE {column} != ''")
    _write_sounds(database, {" ".join(words) for _, words in names})


def _write_sounds(database: Database, names: set[str]) -> None:
    """Russian and Arabic names and words, by how they sound in Latin letters."""
    words = {row[0] for row in database.execute("SELECT word FROM search_words")}
    foreign = [text for text in names | words if is_foreign_script(text)]
    database.execute("CREATE TABLE search_sounds (sound TEXT, words TEXT, PRIMARY KEY (sound, words)) WITHOUT ROWID")
    rows = sorted((sound_key(romanised(text)), text) for text in foreign)
    database.conn.executemany("INSERT INTO search_sounds VALUES (?, ?)", rows)


def _write_danger(database: Database, thesaurus: Thesaurus) -> None:
    """How strongly each stem points to danger to life, learned from names and headings."""
    emergency = str(ArticleType.EMERGENCY)
    pages = {row[0]: row[1] == emergency for row in database.execute("SELECT id, type FROM articles")}
    names = database.execute("SELECT article_id, stems FROM search_names WHERE kind != ?", (str(NameKind.TERM),))
    named = [(pages[row[0]], row[1].split()) for row in names]
    headings = database.execute("SELECT article_id, heading FROM passages WHERE searched")
    named += [(pages[row[0]], meaning_of(words_of(row[1]), thesaurus)) for row in headings]
    database.execute("CREATE TABLE search_danger (stem TEXT PRIMARY KEY, weight REAL NOT NULL) WITHOUT ROWID")
    weights = sorted(danger_weights(named).items())
    database.conn.executemany("INSERT INTO search_danger VALUES (?, ?)", weights)


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

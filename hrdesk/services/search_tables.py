"""The tables of a library by which it is searched: full text, names by their keys, words and their near spellings."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from heapq import nsmallest

from hrdesk.core.article import ArticleType
from hrdesk.core.danger import danger_weights
from hrdesk.core.edits import deletion_keys, edits_allowed
from hrdesk.core.name_kind import NameKind
from hrdesk.core.plain_text import fold
from hrdesk.core.romanise import is_foreign_script
from hrdesk.core.stems import stem
from hrdesk.core.word_keys import Thesaurus, meaning_of, words_of
from hrdesk.services.library_database import Database
from hrdesk.services.name_tables import NameRows, Sound, sounds_of, write_names
from hrdesk.services.passage_index import BEST_PASSAGES, COMMON, LISTED, packed
from hrdesk.services.sharing_out import begin
from hrdesk.services.spelling_keys import packed_keys
from hrdesk.services.vocabulary import MANY_WORDS

_LONGEST_WORD = 24
"""Longer “words” are addresses and code; nobody mistypes them."""
_LONGEST_BEGINNING = 4
_PASSAGES_FOR_A_LIST = 1_000
"""In a larger library a word stands in more passages before it is worth a list of its own."""
_PASSAGES_FOR_EACH = 20_000
"""In so many passages a word must stand once more to be sure, for a rarer one is often an error itself."""


@dataclass(frozen=True)
class _Spellings:
    """Words by their numbers, and the buckets of their keys."""

    words: list[str]
    buckets: list[tuple[int, bytes]]


def write_search(
    database: Database, named: Callable[[], NameRows], everyday: Iterable[str] = (), *, workers: int = 1
) -> None:
    """Write every table of the search; the passages must stand there already.

    `named` gives the rows of the names, and is asked for them last. `workers` as in `begin`.
    """
    sounds = index_passages(database, everyday, workers=workers)
    rows = named()
    write_names(database, rows, sounds)
    _write_danger(database, rows.thesaurus)


def index_passages(database: Database, everyday: Iterable[str] = (), *, workers: int = 1) -> frozenset[Sound]:
    """Write what depends on the passages alone, and return how their foreign words sound.

    `everyday` words are no typing errors though they stand nowhere.
    """
    words, passages = _count_words(database)
    sure = passages // _PASSAGES_FOR_EACH
    keyed = begin(partial(_keyed_words, words, sure), workers=workers)
    _write_index(database)
    _write_words(database, words, everyday)
    _write_champions(database)
    _index_places(database)
    spellings, sounds = keyed()
    _write_spellings(database, spellings)
    return sounds


def _write_index(database: Database) -> None:
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


def _count_words(database: Database) -> tuple[list[tuple[str, int]], int]:
    """Each word in order with the passages that have it, and how many passages there are."""
    counts: Counter[str] = Counter()
    rows = database.execute(
        "SELECT title || ' ' || names || ' ' || heading || ' ' || text FROM passages WHERE searched"
    )
    passages = 0
    for (text,) in rows:
        counts.update(set(words_of(text)))
        passages += 1
    return sorted(counts.items()), passages


def _write_words(database: Database, words: Sequence[tuple[str, int]], everyday: Iterable[str]) -> None:
    database.execute("CREATE TABLE search_words (word TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID")
    database.conn.executemany("INSERT INTO search_words VALUES (?, ?)", words)
    database.execute("CREATE TABLE search_beginnings (beginning TEXT PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID")
    database.conn.executemany("INSERT INTO search_beginnings VALUES (?, ?)", sorted(_beginnings(words)))
    database.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, passage_index, 'row')")
    database.execute("CREATE TABLE search_stems (stem TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID")
    database.execute("INSERT INTO search_stems SELECT term, doc FROM temp.vocabulary ORDER BY term")
    database.execute("DROP TABLE temp.vocabulary")
    database.conn.executemany("INSERT OR IGNORE INTO search_stems VALUES (?, 0)", [(stem(word),) for word in everyday])


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


def _keyed_words(words: Sequence[tuple[str, int]], sure: int) -> tuple[_Spellings, frozenset[Sound]]:
    """Words in more than `sure` passages by what is left of them where letters are left out, and how words sound."""
    spelled = [word for word, count in words if count > sure]
    short = ((number, word) for number, word in enumerate(spelled) if len(word) <= _LONGEST_WORD)
    keyed = ((number, deletion_keys(word, edits)) for number, word in short if (edits := edits_allowed(word)))
    return _Spellings(spelled, list(packed_keys(keyed))), sounds_of(word for word, _ in words)


def _write_spellings(database: Database, spellings: _Spellings) -> None:
    database.execute("CREATE TABLE search_spelled (number INTEGER PRIMARY KEY, word TEXT NOT NULL)")
    database.conn.executemany("INSERT INTO search_spelled VALUES (?, ?)", enumerate(spellings.words))
    database.execute("CREATE TABLE search_spellings (bucket INTEGER PRIMARY KEY, entries BLOB NOT NULL)")
    database.conn.executemany("INSERT INTO search_spellings VALUES (?, ?)", spellings.buckets)


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

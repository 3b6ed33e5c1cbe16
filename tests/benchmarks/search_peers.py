"""Other engines over the same passages: plain FTS5 with bm25 and snippets, and tantivy."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import tantivy

from hrdesk.core.search_query import parse_query
from tests.benchmarks.search_corpus import CorpusPassage

RESULTS = 20


class Peer(Protocol):
    """An engine that answers with the first passages and a piece of each."""

    name: str

    def build(self, folder: Path, passages: Sequence[CorpusPassage]) -> Path: ...

    def open(self, path: Path) -> None: ...

    def find(self, text: str) -> int:
        """Search, with the last word unfinished; returns how many passages came."""
        ...

    def close(self) -> None: ...


class PlainFts5:
    """What SQLite does by itself: porter, prefix indexes of 2 and 3 letters, every match scored."""

    name = "raw FTS5"
    _SQL = (
        "SELECT rowid, title, heading, snippet(passages, 2, '', '', '…', 24) FROM passages "
        "WHERE passages MATCH ? ORDER BY rank LIMIT ?"
    )

    def build(self, folder: Path, passages: Sequence[CorpusPassage]) -> Path:
        path = folder / "fts5.db"
        path.unlink(missing_ok=True)
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute(
            "CREATE VIRTUAL TABLE passages USING fts5(title, heading, text, tokenize='porter unicode61', prefix='2 3')"
        )
        rows = ((passage.title, passage.heading, passage.text) for passage in passages)
        connection.executemany("INSERT INTO passages VALUES (?, ?, ?)", rows)
        connection.execute("INSERT INTO passages(passages) VALUES('optimize')")
        connection.execute("INSERT INTO passages(passages, rank) VALUES('rank', 'bm25(6.0, 4.0, 1.0)')")
        connection.commit()
        connection.close()
        return path

    def open(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)

    def find(self, text: str) -> int:
        words = parse_query(text).words
        if not words:
            return 0
        match = " ".join(f'"{word}"' for word in words) + " *"
        return len(self._connection.execute(self._SQL, (match, RESULTS)).fetchall())

    def close(self) -> None:
        self._connection.close()


class Tantivy:
    """A Rust engine of the kind of Lucene, with English stems, and snippets."""

    name = "tantivy"

    def build(self, folder: Path, passages: Sequence[CorpusPassage]) -> Path:
        path = folder / "tantivy"
        path.mkdir(exist_ok=True)
        index = tantivy.Index(self._schema(), path=str(path), reuse=False)
        writer = index.writer(heap_size=256_000_000, num_threads=1)
        for passage in passages:
            writer.add_document(tantivy.Document(title=passage.title, heading=passage.heading, text=passage.text))
        writer.commit()
        writer.wait_merging_threads()
        return path

    def open(self, path: Path) -> None:
        self._schema_now = self._schema()
        self._index = tantivy.Index(self._schema_now, path=str(path))
        self._index.reload()
        self._searcher = self._index.searcher()

    def find(self, text: str) -> int:
        words = parse_query(text).words
        if not words:
            return 0
        query = self._query(words)
        hits = self._searcher.search(query, RESULTS).hits
        pieces = tantivy.SnippetGenerator.create(self._searcher, query, self._schema_now, "text")
        for _, address in hits:
            pieces.snippet_from_doc(self._searcher.doc(address)).fragment()
        return len(hits)

    def close(self) -> None:
        del self._searcher, self._index

    def _query(self, words: Sequence[str]) -> tantivy.Query:
        """Every finished word, and the unfinished one begun, in any field."""
        parts = [self._index.parse_query(word, ["title", "heading", "text"]) for word in words[:-1]]
        fields = ("title", "heading", "text")
        begun = [tantivy.Query.regex_query(self._schema_now, name, f"{words[-1]}.*") for name in fields]
        parts.append(tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in begun]))
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])

    @staticmethod
    def _schema() -> tantivy.Schema:
        builder = tantivy.SchemaBuilder()
        for name in ("title", "heading", "text"):
            builder.add_text_field(name, stored=True, tokenizer_name="en_stem")
        return builder.build()

"""Reads a library: articles, their passages, sources, figures, and what stands on the shelf."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from hrdesk.core.article import ArticleType, Section, Status
from hrdesk.core.article_card import ArticleCard
from hrdesk.core.errors import ArticleNotFound, LibraryMissing, LibraryTooNew, LibraryTooOld, LibraryUnreadable
from hrdesk.services.database import Connection, DatabaseError, Row, open_read_only, pragma
from hrdesk.services.library_format import APPLICATION_ID, FORMAT

_CARD = "id, title, section, type, summary, status, reviewed, review_due, pinned, quick_steps"
_COUNTED = (
    "articles",
    "passages",
    "sources",
    "names",
    "facts",
    "figures",
    "terms",
    "risks",
    "causes",
    "responses",
    "workshops",
    "slides",
    "exercises",
    "questions",
)

if TYPE_CHECKING:
    from hrdesk.core.article_view import Article, Figure, OutlineEntry, SourceNote, TermNote
    from hrdesk.core.local_note import LocalPlace


@dataclass(frozen=True)
class Stats:
    """What a library holds: rows by table, and how they spread."""

    counts: dict[str, int]
    sections: dict[str, int]
    """Pages."""
    words: dict[str, int]
    """Words of the bodies, by section."""
    statuses: dict[str, int]
    names: dict[str, int]
    """Words to search by, by language."""
    sources_read: dict[str, int]
    """Entries in lists of sources, by how much of the work was read."""
    works: int
    """Different works behind those entries, told apart by their address."""
    local_answers: dict[str, int]
    """Countries for which a slot is filled in."""
    overdue: int
    size_bytes: int


class Library:
    """An open library file; it never writes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = _open(path)

    @property
    def path(self) -> Path:
        return self._path

    @property
    def connection(self) -> Connection:
        """For the services that search the same file."""
        return self._connection

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> "Library":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def cards(self) -> tuple[ArticleCard, ...]:
        """Every article as a card, in the order of the shelf."""
        return self._cards(f"SELECT {_CARD} FROM articles ORDER BY position")

    def emergencies(self) -> tuple[ArticleCard, ...]:
        """The pinned pages, in the order of the shelf."""
        sql = f"SELECT {_CARD} FROM articles WHERE pinned ORDER BY position"
        return self._cards(sql)

    def start_here(self, reader: str) -> tuple[ArticleCard, ...]:
        """Where one kind of reader (outreach, trainer, manager) starts."""
        sql = f"SELECT {_CARD} FROM articles JOIN (SELECT article_id, position AS place FROM start_here WHERE reader=?)"
        return self._cards(f"{sql} ON article_id = id ORDER BY place", reader)

    def has(self, article_id: str) -> bool:
        return bool(self.rows("SELECT 1 FROM articles WHERE id=?", article_id))

    def titles(self) -> dict[str, str]:
        """Title by id, in the order of the shelf."""
        return {row["id"]: row["title"] for row in self.rows("SELECT id, title FROM articles ORDER BY position")}

    def content_versions(self) -> dict[str, str]:
        """By id: a short name for exactly this content of each page."""
        return {row["id"]: row["content_version"] for row in self.rows("SELECT id, content_version FROM articles")}

    def article(self, article_id: str) -> "Article":
        """The whole article; raises ArticleNotFound, with the nearest ids as a hint."""
        from hrdesk.core.article_view import Article

        rows = self.rows("SELECT * FROM articles WHERE id=?", article_id) if _is_text(article_id) else []
        if not rows:
            raise ArticleNotFound(id=article_id, hint=self._nearest(article_id))
        row = rows[0]
        try:
            card, related = _card(row), tuple(json.loads(row["related"]))
        except (ValueError, TypeError) as error:
            raise LibraryUnreadable(path=self._path, reason=error) from error
        return Article(
            card=card,
            html=row["html"],
            markdown=row["markdown"],
            content_version=row["content_version"],
            reviewer_role=row["reviewer_role"],
            licence=row["licence"],
            attribution=row["attribution"],
            language=row["language"],
            related=related,
            outline=self._outline(article_id),
            sources=self._sources(article_id),
        )

    def passage_texts(self, article_id: str) -> tuple[tuple[str, str, str], ...]:
        """(slug, heading, plain text) of each passage."""
        rows = self.rows("SELECT slug, heading, text FROM passages WHERE article_id=? ORDER BY position", article_id)
        return tuple((row["slug"], row["heading"], row["text"]) for row in rows)

    def headings(self, article_id: str) -> dict[str, str]:
        """The words of each heading of a page, by slug."""
        rows = self.rows("SELECT slug, heading FROM passages WHERE article_id=? AND slug != ''", article_id)
        return {row["slug"]: row["heading"] for row in rows}

    def figure(self, article_id: str, name: str) -> "Figure | None":
        """A figure of an article, if it has one of that name."""
        from hrdesk.core.article_view import Figure

        rows = self.rows("SELECT * FROM figures WHERE article_id=? AND name=?", article_id, name)
        return Figure(rows[0]["title"], rows[0]["svg"], rows[0]["width"], rows[0]["height"]) if rows else None

    def term(self, slug: str) -> "TermNote | None":
        """What a word of the glossary means, by its slug."""
        from hrdesk.core.article_view import TermNote

        rows = self.rows("SELECT * FROM terms WHERE slug=?", slug)
        return TermNote(*(rows[0][name] for name in ("article_id", "slug", "term", "full", "means"))) if rows else None

    def languages(self) -> tuple[str, ...]:
        """Codes of the languages that pages are written in, the most frequent first."""
        rows = self.rows("SELECT language FROM articles GROUP BY language ORDER BY count(*) DESC, language")
        return tuple(row["language"] for row in rows)

    def countries(self) -> tuple[tuple[str, str], ...]:
        """(code, name) of every country that local facts can be filled in for, by name."""
        rows = self.rows("SELECT DISTINCT code, place FROM local_answers ORDER BY place")
        return tuple((row["code"], row["place"]) for row in rows)

    def local_place(self, code: str) -> "LocalPlace | None":
        """What is known in a country, by its code."""
        from hrdesk.core.local_note import LocalNote, LocalPlace, Slot

        rows = self.rows("SELECT * FROM local_answers WHERE code=?", code)
        notes = {Slot(row["slot"]): LocalNote(row["text"], _work(row), row["checked"]) for row in rows if row["slot"]}
        return LocalPlace(code, rows[0]["place"], notes) if rows else None

    def overdue(self, today: date) -> tuple[ArticleCard, ...]:
        """Pages whose review date has passed, the longest overdue first."""
        sql = f"SELECT {_CARD} FROM articles WHERE review_due < ? ORDER BY review_due, position"
        return self._cards(sql, today.isoformat())

    def stats(self, today: date) -> Stats:
        """What this library holds."""
        return Stats(
            counts={name: self.rows(f"SELECT count(*) FROM {name}")[0][0] for name in _COUNTED},
            sections=self._tally("section"),
            words=self._words_by_section(),
            statuses=self._tally("status"),
            names=self._spread("names", "language"),
            sources_read=self._spread("sources", "verified"),
            works=self.rows("SELECT count(DISTINCT url) FROM sources")[0][0],
            local_answers=self._spread("local_answers", "slot"),
            overdue=len(self.overdue(today)),
            size_bytes=self._path.stat().st_size,
        )

    def is_whole(self) -> bool:
        """SQLite's own check of the file, which itself fails on some damage."""
        try:
            return [row[0] for row in self.rows("PRAGMA quick_check")] == ["ok"]
        except LibraryUnreadable:
            return False

    def _tally(self, column: str) -> dict[str, int]:
        rows = self.rows(f"SELECT {column}, count(*) FROM articles GROUP BY 1 ORDER BY min(position)")
        return {row[0]: row[1] for row in rows}

    def _spread(self, table: str, column: str) -> dict[str, int]:
        rows = self.rows(f"SELECT {column}, count(*) FROM {table} WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY 1")
        return {row[0]: row[1] for row in rows}

    def _words_by_section(self) -> dict[str, int]:
        words: dict[str, int] = {}
        for row in self.rows("SELECT section, markdown FROM articles ORDER BY position"):
            words[row["section"]] = words.get(row["section"], 0) + len(row["markdown"].split())
        return words

    def _outline(self, article_id: str) -> "tuple[OutlineEntry, ...]":
        from hrdesk.core.article_view import OutlineEntry

        sql = "SELECT slug, heading, level FROM passages WHERE article_id=? AND slug != '' ORDER BY position"
        return tuple(OutlineEntry(row["slug"], row["heading"], row["level"]) for row in self.rows(sql, article_id))

    def _sources(self, article_id: str) -> "tuple[SourceNote, ...]":
        from hrdesk.core.article_view import SourceNote

        sql = "SELECT * FROM sources WHERE article_id=? ORDER BY number"
        names = ("id", "number", "org", "title", "year", "url", "verified", "accessed", "licence")
        return tuple(SourceNote(*(row[name] for name in names)) for row in self.rows(sql, article_id))

    def _nearest(self, article_id: str) -> str:
        from difflib import get_close_matches

        ids = [row["id"] for row in self.rows("SELECT id FROM articles")]
        near = get_close_matches(article_id, ids, n=3, cutoff=0.5)
        return f" Did you mean {', '.join(near)}?" if near else " Find its name with: hrdesk search WORDS"

    def rows(self, sql: str, *values: object) -> list[Row]:
        """For the services that read other tables of the same file; raises LibraryUnreadable."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except (DatabaseError, ValueError) as error:  # damaged text is no UTF-8
            raise LibraryUnreadable(path=self._path, reason=error) from error

    def _cards(self, sql: str, *values: object) -> "tuple[ArticleCard, ...]":
        try:
            return tuple(_card(row) for row in self.rows(sql, *values))
        except (ValueError, TypeError) as error:
            raise LibraryUnreadable(path=self._path, reason=error) from error


def _work(row: Row) -> str:
    """A source in one line."""
    return f"{row['org']}: {row['title']}" + (f" ({row['year']})" if row["year"] else "")


def _open(path: Path) -> Connection:
    if not path.is_file():
        raise LibraryMissing(path=path)
    try:
        connection = open_read_only(path)
        application, form = pragma(connection, "application_id"), pragma(connection, "user_version")
        size = pragma(connection, "page_count") * pragma(connection, "page_size")
    except (DatabaseError, ValueError) as error:
        raise LibraryUnreadable(path=path, reason=error) from error
    if application != APPLICATION_ID:
        connection.close()
        raise LibraryUnreadable(path=path, reason="it carries no mark of ours")
    if size > path.stat().st_size:
        connection.close()
        raise LibraryUnreadable(path=path, reason="its end is missing")
    if form < FORMAT:
        connection.close()
        raise LibraryTooOld(path=path, found=form, known=FORMAT)
    if form > FORMAT:
        connection.close()
        raise LibraryTooNew(path=path, found=form, known=FORMAT)
    return connection


def _is_text(words: str) -> bool:
    """Whether SQLite can take the words; a terminal can hand over halves of characters."""
    return not any("\ud800" <= char <= "\udfff" for char in words)


def _card(row: Row) -> ArticleCard:
    return ArticleCard(
        id=row["id"],
        title=row["title"],
        section=Section(row["section"]),
        type=ArticleType(row["type"]),
        summary=row["summary"],
        status=Status(row["status"]),
        reviewed=date.fromisoformat(row["reviewed"]),
        review_due=date.fromisoformat(row["review_due"]),
        pinned=bool(row["pinned"]),
        quick_steps=tuple(json.loads(row["quick_steps"])),
    )

"""Bookmarks, reading lists and what was read last. Bookmarks and lists are written by `records`."""

import json
from datetime import UTC, datetime

from hrdesk.core.article import BUNDLED_PACK
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.services.database import Connection, read_rows, transaction

HISTORY_LIMIT = 200


class Bookshelf:
    """Bookmarks, reading lists and reading history of an open notebook, by page id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def bookmarks(self) -> tuple[str, ...]:
        """Bookmarked pages, the newest first."""
        return self._ids("SELECT article_id FROM bookmarks WHERE pack=? ORDER BY created DESC", BUNDLED_PACK)

    def is_bookmarked(self, article_id: str) -> bool:
        sql = "SELECT article_id FROM bookmarks WHERE pack=? AND article_id=?"
        return bool(self._ids(sql, BUNDLED_PACK, article_id))

    def bookmark(self, article_id: str) -> Bookmark | None:
        """The bookmark of a page."""
        sql = "SELECT created FROM bookmarks WHERE pack=? AND article_id=?"
        rows = read_rows(self._connection, sql, (BUNDLED_PACK, article_id))
        return Bookmark(article_id, _moment(rows[0]["created"])) if rows else None

    def all_bookmarks(self) -> tuple[Bookmark, ...]:
        """Every bookmark in any pack, the newest first; one whose date makes no sense is left out and kept."""
        found = []
        sql = "SELECT article_id, created, pack FROM bookmarks ORDER BY created DESC"
        for row in read_rows(self._connection, sql):
            try:
                found.append(Bookmark(row["article_id"], datetime.fromisoformat(row["created"]), row["pack"]))
            except (ValueError, TypeError):
                continue
        return tuple(found)

    def reading_lists(self) -> tuple[ReadingList, ...]:
        """Every list, by name; one that makes no sense is left out and kept."""
        found = []
        for row in read_rows(self._connection, "SELECT id, name, created, pages FROM reading_lists"):
            try:
                pages = tuple(map(str, json.loads(row["pages"])))
                found.append(ReadingList(row["id"], row["name"], datetime.fromisoformat(row["created"]), pages))
            except (ValueError, TypeError):
                continue
        return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))

    def recent(self, limit: int) -> tuple[str, ...]:
        """Pages read last, the newest first."""
        sql = "SELECT article_id FROM reading WHERE pack=? ORDER BY opened DESC LIMIT ?"
        return self._ids(sql, BUNDLED_PACK, limit)

    def note_reading(self, article_id: str, now: datetime) -> None:
        """Remember that a page was opened; only the newest `HISTORY_LIMIT` pages are kept."""
        with transaction(self._connection):
            sql = "INSERT OR REPLACE INTO reading (pack, article_id, opened) VALUES (?, ?, ?)"
            self._connection.execute(sql, (BUNDLED_PACK, article_id, now.isoformat()))
            self._connection.execute(
                "DELETE FROM reading WHERE rowid NOT IN (SELECT rowid FROM reading ORDER BY opened DESC LIMIT ?)",
                (HISTORY_LIMIT,),
            )

    def _ids(self, sql: str, *values: object) -> tuple[str, ...]:
        return tuple(row["article_id"] for row in read_rows(self._connection, sql, values))


def _moment(text: str) -> datetime:
    """When it was made; one that makes no sense any more was made long ago, and can still be removed."""
    try:
        return datetime.fromisoformat(text)
    except (ValueError, TypeError):
        return datetime.fromtimestamp(0, UTC)


def write_bookmark(connection: Connection, bookmark: Bookmark) -> None:
    """Write its row within a transaction."""
    sql = "INSERT OR REPLACE INTO bookmarks (pack, article_id, created) VALUES (?, ?, ?)"
    connection.execute(sql, (bookmark.pack, bookmark.article_id, bookmark.created.isoformat()))


def write_reading_list(connection: Connection, found: ReadingList) -> None:
    """Write its row, new or changed, within a transaction."""
    sql = "INSERT OR REPLACE INTO reading_lists (id, name, created, pages) VALUES (?, ?, ?, ?)"
    pages = json.dumps(found.pages, ensure_ascii=False)
    connection.execute(sql, (found.id, found.name, found.created.isoformat(), pages))

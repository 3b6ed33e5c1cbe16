"""Remembers bookmarks and what was read last."""

from datetime import datetime

from hrdesk.core.article import BUNDLED_PACK
from hrdesk.services.database import Connection, transaction

HISTORY_LIMIT = 200


class Bookshelf:
    """Bookmarks and reading history of an open notebook, by page id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def bookmarks(self) -> tuple[str, ...]:
        """Bookmarked pages, the newest first."""
        return self._ids("SELECT article_id FROM bookmarks WHERE pack=? ORDER BY created DESC", BUNDLED_PACK)

    def is_bookmarked(self, article_id: str) -> bool:
        sql = "SELECT article_id FROM bookmarks WHERE pack=? AND article_id=?"
        return bool(self._ids(sql, BUNDLED_PACK, article_id))

    def add_bookmark(self, article_id: str, now: datetime) -> None:
        with transaction(self._connection):
            sql = "INSERT OR IGNORE INTO bookmarks (pack, article_id, created) VALUES (?, ?, ?)"
            self._connection.execute(sql, (BUNDLED_PACK, article_id, now.isoformat()))

    def remove_bookmark(self, article_id: str) -> None:
        with transaction(self._connection):
            sql = "DELETE FROM bookmarks WHERE pack=? AND article_id=?"
            self._connection.execute(sql, (BUNDLED_PACK, article_id))

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
        return tuple(row["article_id"] for row in self._connection.execute(sql, values))

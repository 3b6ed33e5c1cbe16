"""Annotations as they stand in the notebook; what writes them is `records`."""

import json
from collections.abc import Mapping
from datetime import datetime

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.article import BUNDLED_PACK
from hrdesk.core.colour import Colour
from hrdesk.core.note_kind import NoteKind
from hrdesk.services.database import Connection, Row, read_rows

_COLUMNS = (
    "id",
    "pack",
    "article_id",
    "content_version",
    "heading",
    "colour",
    "note",
    "exact",
    "prefix",
    "suffix",
    "start",
    "end",
    "created",
    "modified",
    "kind",
    "tags",
    "author",
    "kept_for",
)
_PLACE = ("content_version", "heading", "exact", "prefix", "suffix", "start", "end", "kept_for")
"""The columns that say where a note hangs."""
_QUOTED = ", ".join(f'"{column}"' for column in _COLUMNS)
_PLACES = ", ".join(f":{column}" for column in _COLUMNS)


class Annotations:
    """The annotations of an open notebook."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._unreadable: set[str] = set()

    @property
    def unreadable(self) -> int:
        """How many annotations met so far are kept but cannot be read, for their colour or date makes no sense."""
        return len(self._unreadable)

    def all(self) -> tuple[Annotation, ...]:
        """Every annotation, the newest change first."""
        return self._select("ORDER BY modified DESC, id")

    def is_empty(self) -> bool:
        """Whether there is none."""
        return not read_rows(self._connection, "SELECT 1 FROM annotations LIMIT 1")

    def find(self, annotation_id: str) -> Annotation | None:
        """One of them by its id."""
        return next(iter(self._select("WHERE id = ?", annotation_id)), None)

    def on_article(self, article_id: str, pack: str = BUNDLED_PACK) -> tuple[Annotation, ...]:
        """Those of one page, in the order of the text; notes on the whole page first."""
        where = "WHERE pack = ? AND article_id = ? ORDER BY start IS NOT NULL, start, created"
        return self._select(where, pack, article_id)

    def made_for_others(self, versions: Mapping[str, str]) -> tuple[Annotation, ...]:
        """Those hung on another version of their page than the one that its id names, or on no page that is named."""
        current = json.dumps([f"{article_id}\n{version}" for article_id, version in versions.items()])
        where = "pack != ? OR article_id || char(10) || content_version NOT IN (SELECT value FROM json_each(?))"
        return self._select(f"WHERE {where} ORDER BY pack, article_id, id", BUNDLED_PACK, current)

    def tags(self) -> tuple[tuple[str, ...], ...]:
        """The tags of each annotation that has some."""
        found = []
        for row in read_rows(self._connection, "SELECT tags FROM annotations WHERE tags != '[]'"):
            try:
                found.append(tuple(map(str, json.loads(row["tags"]))))
            except (ValueError, TypeError):
                continue
        return tuple(found)

    def _select(self, rest: str, *values: object) -> tuple[Annotation, ...]:
        found = []
        for row in read_rows(self._connection, f"SELECT {_QUOTED} FROM annotations {rest}", values):
            try:
                found.append(_annotation(row))
            except (ValueError, TypeError):
                self._unreadable.add(str(row["id"]))
        return tuple(found)


def write_annotation(connection: Connection, annotation: Annotation) -> None:
    """Write its row, new or changed, within a transaction."""
    sql = f"INSERT OR REPLACE INTO annotations ({_QUOTED}) VALUES ({_PLACES})"
    connection.execute(sql, _record(annotation))


def write_place(connection: Connection, before: Annotation, after: Annotation) -> int:
    """Write where a note hangs now, within a transaction; returns 0 where it was hung elsewhere meanwhile, else 1."""
    columns = ", ".join(f'"{column}" = :{column}' for column in _PLACE)
    sql = (
        f"UPDATE annotations SET {columns} WHERE id = :id AND content_version = :old_version "
        "AND heading = :old_heading AND start IS :old_start AND exact IS :old_exact"
    )
    anchor = before.anchor
    old = {
        "old_version": before.content_version,
        "old_heading": before.heading,
        "old_start": anchor.start if anchor else None,
        "old_exact": anchor.exact if anchor else None,
    }
    return connection.execute(sql, _record(after) | old).rowcount


def _record(annotation: Annotation) -> dict[str, object]:
    anchor = annotation.anchor
    return {
        "id": annotation.id,
        "pack": annotation.pack,
        "article_id": annotation.article_id,
        "content_version": annotation.content_version,
        "heading": annotation.heading,
        "colour": annotation.colour.value,
        "note": annotation.note,
        "exact": anchor.exact if anchor else None,
        "prefix": anchor.prefix if anchor else None,
        "suffix": anchor.suffix if anchor else None,
        "start": anchor.start if anchor else None,
        "end": anchor.end if anchor else None,
        "created": annotation.created.isoformat(),
        "modified": annotation.modified.isoformat(),
        "kind": annotation.kind.value,
        "tags": json.dumps(annotation.tags, ensure_ascii=False),
        "author": annotation.author,
        "kept_for": annotation.kept_for,
    }


def _annotation(row: Row) -> Annotation:
    anchor = None
    if row["exact"] is not None:
        anchor = Anchor(row["exact"], row["prefix"], row["suffix"], row["start"], row["end"])
    return Annotation(
        id=row["id"],
        pack=row["pack"],
        article_id=row["article_id"],
        content_version=row["content_version"],
        heading=row["heading"],
        colour=Colour(row["colour"]),
        note=row["note"],
        anchor=anchor,
        created=datetime.fromisoformat(row["created"]),
        modified=datetime.fromisoformat(row["modified"]),
        kind=NoteKind(row["kind"]),
        tags=tuple(map(str, json.loads(row["tags"]))),
        author=row["author"],
        kept_for=row["kept_for"],
    )

"""Keeps annotations: every change is on the disk when the call returns."""

from datetime import datetime

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.article import BUNDLED_PACK
from hrdesk.core.colour import Colour
from hrdesk.core.errors import NoteGone
from hrdesk.services.database import Connection, Row, transaction

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
)
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

    def on_article(self, article_id: str, pack: str = BUNDLED_PACK) -> tuple[Annotation, ...]:
        """Those of one page, in the order of the text; notes on the whole page first."""
        where = "WHERE pack = ? AND article_id = ? ORDER BY start IS NOT NULL, start, created"
        return self._select(where, pack, article_id)

    def save(self, annotation: Annotation) -> None:
        """Keep it, new or changed."""
        sql = f"INSERT OR REPLACE INTO annotations ({_QUOTED}) VALUES ({_PLACES})"
        with transaction(self._connection):
            self._connection.execute(sql, _record(annotation))

    def change(self, annotation: Annotation) -> None:
        """Keep a change of one that exists; raises NoteGone if it was removed meanwhile."""
        with transaction(self._connection):
            if not self._connection.execute("SELECT 1 FROM annotations WHERE id=?", (annotation.id,)).fetchone():
                raise NoteGone
            sql = f"INSERT OR REPLACE INTO annotations ({_QUOTED}) VALUES ({_PLACES})"
            self._connection.execute(sql, _record(annotation))

    def remove(self, annotation_id: str) -> None:
        """Remove it; removing what is gone already is no error."""
        with transaction(self._connection):
            self._connection.execute("DELETE FROM annotations WHERE id=?", (annotation_id,))

    def _select(self, rest: str, *values: object) -> tuple[Annotation, ...]:
        found = []
        for row in self._connection.execute(f"SELECT {_QUOTED} FROM annotations {rest}", values):
            try:
                found.append(_annotation(row))
            except (ValueError, TypeError):
                self._unreadable.add(str(row["id"]))
        return tuple(found)


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
    )

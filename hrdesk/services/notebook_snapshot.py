"""Copies what a notebook holds now into one file, while it may be written, and sees that the copy holds the same."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from hrdesk.core.errors import NotebookDamaged
from hrdesk.services.database import Connection, open_notebook_file, pragma
from hrdesk.services.migrations import APPLICATION_ID


@dataclass(frozen=True)
class Contents:
    """What a notebook holds, told so that two can be compared."""

    schema: int
    fingerprint: str
    notes: int


def take_snapshot(source: Path, target: Path, key: bytes | None) -> Contents:
    """Copy what is committed now into a new file of its own, under the same key; returns what both hold.

    On connections of its own: a backup waits for ever for a transaction that its own connection has open. Raises
    NotebookDamaged if the source or the copy is not whole, errors of the database and of files.
    """
    os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(open_notebook_file(source, key)) as reading, closing(open_notebook_file(target, key)) as writing:
        reading.execute("BEGIN")  # from the first question on, what others write is not seen
        held = contents_of(reading, source, key)
        reading.backup(writing)
        reading.execute("COMMIT")
        writing.execute("PRAGMA journal_mode=DELETE")
    if check_snapshot(target, key) != held:
        raise NotebookDamaged(path=source, reason="its copy does not hold the same")
    return held


def check_snapshot(path: Path, key: bytes | None) -> Contents:
    """What a notebook file holds that nobody writes; raises NotebookDamaged if it is not whole or not a notebook."""
    with closing(open_notebook_file(path, key)) as connection:
        if [row[0] for row in connection.execute("PRAGMA quick_check")] != ["ok"]:
            raise NotebookDamaged(path=path, reason="its pages do not fit together")
        return contents_of(connection, path, key)


def contents_of(connection: Connection, path: Path, key: bytes | None) -> Contents:
    """What an open notebook holds, of any version; raises NotebookDamaged if it is none of ours."""
    schema = pragma(connection, "user_version")
    if pragma(connection, "application_id") != APPLICATION_ID:
        raise NotebookDamaged(path=path, reason="it is not a notebook of hrdesk")
    sums = hashlib.blake2b(f"{schema}".encode(), key=key or b"", digest_size=32)
    for name in _tables(connection):
        sums.update(f"\0{name}\0".encode())
        sums.update(_everything_in(connection, name))
    notes = connection.execute("SELECT count(*) FROM annotations").fetchone()[0]
    return Contents(schema, sums.hexdigest(), notes)


def _tables(connection: Connection) -> Iterator[str]:
    """The tables that hold what people wrote: not those that SQLite or an index of words makes of them."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type='table' ORDER BY name").fetchall()
    indexes = [row["name"] for row in rows if row["sql"].startswith("CREATE VIRTUAL")]
    for row in rows:
        name = row["name"]
        if name not in indexes and not name.startswith(("sqlite_", *(f"{index}_" for index in indexes))):
            yield name


def _everything_in(connection: Connection, table: str) -> bytes:
    """Every value of a table in one row of bytes, put together by SQLite, which lets other threads go on meanwhile."""
    columns = [row["name"] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    values = " || ',' || ".join(
        f"""CASE WHEN "{column}" IS NULL THEN '-' ELSE hex("{column}") END""" for column in columns
    )
    found = connection.execute(f"""SELECT group_concat({values}, ';') FROM "{table}" """).fetchone()[0]
    return (found or "").encode()

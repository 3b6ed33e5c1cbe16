"""Whether a notebook is whole, seen before anything is written to it or beside it."""

from enum import Enum
from pathlib import Path

from hrdesk.core.errors import NotebookDamaged
from hrdesk.services.database import Connection, DatabaseError, look_at_notebook, open_in_memory
from hrdesk.services.journal import has_damaged_changes, journal_of
from hrdesk.services.migrations import STEPS, check_version

_SMALLEST_PAGE = 512
"""Bytes; a file with less holds nothing of what was written."""

_COLUMNS = """SELECT "table".name, "column".name, "column".type, "column".pk
FROM sqlite_master AS "table", pragma_table_info("table".name) AS "column" WHERE "table".type = 'table'"""


class Soundness(Enum):
    """What a look at a notebook tells, where it can be used."""

    NEW = "there is nothing to look at, or SQLite must first take back a write that was cut short"
    WHOLE = "all that was saved can be read"
    LACKS_CHANGES = "of the changes that were saved last, some cannot be read"


def look_over(path: Path, key: bytes | None = None) -> Soundness:
    """Look at a notebook that is to be opened.

    Raises NotebookDamaged, NotebookTooNew or DatabaseError, and leaves the notebook and its journal as they are.
    """
    if not _holds_anything(path):
        return Soundness.NEW
    if not _size(journal_of(path)):
        try:
            return _look(look_at_notebook(path, key, at_rest=True), path)
        except (NotebookDamaged, DatabaseError):
            pass  # another program may have written to it meanwhile: this time it is held still
    return _look(look_at_notebook(path, key), path)


def _look(connection: Connection, path: Path) -> Soundness:
    try:
        connection.execute("BEGIN")  # one moment of it, though another program may be renewing it step by step
        version = check_version(connection, path)
        if [row[0] for row in connection.execute("PRAGMA integrity_check")] != ["ok"]:
            raise NotebookDamaged(path=path, reason="its pages do not fit together")
        if not _has_columns_of(version, connection):
            raise NotebookDamaged(path=path, reason="its tables are not what they should be")
        return Soundness.LACKS_CHANGES if has_damaged_changes(path) else Soundness.WHOLE
    except UnicodeDecodeError as error:  # SQLite names a table that has no name any more
        raise NotebookDamaged(path=path, reason="its tables are not what they should be") from error
    finally:
        connection.close()


def _holds_anything(path: Path) -> bool:
    """Whether there is something to look at; raises NotebookDamaged where something should be there and is not."""
    if _size(path.with_name(f"{path.name}-journal")):
        return False  # the first write into it was cut short: SQLite takes that back when it opens the file
    if not path.exists():
        if _size(journal_of(path)):  # SQLite would remove it
            raise NotebookDamaged(path=path, reason="only its newest changes are there, the rest of it is gone")
        return False
    if _size(path) < _SMALLEST_PAGE:  # SQLite would begin a new one in it, and remove its journal
        raise NotebookDamaged(path=path, reason="it is empty")
    return True


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _has_columns_of(version: int, connection: Connection) -> bool:
    """Whether it has the tables of its version, and not yet those of the next."""
    found = _columns(connection)
    return _columns_of(version) <= found and not (version < len(STEPS) and _columns_of(version + 1) <= found)


def _columns_of(version: int) -> set[tuple[object, ...]]:
    """The columns that a notebook of this version has at least."""
    connection = open_in_memory()
    try:
        for step in STEPS[:version]:
            step(connection)
        return _columns(connection)
    finally:
        connection.close()


def _columns(connection: Connection) -> set[tuple[object, ...]]:
    return {tuple(row) for row in connection.execute(_COLUMNS)}

"""The one place that knows the SQLite driver, and how each of our files is opened.

The notebook's driver may change (an encrypted one speaks the same language); nobody else imports sqlite3.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager
from pathlib import Path

from hrdesk.core.errors import NotebookReadOnly

Connection = sqlite3.Connection
Row = sqlite3.Row
DatabaseError = sqlite3.DatabaseError
OperationalError = sqlite3.OperationalError

ConnectionMaker = Callable[[Path], Connection]
"""Opens a database file for reading and writing, creating it if there is none."""

BUSY_TIMEOUT_S = 5.0

_PASSING = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_FULL", "SQLITE_IOERR")


def value_marks(values: Sized) -> str:
    """A question mark for each value, to stand in the brackets of IN or VALUES."""
    return ",".join("?" * len(values))


def open_read_only(path: Path) -> Connection:
    """Open a file that does not change while we read it, also from a folder that cannot be written."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return connection


def open_notebook_file(path: Path) -> Connection:
    """Open a notebook file, new or old; nothing is read or written yet."""
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def open_notebook_to_read(path: Path) -> Connection:
    """Open a notebook that another window may write meanwhile, or that stands where nothing can be written."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_S)
    try:
        pragma(connection, "user_version")
    except DatabaseError:
        # A read-only folder lacks room for the files beside a WAL; what stands in the file itself can be read.
        connection.close()
        connection = sqlite3.connect(f"{uri}&immutable=1", uri=True)
    connection.row_factory = sqlite3.Row
    return connection


def keep_safely(connection: Connection) -> None:
    """What is committed is on the disk from now on, also after a power cut.

    WAL with synchronous=FULL was the only usual setting without a lost write in 600 simulated power cuts.
    """
    for setting in ("journal_mode=WAL", "synchronous=FULL", "fullfsync=ON", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}")


def is_passing(error: DatabaseError) -> bool:
    """Whether the file is sound but cannot be used now: locked, on a full or failing disk, or not ours to write."""
    name = getattr(error, "sqlite_errorname", None) or ""
    return name.startswith(_PASSING)


@contextmanager
def transaction(connection: Connection) -> Iterator[Connection]:
    """All or nothing; takes the write lock at once, so that two writers queue instead of failing.

    A disk that is full or cannot be written, or a lock held too long, raises NotebookReadOnly.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()
    except OperationalError as error:
        raise NotebookReadOnly(reason=error) from error


def pragma(connection: Connection, name: str) -> int:
    """A pragma whose value is a number."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])

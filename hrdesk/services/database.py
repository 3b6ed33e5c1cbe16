"""The one place that knows the SQLite driver, and how each of our files is opened.

All are opened with sqlcipher3, whose SQLite is the same on every system and reads plain files as any other does. Two
SQLites in one process would not see each other's locks.
"""

from collections.abc import Callable, Iterator, Sequence, Sized
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hrdesk.core.errors import (
    NotebookDamaged,
    NotebookError,
    NotebookReadOnly,
    NotebookUnusable,
    NotesUnreadable,
)

if TYPE_CHECKING:
    import sqlite3 as driver  # has the same names, and tells their types
else:
    from sqlcipher3 import dbapi2 as driver

Connection = driver.Connection
Row = driver.Row
DatabaseError = driver.DatabaseError
OperationalError = driver.OperationalError

ConnectionMaker = Callable[[Path], Connection]
"""Opens a database file for reading and writing, creating it if there is none."""

BUSY_TIMEOUT_S = 5.0
KEY_BYTES: Final = 32
_PLAIN_START = b"SQLite format 3\0"

_REASONS = {
    "SQLITE_FULL": "the disk is full",
    "SQLITE_BUSY": "another program is using it",
    "SQLITE_LOCKED": "another program is using it",
    "SQLITE_CANTOPEN": "its file cannot be opened",
    "SQLITE_READONLY": "its file or folder cannot be written",
    "SQLITE_IOERR": "the disk does not take or give what is asked of it",
    "SQLITE_CORRUPT": "its file is damaged",
    "SQLITE_NOTADB": "its file is damaged, or no notebook",
}
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_PASSING = tuple(name for name in _REASONS if name not in _DAMAGE)


def value_marks(values: Sized) -> str:
    """A question mark for each value, to stand in the brackets of IN or VALUES."""
    return ",".join("?" * len(values))


def open_read_only(path: Path) -> Connection:
    """Open a file that does not change while we read it, also from a folder that cannot be written."""
    connection = driver.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    connection.row_factory = Row
    return connection


def open_notebook_file(path: Path, key: bytes | None = None) -> Connection:
    """Open a notebook file, new or old, a protected one under its key; nothing is read or written yet."""
    return _connect(str(path.absolute()), key)


def open_notebook_to_read(path: Path, key: bytes | None = None) -> Connection:
    """Open a notebook that another window may write meanwhile, or that stands where nothing can be written."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    connection = _connect(uri, key)
    try:
        pragma(connection, "user_version")
    except DatabaseError:
        # A full disk or a read-only folder lacks room for the files beside a WAL. What stands in the file itself can be
        # read, where nothing newer waits in the journal: then older notes would be shown as if they were all.
        connection.close()
        journal = path.with_name(f"{path.name}-wal")
        if journal.exists() and journal.stat().st_size:
            raise
        connection = _connect(f"{uri}&immutable=1", key)
    return connection


def look_at_notebook(path: Path, key: bytes | None = None, *, at_rest: bool = False) -> Connection:
    """Open a notebook with what its journal holds, so that closing it writes nothing to either.

    One that is at rest, for nobody has it open and it has no journal, gets no files beside it either.
    """
    return _connect(f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if at_rest else ''}", key)


def open_in_memory() -> Connection:
    """An empty notebook that is nowhere on the disk."""
    return _connect(":memory:", None)


def attach(connection: Connection, path: Path, key: bytes | None, name: str) -> None:
    """Attach another notebook to a connection under a name; without a key it is a plain one."""
    connection.execute(f"ATTACH ? AS {name} KEY {_key_text(key)}", (str(path),))


def is_plain(path: Path) -> bool:
    """Whether anybody can read this file; one that is missing or empty holds nothing to read."""
    try:
        with path.open("rb") as file:
            return file.read(len(_PLAIN_START)) == _PLAIN_START
    except FileNotFoundError:
        return False


def keep_safely(connection: Connection) -> None:
    """What is committed is on the disk from now on, also after a power cut.

    WAL with synchronous=FULL was the only usual setting without a lost write in 600 simulated power cuts.
    """
    for setting in ("journal_mode=WAL", "synchronous=FULL", "fullfsync=ON", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}")


def settle_journal(connection: Connection) -> None:
    """Move what a process that was killed has left in the journal into the file; where that cannot be, it stays."""
    with suppress(OperationalError):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def is_passing(error: DatabaseError) -> bool:
    """Whether the file is sound but cannot be used now: locked, on a full or failing disk, or not ours to write."""
    name = getattr(error, "sqlite_errorname", None) or ""
    return name.startswith(_PASSING)


def is_damage(error: DatabaseError) -> bool:
    """Whether the file is not as it was written."""
    name = getattr(error, "sqlite_errorname", None) or ""
    return name.startswith(_DAMAGE)


def reason_of(error: DatabaseError) -> str:
    """Why the notebook cannot be used, in words for people where there are some."""
    name = getattr(error, "sqlite_errorname", None) or ""
    return next((words for start, words in _REASONS.items() if name.startswith(start)), str(error))


def trouble_with(path: Path, error: DatabaseError) -> NotebookError:
    """What keeps this notebook from being used. One that cannot be used now is not a damaged one."""
    kind = NotebookUnusable if is_passing(error) else NotebookDamaged
    return kind(path=path, reason=reason_of(error))


@contextmanager
def transaction(connection: Connection) -> Iterator[Connection]:
    """All or nothing; takes the write lock at once, so that two writers queue instead of failing.

    A disk that is full or cannot be written, a file that was damaged meanwhile, or a lock held too long, raises
    NotebookReadOnly.
    """
    with _told_as_read_only():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


def read_rows(connection: Connection, sql: str, values: Sequence[object] = ()) -> list[Row]:
    """All rows. Where a fault of the disk has left a text that is none, � stands for what cannot be read of it.

    Raises NotesUnreadable where the file was damaged or went away since it was opened.
    """
    try:
        try:
            return connection.execute(sql, values).fetchall()
        except OperationalError as error:
            if not str(error).startswith("Could not decode"):
                raise
        connection.text_factory = _text_of
        return connection.execute(sql, values).fetchall()
    except DatabaseError as error:
        if not is_damage(error) and not is_passing(error):
            raise
        raise NotesUnreadable(reason=reason_of(error)) from error


def _text_of(value: bytes) -> str:
    return value.decode("utf-8", "replace")


@contextmanager
def trial(connection: Connection) -> Iterator[Connection]:
    """What is written within is seen within, and undone at the end; raises NotebookReadOnly as `transaction` does."""
    with _told_as_read_only():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        finally:
            connection.rollback()


@contextmanager
def _told_as_read_only() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        if not isinstance(error, OperationalError) and not is_damage(error):
            raise
        raise NotebookReadOnly(reason=reason_of(error)) from error


def pragma(connection: Connection, name: str) -> int:
    """A pragma whose value is a number."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _connect(address: str, key: bytes | None) -> Connection:
    """A connection to a path or a file: URI, for text and rows as the services expect them."""
    is_uri = address.startswith("file:")
    connection = driver.connect(address, uri=is_uri, timeout=BUSY_TIMEOUT_S, isolation_level=None)
    connection.row_factory = Row
    connection.execute("PRAGMA cipher_log_level=NONE")  # or a wrong key is told on stderr
    if key is not None:
        connection.execute(f"PRAGMA key={_key_text(key)}")
    connection.execute("PRAGMA temp_store=MEMORY")  # what is sorted or joined never stands in a plain file
    return connection


def _key_text(key: bytes | None) -> str:
    """A raw key as SQLCipher reads it, which then stretches nothing; no key is the plain form."""
    if key is None:
        return "''"
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes")
    return f"\"x'{key.hex()}'\""

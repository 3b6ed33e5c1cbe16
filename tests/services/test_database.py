"""Transactions are whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.core.errors import NotebookReadOnly
from hrdesk.services.database import (
    Connection,
    DatabaseError,
    OperationalError,
    keep_safely,
    open_notebook_file,
    open_notebook_to_read,
    open_read_only,
    pragma,
    transaction,
    trial,
)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    connection = open_notebook_file(tmp_path / "some.db")
    connection.execute("CREATE TABLE words (word TEXT UNIQUE)")
    yield connection
    connection.close()


def write(connection: Connection, *words: str, error: BaseException | None = None) -> None:
    with transaction(connection):
        for word in words:
            connection.execute("INSERT INTO words VALUES (?)", (word,))
        if error:
            raise error


def words(connection: Connection) -> list[str]:
    return [row["word"] for row in connection.execute("SELECT word FROM words ORDER BY word")]


def test_what_was_written_together_stands_together(connection: Connection) -> None:
    write(connection, "one", "two")
    assert words(connection) == ["one", "two"]
    assert not connection.in_transaction


@pytest.mark.parametrize("error", [ValueError(), KeyboardInterrupt(), NotebookReadOnly(reason="x")])
def test_an_exception_takes_everything_back(error: BaseException, connection: Connection) -> None:
    with pytest.raises(type(error)):
        write(connection, "one", error=error)
    assert words(connection) == []
    assert not connection.in_transaction


def test_a_row_that_is_refused_takes_the_others_back(connection: Connection) -> None:
    with pytest.raises(DatabaseError, match="UNIQUE"):
        write(connection, "one", "two", "one")
    assert words(connection) == []


def test_the_lock_to_write_is_taken_at_once(connection: Connection, tmp_path: Path) -> None:
    other = open_notebook_file(tmp_path / "some.db")
    other.execute("PRAGMA busy_timeout=0")
    with transaction(connection), pytest.raises(OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.close()


def test_a_pragma_is_read_as_a_number(connection: Connection) -> None:
    connection.execute("PRAGMA user_version=7")
    assert pragma(connection, "user_version") == 7


def test_what_is_committed_is_on_the_disk_once_it_is_kept_safely(connection: Connection) -> None:
    keep_safely(connection)
    assert pragma(connection, "synchronous") == 2
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_notebook_is_read_while_another_window_writes_it(connection: Connection, tmp_path: Path) -> None:
    keep_safely(connection)
    write(connection, "one")
    reader = open_notebook_to_read(tmp_path / "some.db")
    assert words(reader) == ["one"]
    write(connection, "two")
    assert words(reader) == ["one", "two"]
    with pytest.raises(NotebookReadOnly, match="cannot be written"):
        write(reader, "three")
    reader.close()


def test_a_file_that_is_no_database_is_told_when_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no database at all" * 100)
    reader = open_notebook_to_read(tmp_path / "text.db")
    with pytest.raises(DatabaseError):
        pragma(reader, "user_version")
    reader.close()


def test_a_file_opened_to_read_cannot_be_written(connection: Connection, tmp_path: Path) -> None:
    write(connection, "one")
    reader = open_read_only(tmp_path / "some.db")
    assert words(reader) == ["one"]
    with pytest.raises(NotebookReadOnly, match="cannot be written"):
        write(reader, "two")
    reader.close()


def test_what_hinders_a_trial_is_told_as_for_a_transaction(connection: Connection, tmp_path: Path) -> None:
    reader = open_read_only(tmp_path / "some.db")
    with pytest.raises(NotebookReadOnly, match="cannot be written"), trial(reader):
        reader.execute("INSERT INTO words VALUES ('two')")
    reader.close()
    connection.close()
    (tmp_path / "some.db").write_bytes(b"spoilt" * 1000)
    spoilt = open_notebook_file(tmp_path / "some.db")
    with pytest.raises(NotebookReadOnly, match="damaged"), trial(spoilt):
        raise AssertionError("begun")
    spoilt.close()

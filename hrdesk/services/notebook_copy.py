"""Copies a notebook into a new file that is protected when it is not, or the other way round, and compares the two."""

import os
from contextlib import closing
from pathlib import Path

from hrdesk.core.errors import FileNotWritable, NotebookInUse, ProtectionNotChanged
from hrdesk.services.database import Connection, DatabaseError, attach, open_notebook_file, pragma, trouble_with
from hrdesk.services.safe_file import overwritten_once_gone


def copy_notebook(source: Path, key: bytes | None, target: Path, new_key: bytes | None) -> None:
    """Copy everything and see that it is the same; the copy is on the disk when this returns.

    The source has no journal beside it any more then. Raises NotebookUnusable, NotebookDamaged, FileNotWritable,
    NotebookInUse or ProtectionNotChanged.
    """
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(open_notebook_file(source, key)) as connection:
            _let_go_of_the_journal(connection, source)
            _export(connection, target, new_key)
            _ensure_same(connection, source, target, new_key)
        _ensure_sound(source, target, new_key)
        with target.open("r+b") as file:
            os.fsync(file.fileno())
    except DatabaseError as error:
        raise trouble_with(source, error) from error
    except OSError as error:
        raise FileNotWritable(path=target, reason=error.strerror or str(error)) from error


def _let_go_of_the_journal(connection: Connection, source: Path) -> None:
    """Bring the write-ahead log into the file and remove it; from now on nobody else gets at the notebook."""
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    with overwritten_once_gone(source.with_name(f"{source.name}-wal")):
        mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    if mode != "delete":
        raise NotebookInUse
    source.with_name(f"{source.name}-shm").unlink(missing_ok=True)  # left by a crash; nobody shares it now


def _export(connection: Connection, target: Path, new_key: bytes | None) -> None:
    attach(connection, target, new_key, "copy")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("SELECT sqlcipher_export('copy')")
    for name in ("user_version", "application_id"):
        connection.execute(f"PRAGMA copy.{name}={pragma(connection, name)}")
    connection.execute("COMMIT")
    connection.execute("DETACH copy")


def _ensure_same(connection: Connection, source: Path, target: Path, new_key: bytes | None) -> None:
    """Every table has the same rows under the same numbers; what virtual tables keep stands in ordinary ones."""
    attach(connection, target, new_key, "copy")  # anew, so that its schema is read as it was written
    if _differs(connection, "SELECT type, name, tbl_name, sql FROM {}.sqlite_schema ORDER BY 1, 2"):
        raise ProtectionNotChanged(path=source, reason="other tables")
    tables = connection.execute("PRAGMA main.table_list").fetchall()
    for table in tables:
        if table["type"] in {"table", "shadow"} and table["name"] != "sqlite_schema":
            columns = "*" if table["wr"] else "rowid, *"
            if _differs(connection, f"SELECT {columns} FROM {{}}.{_quoted(table['name'])}"):
                raise ProtectionNotChanged(path=source, reason=f"other rows in {table['name']}")
    connection.execute("DETACH copy")


def _differs(connection: Connection, select: str) -> bool:
    """Whether this selects other rows in the copy, or more, or fewer."""
    ours, theirs = (select.replace("{}", schema, 1) for schema in ("main", "copy"))
    lost = f"SELECT EXISTS (SELECT * FROM ({ours}) EXCEPT SELECT * FROM ({theirs}))"
    counts = f"SELECT (SELECT count(*) FROM ({ours})) <> (SELECT count(*) FROM ({theirs}))"
    return any(connection.execute(sql).fetchone()[0] for sql in (lost, counts))


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _ensure_sound(source: Path, target: Path, new_key: bytes | None) -> None:
    """The copy opens with the key alone, and all its pages are whole."""
    with closing(open_notebook_file(target, new_key)) as connection:
        faults = [row[0] for row in connection.execute("PRAGMA quick_check")]
        if new_key is not None:
            faults += [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
    if faults != ["ok"]:
        raise ProtectionNotChanged(path=source, reason=faults[-1])

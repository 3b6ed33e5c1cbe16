"""A protected notebook is opened as a plain one is, and nothing in its files can be read without the key."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from hrdesk.core.errors import NotebookDamaged, NotebookLocked, NotebookReadOnly, NotebookUnusable
from hrdesk.services.database import (
    Connection,
    DatabaseError,
    OperationalError,
    attach,
    is_passing,
    is_plain,
    keep_safely,
    open_notebook_file,
    open_notebook_to_read,
    pragma,
)
from hrdesk.services.notebook import open_notebook, read_notebook
from hrdesk.services.notebook_swap import keys_file
from tests.builders import make_annotation

KEY = bytes(range(32))
CANARY = "the heron waits at the weir"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.db"


def with_canary(path: Path) -> None:
    notebook = open_notebook(path, key=KEY)
    notebook.records.save(make_annotation("a1", note=CANARY))
    notebook.close()


def test_what_is_written_under_a_key_is_read_under_it(path: Path) -> None:
    with_canary(path)
    for open_it in (open_notebook, read_notebook):
        notebook = open_it(path, key=KEY)
        assert [note.note for note in notebook.annotations.all()] == [CANARY]
        assert notebook.is_whole()
        notebook.close()


def test_no_file_of_an_open_protected_notebook_holds_its_words(path: Path, tmp_path: Path) -> None:
    notebook = open_notebook(path, key=KEY)
    for number in range(200):
        notebook.records.save(make_annotation(f"a{number}", note=f"{CANARY} {number}" * 20))
    files = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert set(files) == {"notebook.db", "notebook.db-wal", "notebook.db-shm"}
    assert len(files["notebook.db-wal"]) > 100_000
    for content in files.values():
        assert CANARY.encode() not in content
        assert b"annotations" not in content
        assert b"SQLite" not in content
    notebook.close()


@pytest.mark.parametrize("open_it", [open_notebook, read_notebook])
def test_another_key_does_not_open_it_and_says_nothing_on_stderr(
    open_it: type, path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with_canary(path)
    before = path.read_bytes()
    with pytest.raises(NotebookDamaged):
        open_it(path, key=bytes(32))
    assert capfd.readouterr() == ("", "")
    assert path.read_bytes() == before


@pytest.mark.parametrize("open_it", [open_notebook, read_notebook])
def test_without_its_key_a_protected_notebook_is_locked_and_not_damaged(open_it: type, path: Path) -> None:
    with_canary(path)
    keys_file(path).write_text("{}")
    before = path.read_bytes()
    with pytest.raises(NotebookLocked):
        open_it(path)
    assert path.read_bytes() == before


def test_a_key_has_32_bytes(path: Path) -> None:
    with pytest.raises(ValueError, match="32"):
        open_notebook_file(path, b"short")


def test_one_byte_changed_is_found(path: Path) -> None:
    with_canary(path)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(NotebookDamaged):
        open_notebook(path, key=KEY)


def test_errors_under_a_key_are_those_of_any_notebook(path: Path) -> None:
    with closing(open_notebook_file(path, KEY)) as connection:
        with pytest.raises(OperationalError, match="syntax"):
            connection.execute("nonsense")
        connection.execute("CREATE TABLE t (x UNIQUE)")
        connection.execute("INSERT INTO t VALUES (1)")
        with pytest.raises(DatabaseError, match="UNIQUE") as refused:
            connection.execute("INSERT INTO t VALUES (1)")
    assert not isinstance(refused.value, OperationalError)
    assert not is_passing(refused.value)


def test_rows_are_asked_by_name(path: Path) -> None:
    with closing(open_notebook_file(path, KEY)) as connection:
        row = connection.execute("SELECT 1 AS one, 2 AS two").fetchone()
        assert (row["one"], row["two"], list(row.keys())) == (1, 2, ["one", "two"])


def holder(path: Path) -> Connection:
    connection = open_notebook_file(path, KEY)
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    return connection


def impatient(path: Path) -> Connection:
    connection = open_notebook_file(path, KEY)
    connection.execute("PRAGMA busy_timeout=0")
    return connection


def test_a_protected_notebook_that_another_holds_is_not_called_damaged(path: Path) -> None:
    with_canary(path)
    with closing(holder(path)), pytest.raises(NotebookUnusable):
        open_notebook(path, impatient)


def test_a_disk_without_room_is_told(path: Path) -> None:
    connection = open_notebook_file(path, KEY)
    notebook = open_notebook(path, lambda _path: connection, key=KEY)
    connection.execute(f"PRAGMA max_page_count={pragma(connection, 'page_count')}")
    with pytest.raises(NotebookReadOnly, match="full"):
        notebook.records.save(make_annotation("a1", note="long " * 10_000))
    assert notebook.annotations.all() == ()
    notebook.close()


def test_it_is_kept_as_safely_as_a_plain_one(path: Path) -> None:
    with closing(open_notebook_file(path, KEY)) as connection:
        keep_safely(connection)
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert pragma(connection, "synchronous") == 2
        assert pragma(connection, "temp_store") == 2


def test_it_is_read_in_a_folder_without_room_for_a_journal(path: Path) -> None:
    with_canary(path)
    with closing(open_notebook_to_read(path, KEY)) as connection, pytest.raises(OperationalError, match="readonly"):
        connection.execute("DELETE FROM annotations")


def test_a_plain_copy_is_attached_and_tells_itself_apart(path: Path, tmp_path: Path) -> None:
    with_canary(path)
    with closing(open_notebook_file(path, KEY)) as connection:
        attach(connection, tmp_path / "plain.db", None, "copy")
        connection.execute("CREATE TABLE copy.t AS SELECT note FROM annotations")
    assert is_plain(tmp_path / "plain.db")
    assert not is_plain(path)
    assert not is_plain(tmp_path / "none.db")
    with closing(open_notebook_file(tmp_path / "plain.db")) as connection:
        assert [row["note"] for row in connection.execute("SELECT note FROM t")] == [CANARY]


def test_a_plain_notebook_loads_nothing_that_encrypts(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from hrdesk.services.notebook import open_notebook; "
        "open_notebook(Path(sys.argv[1])).close(); print('nacl' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"

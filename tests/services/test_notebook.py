"""The notebook: what was written stays, and a file that is wrong stays as it is."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from hrdesk.core.errors import HrdeskError, NotebookDamaged, NotebookReadOnly, NotebookTooNew, NotebookUnusable
from hrdesk.core.reading_list import Bookmark
from hrdesk.services.database import Connection, open_notebook_file
from hrdesk.services.migrations import STEPS
from hrdesk.services.notebook import Notebook, open_notebook, read_notebook, set_aside
from tests.builders import NOON, make_annotation


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.db"


def with_notes(path: Path, count: int = 1) -> None:
    notebook = open_notebook(path)
    for number in range(count):
        notebook.records.save(make_annotation(f"a{number}", note="Kept"))
    notebook.close()


def statement(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(sql)


def test_a_notebook_that_is_not_there_is_begun(path: Path) -> None:
    notebook = open_notebook(path)
    assert notebook.annotations.all() == ()
    assert notebook.bookshelf.bookmarks() == ()
    assert notebook.is_whole()
    notebook.close()
    assert path.exists()


def test_what_one_connection_wrote_another_reads_at_once(path: Path) -> None:
    one, other = open_notebook(path), open_notebook(path)
    one.records.save(make_annotation("a1", note="Kept"))
    one.records.save(Bookmark("heroin", NOON))
    assert [note.note for note in other.annotations.all()] == ["Kept"]
    assert other.bookshelf.bookmarks() == ("heroin",)
    one.close()
    other.close()


def test_what_was_written_is_there_without_closing(path: Path, tmp_path: Path) -> None:
    notebook = open_notebook(path)
    notebook.records.save(make_annotation("a1", note="Kept"))
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for file in tmp_path.glob("notebook.db*"):
        (crashed / file.name).write_bytes(file.read_bytes())
    notebook.close()
    again = open_notebook(crashed / "notebook.db")
    assert [note.note for note in again.annotations.all()] == ["Kept"]
    again.close()


def test_each_write_is_on_the_disk_when_it_returns(path: Path) -> None:
    opened = Opened(path)
    values = [opened.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    opened.notebook.close()
    assert values == ["wal", 2]


def test_a_notebook_is_read_beside_the_window_that_writes_it(path: Path) -> None:
    writer = open_notebook(path)
    writer.records.save(make_annotation("a1", note="Kept"))
    reader = read_notebook(path)
    assert [note.note for note in reader.annotations.all()] == ["Kept"]
    with pytest.raises(NotebookReadOnly, match="cannot be written"):
        reader.records.save(make_annotation("a2"))
    reader.close()
    writer.close()


def test_a_notebook_to_read_is_never_changed(path: Path) -> None:
    with_notes(path)
    statement(path, f"PRAGMA user_version={len(STEPS) + 1}")
    before = path.read_bytes()
    with pytest.raises(NotebookTooNew):
        read_notebook(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a database" * 500])
def test_a_notebook_to_read_without_notes_in_it_is_damaged(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    with pytest.raises(NotebookDamaged):
        read_notebook(path)
    assert path.read_bytes() == content


def test_a_notebook_of_a_newer_hrdesk_is_left_untouched(path: Path) -> None:
    with_notes(path)
    statement(path, f"PRAGMA user_version={len(STEPS) + 1}")
    before = path.read_bytes()
    with pytest.raises(NotebookTooNew, match="left untouched"):
        open_notebook(path)
    assert path.read_bytes() == before


GARBAGE = [b"not a database" * 500, b"SQLite format 3\0" + b"\1" * 5_000, b"\0" * 4_096]


@pytest.mark.parametrize("garbage", GARBAGE)
def test_a_file_of_something_else_is_damaged_and_left_untouched(garbage: bytes, path: Path) -> None:
    path.write_bytes(garbage)
    with pytest.raises(NotebookDamaged, match="left untouched"):
        open_notebook(path)
    assert path.read_bytes() == garbage


def test_a_notebook_with_damaged_pages_is_told_and_left_untouched(path: Path) -> None:
    with_notes(path, 200)
    content = bytearray(path.read_bytes())
    for page in range(2, len(content) // 4096, 2):
        content[4096 * page : 4096 * page + 200] = bytes([255]) * 200
    path.write_bytes(content)
    with pytest.raises(NotebookDamaged):
        open_notebook(path)
    assert path.read_bytes() == content


def test_a_notebook_that_was_cut_short_is_damaged(path: Path) -> None:
    with_notes(path, 200)
    path.write_bytes(path.read_bytes()[: 4096 * 3])
    with pytest.raises(NotebookDamaged):
        open_notebook(path)


@pytest.mark.parametrize("version", [0, len(STEPS)])
def test_a_database_of_another_program_is_left_untouched(version: int, path: Path) -> None:
    statement(path, "CREATE TABLE photos (id)")
    statement(path, f"PRAGMA user_version={version}")
    before = path.read_bytes()
    with pytest.raises(NotebookDamaged):
        open_notebook(path)
    assert path.read_bytes() == before


def test_a_notebook_that_another_program_holds_is_not_called_damaged(path: Path) -> None:
    with_notes(path)
    with closing(open_notebook_file(path)) as holder:
        holder.execute("PRAGMA locking_mode=EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NotebookUnusable):
            open_notebook(path, impatient)


def test_a_place_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "notebook.db").mkdir()
    with pytest.raises(HrdeskError) as told:
        open_notebook(tmp_path / "notebook.db")
    assert "notebook.db" in str(told.value)


def impatient(path: Path) -> Connection:
    connection = open_notebook_file(path)
    connection.execute("PRAGMA busy_timeout=0")
    return connection


def test_a_maker_of_connections_of_ones_own_is_used(path: Path) -> None:
    made: list[Path] = []

    def maker(where: Path) -> Connection:
        made.append(where)
        return impatient(where)

    notebook = open_notebook(path, maker)
    notebook.records.save(make_annotation("a1"))
    notebook.close()
    assert made == [path]


class Opened:
    """An open notebook together with its connection."""

    def __init__(self, path: Path) -> None:
        connections: list[Connection] = []

        def maker(where: Path) -> Connection:
            connections.append(open_notebook_file(where))
            return connections[0]

        self.notebook: Notebook = open_notebook(path, maker)
        self.connection = connections[0]


def test_a_full_disk_is_told_and_the_old_rows_stay(path: Path) -> None:
    opened = Opened(path)
    opened.notebook.records.save(make_annotation("a1", note="Kept"))
    pages = opened.connection.execute("PRAGMA page_count").fetchone()[0]
    opened.connection.execute(f"PRAGMA max_page_count={pages}")
    large = make_annotation("a2", note="x" * 200_000)
    with pytest.raises(NotebookReadOnly, match="full"):
        opened.notebook.records.save(large)
    with pytest.raises(NotebookReadOnly, match="full"):
        opened.notebook.records.save(make_annotation("a1", note="y" * 200_000))
    assert [note.note for note in opened.notebook.annotations.all()] == ["Kept"]
    opened.connection.execute("PRAGMA max_page_count=100000")
    opened.notebook.records.save(large)
    opened.notebook.close()
    again = open_notebook(path)
    assert {note.id for note in again.annotations.all()} == {"a1", "a2"}
    again.close()


def test_a_connection_that_only_reads_cannot_write_and_says_so(path: Path) -> None:
    with_notes(path)
    opened = Opened(path)
    opened.connection.execute("PRAGMA query_only=ON")
    writes: list[Callable[[], None]] = [
        lambda: opened.notebook.records.save(make_annotation("a2")),
        lambda: opened.notebook.records.remove(make_annotation("a0")),
        lambda: opened.notebook.records.save(Bookmark("heroin", NOON)),
        lambda: opened.notebook.bookshelf.note_reading("heroin", NOON),
    ]
    for write in writes:
        with pytest.raises(NotebookReadOnly, match="cannot be written"):
            write()
    assert [note.id for note in opened.notebook.annotations.all()] == ["a0"]
    opened.notebook.close()


def test_a_lock_held_too_long_is_told(path: Path) -> None:
    with_notes(path)
    notebook = open_notebook(path, impatient)
    with closing(open_notebook_file(path)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotebookReadOnly, match="another program is using it"):
            notebook.records.save(make_annotation("a9"))
        holder.execute("ROLLBACK")
        notebook.records.save(make_annotation("a9"))
    notebook.close()


def test_two_writers_at_once_both_succeed(path: Path) -> None:
    with_notes(path)
    together, faults = threading.Barrier(2), list[BaseException]()

    def write(name: str) -> None:
        try:
            together.wait()
            notebook = open_notebook(path)
            for number in range(20):
                notebook.records.save(make_annotation(f"{name}{number}"))
            notebook.close()
        except BaseException as error:  # noqa: BLE001 - shown in the test's own thread
            faults.append(error)

    writers = [threading.Thread(target=write, args=(name,)) for name in ("left", "right")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert faults == []
    notebook = open_notebook(path)
    assert len(notebook.annotations.all()) == 41
    notebook.close()


def test_a_damaged_notebook_is_set_aside_with_its_side_files(path: Path, tmp_path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).write_text(f"part {ending}")
    aside = set_aside(path, datetime(2026, 11, 21, 9, 5, 7))
    assert aside == tmp_path / "notebook.damaged-20261121-090507.db"
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {
        "notebook.damaged-20261121-090507.db": "part ",
        "notebook.damaged-20261121-090507.db-wal": "part -wal",
        "notebook.damaged-20261121-090507.db-shm": "part -shm",
    }


def test_a_protected_notebook_is_set_aside_with_a_copy_of_its_keys(path: Path, tmp_path: Path) -> None:
    path.write_text("damaged")
    (tmp_path / "keys.json").write_text("keys")
    set_aside(path, datetime(2026, 11, 21, 9, 5, 7))
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {
        "notebook.damaged-20261121-090507.db": "damaged",
        "notebook.damaged-20261121-090507.keys.json": "keys",
        "keys.json": "keys",
    }


def test_setting_aside_twice_in_a_second_loses_neither(path: Path, tmp_path: Path) -> None:
    for content in ("first", "second"):
        path.write_text(content)
        set_aside(path, datetime(2026, 11, 21, 9, 5, 7))
    assert sorted(file.read_text() for file in tmp_path.iterdir()) == ["first", "second"]

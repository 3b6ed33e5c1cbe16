"""The notebook's schema, step by step."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hrdesk.core.backup_plan import Reason
from hrdesk.core.errors import NotebookDamaged, NotebookNotRenewed, NotebookTooNew
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.record import Change, Record
from hrdesk.core.running_order import OrderItem, RunningOrder
from hrdesk.services.agreement import all_records, disagreements
from hrdesk.services.backup import Backups
from hrdesk.services.backup_file import take_out
from hrdesk.services.database import Connection, OperationalError, open_notebook_file, pragma
from hrdesk.services.migrations import APPLICATION_ID, STEPS, migrate
from hrdesk.services.notebook import open_notebook
from hrdesk.services.questions import make_question
from hrdesk.services.records import Records
from tests.builders import NOON, make_annotation

RECORDS_OF_VERSION_4: tuple[Record, ...] = (
    make_annotation("a", note="Ask"),
    make_question("What of foil?", NOON),
    Bookmark("heroin", NOON),
    ReadingList("r", "Night", NOON, ("heroin",)),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.db"


@pytest.fixture
def connection(path: Path) -> Iterator[Connection]:
    connection = open_notebook_file(path)
    yield connection
    connection.close()


def tables(connection: Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}


def whole_schema(connection: Connection) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute("SELECT * FROM sqlite_master")]


def add_tags(connection: Connection) -> None:
    connection.execute("CREATE TABLE tags (name TEXT)")


def break_off(connection: Connection) -> None:
    connection.execute("CREATE TABLE half (name TEXT)")
    raise RuntimeError("broke off")


def test_a_new_notebook_gets_every_table_and_our_mark(connection: Connection, path: Path) -> None:
    assert migrate(connection, path) == len(STEPS)
    assert tables(connection) == {
        *("annotations", "bookmarks", "reading", "questions", "reading_lists", "device", "changes"),
        *("former_devices", "exchanges", "team", "team_keys", "running_orders"),
    }
    assert pragma(connection, "application_id") == APPLICATION_ID
    assert pragma(connection, "user_version") == len(STEPS)


def test_migrating_again_does_nothing(connection: Connection, path: Path) -> None:
    migrate(connection, path)
    before = connection.total_changes, whole_schema(connection)
    assert migrate(connection, path) == 0
    assert (connection.total_changes, whole_schema(connection)) == before


def test_only_the_steps_that_lack_are_taken(connection: Connection, path: Path) -> None:
    migrate(connection, path)
    connection.execute("INSERT INTO bookmarks VALUES ('hrdesk', 'heroin', 'now')")
    assert migrate(connection, path, (*STEPS, add_tags)) == 1
    assert "tags" in tables(connection)
    assert connection.execute("SELECT article_id FROM bookmarks").fetchone()[0] == "heroin"


def test_a_step_that_breaks_off_leaves_nothing_of_itself(connection: Connection, path: Path) -> None:
    with pytest.raises(RuntimeError, match="broke off"):
        migrate(connection, path, (*STEPS, break_off))
    assert "half" not in tables(connection)
    assert pragma(connection, "user_version") == len(STEPS)
    assert migrate(connection, path, (*STEPS, add_tags)) == 1


def test_a_step_that_another_window_took_meanwhile_is_not_taken_again(connection: Connection, path: Path) -> None:
    def other_window(_: Connection) -> None:
        raise AssertionError("taken twice")

    migrate(connection, path)
    versions = iter([0])

    class Late:
        """A connection that saw the old version before the other window was done."""

        def __getattr__(self, name: str) -> object:
            return getattr(connection, name)

        def execute(self, sql: str) -> object:
            if sql == "PRAGMA user_version" and next(versions, None) is not None:
                return connection.execute("SELECT 0")
            return connection.execute(sql)

    migrate(Late(), path, (other_window,))  # type: ignore[arg-type]
    assert pragma(connection, "user_version") == len(STEPS)


def test_a_newer_schema_is_refused(connection: Connection, path: Path) -> None:
    migrate(connection, path, (*STEPS, add_tags))
    with pytest.raises(NotebookTooNew) as told:
        migrate(connection, path)
    assert told.value.facts == {"path": path, "found": len(STEPS) + 1, "known": len(STEPS)}


def test_the_tables_of_the_first_step_never_change(connection: Connection, path: Path) -> None:
    migrate(connection, path, STEPS[:1])
    columns = {row[1] for row in connection.execute("PRAGMA table_info(annotations)")}
    place = {"id", "pack", "article_id", "content_version", "heading", "exact", "prefix", "suffix", "start", "end"}
    assert columns == place | {"colour", "note", "created", "modified"}
    with pytest.raises(OperationalError):
        connection.execute("CREATE TABLE reading (id)")


def old_notebook(path: Path, journal: str = "wal") -> None:
    """A notebook as the first hrdesk wrote it, with a bookmark."""
    connection = open_notebook_file(path)
    connection.execute(f"PRAGMA journal_mode={journal}")
    migrate(connection, path, STEPS[:1])
    connection.execute("INSERT INTO bookmarks VALUES ('hrdesk', 'heroin', '2026-11-21T12:00:00+00:00')")
    connection.close()


def test_an_old_notebook_is_backed_up_before_its_first_step(path: Path, tmp_path: Path) -> None:
    old_notebook(path)
    open_notebook(path).close()
    (copy,) = Backups(path).copies()
    assert copy.reason is Reason.MIGRATION
    about, _ = take_out(Backups(path).path_of(copy), tmp_path / "out.db")
    assert about.schema == 1
    with closing(open_notebook_file(tmp_path / "out.db")) as connection:
        assert tables(connection) == {"annotations", "bookmarks", "reading"}
        assert connection.execute("SELECT article_id FROM bookmarks").fetchone()[0] == "heroin"


def test_a_new_notebook_and_one_that_is_up_to_date_are_not_backed_up(path: Path) -> None:
    open_notebook(path).close()
    open_notebook(path).close()
    assert not Backups(path).folder.exists()


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_without_a_backup_an_old_notebook_takes_no_step(journal: str, path: Path) -> None:
    old_notebook(path, journal)
    Backups(path).folder.write_text("a file stands where the folder should")
    with pytest.raises(NotebookNotRenewed, match=r"newer form.*File exists.*backups"):
        open_notebook(path)
    with closing(open_notebook_file(path)) as connection:
        assert pragma(connection, "user_version") == 1
        assert tables(connection) == {"annotations", "bookmarks", "reading"}


def test_an_old_notebook_that_is_damaged_is_told_as_damaged(path: Path) -> None:
    old_notebook(path)
    content = bytearray(path.read_bytes())
    content[4096 : 4096 + 200] = bytes([255]) * 200
    path.write_bytes(content)
    with pytest.raises(NotebookDamaged):
        open_notebook(path)
    assert path.read_bytes() == content


def test_a_notebook_of_version_4_keeps_all_and_gets_running_orders_after_a_backup(path: Path, tmp_path: Path) -> None:
    with closing(open_notebook_file(path)) as connection:
        migrate(connection, path, STEPS[:4])
        Records(connection).keep([Change(None, record) for record in RECORDS_OF_VERSION_4])
    order = RunningOrder("o", "Evening", NOON, (OrderItem("heroin", "mixing", 10),))
    with closing(open_notebook(path)) as notebook:
        assert set(all_records(notebook)) == set(RECORDS_OF_VERSION_4)
        notebook.records.save(order)
    with closing(open_notebook(path)) as notebook:
        assert set(all_records(notebook)) == {*RECORDS_OF_VERSION_4, order}
        assert disagreements(notebook) == ()
    (copy,) = Backups(path).copies()
    about, _ = take_out(Backups(path).path_of(copy), tmp_path / "out.db")
    assert (copy.reason, about.schema) == (Reason.MIGRATION, 4)

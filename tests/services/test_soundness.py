"""A notebook is looked at before anything is written to it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hrdesk.core.errors import NotebookDamaged, NotebookTooNew
from hrdesk.services.database import Connection, keep_safely, open_notebook_file
from hrdesk.services.journal import journal_of
from hrdesk.services.migrations import STEPS, check_version, migrate
from hrdesk.services.notebook import open_notebook
from hrdesk.services.soundness import Soundness, look_over
from tests.builders import make_annotation


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.db"


@pytest.fixture
def made(path: Path) -> Path:
    with closing(open_notebook(path)) as notebook:
        for number in range(20):
            notebook.records.save(make_annotation(f"a{number}", note="words " * 200))
    return path


def spoil(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def reason(path: Path) -> str:
    with pytest.raises(NotebookDamaged) as told:
        open_notebook(path)
    return str(told.value.facts["reason"])


def test_a_notebook_that_is_still_to_be_begun_is_new(path: Path) -> None:
    assert look_over(path) is Soundness.NEW
    assert not path.exists()


def test_a_look_leaves_nothing_beside_a_notebook_at_rest(made: Path) -> None:
    before = made.read_bytes()
    assert look_over(made) is Soundness.WHOLE
    assert list(made.parent.iterdir()) == [made]
    assert made.read_bytes() == before


def test_a_notebook_that_is_open_elsewhere_is_whole(made: Path) -> None:
    with closing(open_notebook(made)) as notebook:
        notebook.records.save(make_annotation("new"))
        assert look_over(made) is Soundness.WHOLE
        assert journal_of(made).stat().st_size > 0


@pytest.mark.parametrize("size", [0, 1, 511])
def test_a_file_that_was_emptied_is_not_taken_for_a_new_notebook(made: Path, size: int) -> None:
    made.write_bytes(made.read_bytes()[:size])
    assert reason(made) == "it is empty"
    assert made.stat().st_size == size


def test_changes_whose_notebook_is_gone_are_not_thrown_away(path: Path) -> None:
    journal_of(path).write_bytes(b"the newest changes")
    assert reason(path) == "only its newest changes are there, the rest of it is gone"
    assert journal_of(path).read_bytes() == b"the newest changes"
    assert not path.exists()


def test_a_first_write_that_was_cut_short_is_taken_back(path: Path) -> None:
    path.write_bytes(b"")
    path.with_name("notebook.db-journal").write_bytes(b"\0" * 512)
    open_notebook(path).close()
    assert look_over(path) is Soundness.WHOLE


def test_an_index_that_lost_a_note_is_told(made: Path) -> None:
    spoil(
        made,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'changes_by_record')"
        " WHERE name = 'annotations_by_article'",
    )
    assert reason(made) == "its pages do not fit together"


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("ALTER TABLE annotations RENAME COLUMN note TO words", "its tables are not what they should be"),
        ("DROP TABLE questions", "its tables are not what they should be"),
        ("PRAGMA user_version=1", "its tables are not what they should be"),
        ("PRAGMA user_version=0", "its tables are not what they should be"),
        ("PRAGMA user_version=-2147483646", "its version makes no sense"),
    ],
)
def test_a_notebook_with_other_tables_than_its_version_has_is_told(made: Path, statement: str, told: str) -> None:
    spoil(made, statement)
    before = made.read_bytes()
    assert reason(made) == told
    assert made.read_bytes() == before


def test_a_table_more_is_no_harm(made: Path) -> None:
    spoil(made, "CREATE TABLE more (id INTEGER)")
    assert look_over(made) is Soundness.WHOLE


def test_a_table_whose_name_is_no_text_any_more_is_told(made: Path) -> None:
    data = made.read_bytes()
    made.write_bytes(data.replace(b"CREATE TABLE annotations (", b"CREATE TABLE annotations \xac", 1))
    assert reason(made) == "its tables are not what they should be"


def test_a_newer_notebook_is_told_and_gets_no_files_beside_it(made: Path) -> None:
    spoil(made, "PRAGMA user_version=99")
    with pytest.raises(NotebookTooNew):
        open_notebook(made)
    assert list(made.parent.iterdir()) == [made]


def test_a_look_while_another_program_renews_the_notebook_sees_one_moment_of_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_notebook_file(path)) as other:
        keep_safely(other)
        migrate(other, path, STEPS[:-1])

        def check_and_let_the_other_go_on(connection: Connection, path: Path) -> int:
            version = check_version(connection, path)
            migrate(other, path)
            return version

        monkeypatch.setattr("hrdesk.services.soundness.check_version", check_and_let_the_other_go_on)
        assert look_over(path) is Soundness.WHOLE
        assert check_version(other, path) == len(STEPS)

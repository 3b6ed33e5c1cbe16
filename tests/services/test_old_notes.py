"""Old notes are deleted for ever: nobody finds their words in the file, and other devices learn of it."""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hrdesk.core.errors import NotebookReadOnly
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark
from hrdesk.services.database import Connection, OperationalError, open_notebook_file
from hrdesk.services.notebook import Notebook, open_notebook
from tests.builders import NOON, make_annotation

OLD = NOON - timedelta(days=400)
LIMIT = NOON - timedelta(days=365)
CANARY = "ask for Zebulon at the blue door"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.db"


@pytest.fixture
def notebook(path: Path) -> Notebook:
    """Three old things, and three that are younger."""
    notebook = open_notebook(path)
    keep_note(notebook, "old", f"{CANARY} " * 300, OLD)
    keep_note(notebook, "old highlight", "", OLD)
    notebook.records.save(Question("q1", CANARY, OLD))
    keep_note(notebook, "young", "Kept", NOON)
    keep_note(notebook, "old, but changed since", "Kept too", OLD, NOON)
    notebook.records.save(Question("q2", "Kept?", NOON))
    notebook.records.save(Bookmark("heroin", OLD))
    notebook.bookshelf.note_reading("heroin", OLD)
    notebook.bookshelf.note_reading("cocaine", NOON)
    return notebook


def keep_note(notebook: Notebook, id: str, words: str, created: datetime, modified: datetime | None = None) -> None:
    notebook.records.save(make_annotation(id, note=words, created=created, modified=modified or created))


def everything_in(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob("notebook.db*")))


def test_what_was_last_changed_before_the_moment_is_found(notebook: Notebook) -> None:
    old = notebook.old_notes.find(LIMIT)
    assert {found.id for found in old.annotations} == {"old", "old highlight"}
    assert [question.id for question in old.questions] == ["q1"]
    assert old.count == 3
    assert notebook.old_notes.find(OLD).count == 0
    notebook.close()


def test_only_that_is_deleted(notebook: Notebook, path: Path) -> None:
    notebook.old_notes.delete(notebook.old_notes.find(LIMIT))
    notebook.close()
    again = open_notebook(path)
    assert {found.id for found in again.annotations.all()} == {"young", "old, but changed since"}
    assert [question.id for question in again.questions.all()] == ["q2"]
    assert again.bookshelf.bookmarks() == ("heroin",)
    assert again.bookshelf.recent(9) == ("cocaine",)
    assert again.is_whole()
    again.close()


@pytest.mark.parametrize("sent", [False, True], ids=["never given out", "given out to others"])
def test_its_words_stand_nowhere_in_the_files(sent: bool, notebook: Notebook, path: Path) -> None:
    if sent:
        mark_all_sent(path)
        keep_note(notebook, "old", f"{CANARY} again", OLD)
    assert CANARY.encode() in everything_in(path)
    notebook.old_notes.delete(notebook.old_notes.find(LIMIT))
    assert CANARY.encode() not in everything_in(path)
    notebook.close()
    assert CANARY.encode() not in everything_in(path)


def mark_all_sent(path: Path) -> None:
    with closing(open_notebook_file(path)) as connection:
        connection.execute("UPDATE changes SET is_sent = 1")


def test_other_devices_learn_that_it_is_gone_and_nothing_else_of_it(notebook: Notebook, path: Path) -> None:
    mark_all_sent(path)
    notebook.old_notes.delete(notebook.old_notes.find(LIMIT))
    unsent = notebook.records.log.unsent()
    assert {version.key for version in unsent} == {"old", "old highlight", "q1"}
    assert {version.document for version in unsent} == {None}
    notebook.close()


class Full:
    """A connection whose disk has no room for a second file."""

    def __init__(self, connection: Connection, refuse: str) -> None:
        self._connection = connection
        self._refuse = refuse

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> object:
        if sql.startswith(self._refuse):
            raise OperationalError("database or disk is full")
        return self._connection.execute(sql, values)


def test_without_room_to_write_the_file_anew_its_words_are_overwritten_all_the_same(
    notebook: Notebook, path: Path
) -> None:
    notebook.close()
    connections: list[Connection] = []

    def full(where: Path) -> Connection:
        connections.append(open_notebook_file(where))
        return Full(connections[0], "VACUUM")  # type: ignore[return-value]

    again = open_notebook(path, full)
    again.old_notes.delete(again.old_notes.find(LIMIT))
    again.close()
    assert CANARY.encode() not in everything_in(path)


def test_where_nothing_can_be_written_nothing_is_deleted(notebook: Notebook, path: Path) -> None:
    notebook.close()

    def full(where: Path) -> Connection:
        return Full(open_notebook_file(where), "BEGIN")  # type: ignore[return-value]

    again = open_notebook(path, full)
    with pytest.raises(NotebookReadOnly, match="full"):
        again.old_notes.delete(again.old_notes.find(LIMIT))
    assert len(again.annotations.all()) == 4
    again.close()

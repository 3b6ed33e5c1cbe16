"""Rows that a fault of the disk has spoilt keep nobody from reading and writing the others, or themselves."""

import pytest

from hrdesk.core.hybrid_clock import read_stamp
from hrdesk.core.reading_list import Bookmark
from hrdesk.core.record import RecordKind
from hrdesk.services.database import Connection, OperationalError, read_rows
from hrdesk.services.notebook import Notebook
from hrdesk.services.questions import make_question
from tests.builders import NOON, make_annotation

NO_TEXT = "CAST(x'41736bff206e69676874' AS TEXT)"
"""“Ask”, a byte that is no letter, and “ night”."""


@pytest.fixture
def connection(notebook: Notebook) -> Connection:
    notebook.records.save(make_annotation("spoilt", note="Ask the night shift"))
    notebook.records.save(make_annotation("good", note="good"))
    return notebook._connection


def test_a_letter_that_is_none_any_more_stands_as_such_and_hides_no_note(
    notebook: Notebook, connection: Connection
) -> None:
    connection.execute(f"UPDATE annotations SET note = {NO_TEXT} WHERE id = 'spoilt'")
    assert {found.note for found in notebook.annotations.all()} == {"Ask� night", "good"}


def test_questions_and_bookmarks_with_spoilt_letters_are_shown(notebook: Notebook, connection: Connection) -> None:
    notebook.records.save(make_question("Ask?", NOON))
    notebook.records.save(Bookmark("heroin", NOON))
    connection.execute(f"UPDATE questions SET text = {NO_TEXT}")
    connection.execute(f"UPDATE bookmarks SET article_id = {NO_TEXT}")
    assert [question.text for question in notebook.questions.all()] == ["Ask� night"]
    assert notebook.bookshelf.bookmarks() == ("Ask� night",)


def test_a_tag_with_spoilt_letters_hides_no_other(notebook: Notebook, connection: Connection) -> None:
    connection.execute("UPDATE annotations SET tags = '[\"good\"]' WHERE id = 'good'")
    connection.execute("UPDATE annotations SET tags = CAST(x'5b2241ff225d' AS TEXT) WHERE id = 'spoilt'")
    assert set(notebook.annotations.tags()) == {("good",), ("A�",)}


def test_a_bookmark_with_spoilt_letters_hides_no_other(notebook: Notebook, connection: Connection) -> None:
    notebook.records.save(Bookmark("heroin", NOON))
    notebook.records.save(Bookmark("ketamine", NOON))
    connection.execute(f"UPDATE bookmarks SET article_id = {NO_TEXT} WHERE article_id = 'heroin'")
    assert {bookmark.article_id for bookmark in notebook.bookshelf.all_bookmarks()} == {"Ask� night", "ketamine"}


def test_a_bookmark_whose_date_makes_no_sense_can_still_be_taken_out(
    notebook: Notebook, connection: Connection
) -> None:
    notebook.records.save(Bookmark("heroin", NOON))
    connection.execute("UPDATE bookmarks SET created = '2026-13-77'")
    bookmark = notebook.bookshelf.bookmark("heroin")
    assert bookmark
    notebook.records.remove(bookmark)
    assert notebook.bookshelf.bookmarks() == ()


@pytest.mark.parametrize("spoilt", ["document = '['", "stamp = 'x'", "seen = '3'", f"document = {NO_TEXT}"])
def test_a_note_with_a_spoilt_version_can_be_written_and_removed(
    notebook: Notebook, connection: Connection, spoilt: str
) -> None:
    connection.execute(f"UPDATE changes SET {spoilt} WHERE record = 'spoilt'")
    notebook.records.save(make_annotation("spoilt", note="written anew"))
    found = notebook.annotations.find("spoilt")
    assert found
    assert found.note == "written anew"
    (version,) = notebook.records.log.current(RecordKind.ANNOTATION, "spoilt")
    assert version.document
    assert version.document["note"] == "written anew"
    notebook.records.remove(found)
    assert notebook.annotations.find("spoilt") is None


def test_a_device_whose_clock_is_spoilt_writes_on_later_than_before(notebook: Notebook, connection: Connection) -> None:
    ahead = f"{10**14:015d}-000007-{notebook.records.log.device.id}"
    connection.execute("UPDATE changes SET stamp = ? WHERE record = 'good'", (ahead,))
    connection.execute("UPDATE changes SET stamp = 'x' WHERE record = 'spoilt'")
    connection.execute("UPDATE device SET stamp = 'x'")
    notebook.records.save(make_annotation("new"))
    (version,) = notebook.records.log.current(RecordKind.ANNOTATION, "new")
    assert version.stamp > read_stamp(ahead)


@pytest.mark.parametrize("number", [-5, 0, 1])
def test_a_device_that_lost_count_uses_no_number_twice(notebook: Notebook, connection: Connection, number: int) -> None:
    connection.execute("UPDATE device SET number = ?", (number,))
    notebook.records.save(make_annotation("new", note="new"))
    (version,) = notebook.records.log.current(RecordKind.ANNOTATION, "new")
    assert version.number == 3
    assert len(notebook.records.log.unsent()) == 3


def test_other_errors_of_a_question_to_the_notebook_are_not_hidden(connection: Connection) -> None:
    with pytest.raises(OperationalError, match="no such table"):
        read_rows(connection, "SELECT * FROM no_table")

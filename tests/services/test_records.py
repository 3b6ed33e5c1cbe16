"""What is kept, and its versions for other devices."""

from pathlib import Path

import pytest

from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.record import Change, Record, RecordKind
from hrdesk.core.running_order import OrderItem, RunningOrder
from hrdesk.core.version import Version
from hrdesk.services.change_log import ChangeLog
from hrdesk.services.database import DatabaseError, open_notebook_file, transaction
from hrdesk.services.device import become_another_device
from hrdesk.services.notebook import Notebook
from tests.builders import NOON, make_annotation

NOTE = make_annotation("a", note="one")
RECORDS: tuple[Record, ...] = (
    NOTE,
    Question("q", "foil", NOON),
    Bookmark("heroin", NOON),
    ReadingList("r", "Night", NOON, ("heroin",)),
    RunningOrder("o", "Evening", NOON, (OrderItem("heroin", "mixing", 10), OrderItem("law", pack="lisbon"))),
)


def versions(notebook: Notebook, kind: RecordKind = RecordKind.ANNOTATION, key: str = "a") -> tuple[Version, ...]:
    return notebook.records.log.versions(kind, key)


def give_out(notebook: Notebook, database: Path) -> None:
    """As an exchange does once others can read what was written."""
    connection = open_notebook_file(database)
    log = ChangeLog(connection)
    with transaction(connection):
        log.mark_sent(log.unsent())
    connection.close()


@pytest.fixture
def path(tmp_path: Path, notebook: Notebook) -> Path:
    return Path(notebook.records._connection.execute("PRAGMA database_list").fetchone()[2])


def test_records_of_every_kind_are_kept_and_removed_in_one_go(notebook: Notebook) -> None:
    notebook.records.keep([Change(None, record) for record in RECORDS])
    assert notebook.annotations.all() == (NOTE,)
    assert notebook.questions.all() == (RECORDS[1],)
    assert notebook.bookshelf.bookmarks() == ("heroin",)
    assert notebook.bookshelf.reading_lists() == (RECORDS[3],)
    assert notebook.running_orders.all() == (RECORDS[4],)
    notebook.records.keep([Change(record, None) for record in RECORDS])
    assert notebook.annotations.all() == ()
    assert notebook.questions.all() == ()
    assert notebook.bookshelf.bookmarks() == ()
    assert notebook.bookshelf.reading_lists() == ()
    assert notebook.running_orders.all() == ()
    assert notebook.records.log.unsent() == ()


def test_of_changes_that_cannot_all_be_kept_none_is(notebook: Notebook) -> None:
    broken = make_annotation("b", article_id=None)
    with pytest.raises(DatabaseError, match="NOT NULL"):
        notebook.records.keep([Change(None, NOTE), Change(None, broken)])
    assert notebook.annotations.all() == ()
    assert notebook.records.log.unsent() == ()


def test_words_typed_in_a_row_are_one_version(notebook: Notebook) -> None:
    for words in ("o", "on", "one"):
        notebook.records.save(make_annotation("a", note=words))
    (version,) = versions(notebook)
    assert version.document is not None
    assert version.document["note"] == "one"


def test_what_was_given_out_is_followed_and_not_replaced(notebook: Notebook, path: Path) -> None:
    notebook.records.save(NOTE)
    give_out(notebook, path)
    notebook.records.save(make_annotation("a", note="two"))
    first, second = versions(notebook)
    assert second.follows(first)
    assert notebook.records.log.unsent() == (second,)
    notebook.records.remove(NOTE)
    first, removed = versions(notebook)
    assert removed.document is None
    assert removed.follows(first)


def test_a_clock_set_back_does_not_make_a_change_older(notebook: Notebook, path: Path) -> None:
    connection = open_notebook_file(path)
    times = iter([2_000.0, 1_000.0])
    log = ChangeLog(connection, lambda: next(times))
    for words in ("one", "two"):
        with transaction(connection):
            log.note(Change(None, make_annotation(words)))
    first, second = log.unsent()
    assert second.stamp > first.stamp
    connection.close()


def test_a_copy_becomes_another_device_and_its_clock_does_not_go_back(notebook: Notebook, path: Path) -> None:
    notebook.records.save(NOTE)
    give_out(notebook, path)
    device, (first,) = notebook.records.log.device.id, versions(notebook)
    connection = open_notebook_file(path)
    with transaction(connection):
        become_another_device(connection)
    connection.close()
    notebook.records.save(make_annotation("a", note="two"))
    second = versions(notebook)[-1]
    assert notebook.records.log.device.id != device
    assert (second.device, second.number) == (notebook.records.log.device.id, 1)
    assert second.follows(first)


def test_the_name_of_the_device_stands_with_what_is_written_after_it(notebook: Notebook) -> None:
    notebook.records.name_device("Ana")
    notebook.records.save(NOTE)
    assert versions(notebook)[0].author == "Ana"
    assert notebook.records.log.device.name == "Ana"


def test_versions_of_others_come_to_a_record_with_their_name(notebook: Notebook, path: Path) -> None:
    notebook.records.save(NOTE)
    (mine,) = versions(notebook)
    theirs = Version(
        number=1,
        stamp=type(mine.stamp)(mine.stamp.milliseconds + 5, 0, "other"),
        kind=RecordKind.ANNOTATION,
        key="a",
        document={**(mine.document or {}), "note": "two"},
        seen={mine.device: mine.number},
        author="Ben",
    )
    connection = notebook.records._connection
    with transaction(connection):
        notebook.records.log.add(theirs, is_sent=True)
        notebook.records.log.device.see(theirs.stamp, theirs.stamp.milliseconds)
        notebook.records.renew([(RecordKind.ANNOTATION, "a")])
    (found,) = notebook.annotations.all()
    assert (found.note, found.author) == ("two", "Ben")
    assert notebook.records.log.knows(theirs)
    notebook.records.save(make_annotation("a", note="three"))
    assert versions(notebook)[-1].stamp > theirs.stamp
    assert notebook.records.log.current(RecordKind.ANNOTATION, "a") == (versions(notebook)[-1],)

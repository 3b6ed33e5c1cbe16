"""Keeps what the person made: every change is on the disk when the call returns, or nothing of it."""

from collections.abc import Iterable
from dataclasses import replace

from hrdesk.core.annotation import Annotation
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.record import Change, Record, RecordKind, key_of, kind_of
from hrdesk.core.running_order import RunningOrder
from hrdesk.core.version import Merged, merge, record_of, writer_of
from hrdesk.services.annotations import write_annotation
from hrdesk.services.bookshelf import write_bookmark, write_reading_list
from hrdesk.services.change_log import ChangeLog
from hrdesk.services.database import Connection, transaction
from hrdesk.services.questions import write_question
from hrdesk.services.running_orders import write_running_order

_REMOVAL = {
    RecordKind.ANNOTATION: "DELETE FROM annotations WHERE id = ?",
    RecordKind.QUESTION: "DELETE FROM questions WHERE id = ?",
    RecordKind.BOOKMARK: "DELETE FROM bookmarks WHERE pack || '/' || article_id = ?",
    RecordKind.READING_LIST: "DELETE FROM reading_lists WHERE id = ?",
    RecordKind.RUNNING_ORDER: "DELETE FROM running_orders WHERE id = ?",
}


class Records:
    """Writes the records of an open notebook, with a version of each change for other devices."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.log = ChangeLog(connection)

    def keep(self, changes: Iterable[Change]) -> None:
        """Keep changes, all or none. Removing what is gone already is no error."""
        with transaction(self._connection):
            own = self.log.device.own_ids
            for change in changes:
                versions, after = self.log.note(change), change.after
                if isinstance(after, Annotation):
                    after = replace(after, author=writer_of(merge(versions), own))
                self._write(kind_of(change.record), key_of(change.record), after)

    def save(self, record: Record) -> None:
        """Keep one record, new or changed."""
        self.keep([Change(None, record)])

    def remove(self, record: Record) -> None:
        self.keep([Change(record, None)])

    def name_device(self, name: str) -> None:
        """What colleagues read beside what is written here, from now on and of late: what nobody was given yet."""
        with transaction(self._connection):
            self.log.device.rename(name)
            self.log.sign_unsent()

    def renew(self, records: Iterable[tuple[RecordKind, str]]) -> None:
        """Write what the versions of these records come to; within a transaction."""
        own = self.log.device.own_ids
        for kind, key in records:
            versions = self.log.versions(kind, key)
            self._write(kind, key, record_of(merge(versions), own) if versions else None)

    def merged_record(self, merged: Merged) -> Record | None:
        """The record that versions come to, as it is shown here."""
        return record_of(merged, self.log.device.own_ids)

    def _write(self, kind: RecordKind, key: str, record: Record | None) -> None:
        match record:
            case None:
                self._connection.execute(_REMOVAL[kind], (key,))
            case Annotation():
                write_annotation(self._connection, record)
            case Question():
                write_question(self._connection, record)
            case Bookmark():
                write_bookmark(self._connection, record)
            case ReadingList():
                write_reading_list(self._connection, record)
            case RunningOrder():
                write_running_order(self._connection, record)

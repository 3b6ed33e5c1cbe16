"""Keeps what the person made: every change is on the disk when the call returns, or nothing of it."""

from collections.abc import Iterable

from hrdesk.core.annotation import Annotation
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.record import Change, Record, RecordKind, from_document, key_of, kind_of
from hrdesk.core.version import Merged, merge
from hrdesk.services.annotations import write_annotation
from hrdesk.services.bookshelf import write_bookmark, write_reading_list
from hrdesk.services.change_log import ChangeLog
from hrdesk.services.database import Connection, transaction
from hrdesk.services.questions import write_question

_REMOVAL = {
    RecordKind.ANNOTATION: "DELETE FROM annotations WHERE id = ?",
    RecordKind.QUESTION: "DELETE FROM questions WHERE id = ?",
    RecordKind.BOOKMARK: "DELETE FROM bookmarks WHERE pack || '/' || article_id = ?",
    RecordKind.READING_LIST: "DELETE FROM reading_lists WHERE id = ?",
}


class Records:
    """Writes the records of an open notebook, with a version of each change for other devices."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.log = ChangeLog(connection)

    def keep(self, changes: Iterable[Change]) -> None:
        """Keep changes, all or none. Removing what is gone already is no error."""
        with transaction(self._connection):
            for change in changes:
                self.log.note(change)
                self._write(kind_of(change.record), key_of(change.record), change.after)

    def save(self, record: Record) -> None:
        """Keep one record, new or changed."""
        self.keep([Change(None, record)])

    def remove(self, record: Record) -> None:
        self.keep([Change(record, None)])

    def name_device(self, name: str) -> None:
        """What colleagues read beside what is written here from now on."""
        with transaction(self._connection):
            self.log.device.rename(name)

    def renew(self, records: Iterable[tuple[RecordKind, str]]) -> None:
        """Write what the versions of these records come to; within a transaction."""
        for kind, key in records:
            versions = self.log.versions(kind, key)
            self._write(kind, key, self.merged_record(merge(versions)) if versions else None)

    def merged_record(self, merged: Merged) -> Record | None:
        """The record that versions come to, with the name of who wrote it last, unless that was here."""
        if merged.document is None:
            return None
        last = merged.last
        author = "" if last.device == self.log.device.id else last.author or "?"
        return from_document(last.kind, last.key, merged.document, author)

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

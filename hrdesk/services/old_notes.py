"""Deletes what was last changed long ago, so that nobody can read it any more, not even in the file's empty pages."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from hrdesk.core.annotation import Annotation
from hrdesk.core.question import Question
from hrdesk.core.record import Change, Record, key_of, kind_of
from hrdesk.services.annotations import Annotations
from hrdesk.services.database import Connection, DatabaseError, transaction
from hrdesk.services.questions import Questions
from hrdesk.services.records import Records


@dataclass(frozen=True)
class Old:
    """Notes and highlights, and questions, that were last changed before a moment."""

    before: datetime
    annotations: tuple[Annotation, ...]
    questions: tuple[Question, ...]

    @property
    def count(self) -> int:
        return len(self.annotations) + len(self.questions)


class OldNotes:
    """What is old in an open notebook."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, before: datetime) -> Old:
        """What was last changed before this moment."""
        annotations = (found for found in Annotations(self._connection).all() if found.modified < before)
        questions = (found for found in Questions(self._connection).all() if found.asked < before)
        return Old(before, tuple(annotations), tuple(questions))

    def delete(self, old: Old) -> None:
        """Delete it for ever, and which pages were read before then; raises NotebookReadOnly, and nothing is gone.

        Other devices learn of it with the next exchange. Backups are not touched.
        """
        self._connection.execute("PRAGMA secure_delete=ON")  # what is deleted is filled with zeros
        removed: tuple[Record, ...] = (*old.annotations, *old.questions)
        Records(self._connection).keep(Change(record, None) for record in removed)
        with transaction(self._connection):
            sql = "UPDATE changes SET document = NULL WHERE kind = ? AND record = ?"
            self._connection.executemany(sql, [(kind_of(record).value, key_of(record)) for record in removed])
            self._connection.execute("DELETE FROM reading WHERE opened < ?", (old.before.isoformat(),))
        self._scrub()

    def _scrub(self) -> None:
        """Write the file anew, without its journal; where there is no room for that, zeros are there already."""
        with suppress(DatabaseError):
            self._connection.execute("VACUUM")
        with suppress(DatabaseError):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

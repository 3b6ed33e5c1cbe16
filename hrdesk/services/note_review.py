"""Looks through all notes after the library changed: what is found again is hung anew, the rest waits for the person.

Hanging anew changes where a note hangs and nothing else of it. It is no change of the person's: it is not undone, not
dated, and other devices do not hear of it, for each of them does the same with its own library.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from hrdesk.core.annotation import Annotation
from hrdesk.core.backup_plan import Reason
from hrdesk.core.errors import BackupFailed, NotebookReadOnly, NotebookUnusable
from hrdesk.core.note_state import JudgedNote, NoteState, hung_anew, judge_note
from hrdesk.services.annotations import Annotations, write_place
from hrdesk.services.backup import Backups
from hrdesk.services.database import (
    Connection,
    DatabaseError,
    keep_safely,
    open_notebook_file,
    open_notebook_to_read,
    transaction,
)
from hrdesk.services.library import Library
from hrdesk.services.page_texts import PageTexts

_TURN = 16
"""Notes that are looked for in a row, some milliseconds."""


@dataclass(frozen=True)
class Review:
    """What became of the notes: those not in place, in the order of the library, and how many were hung anew."""

    not_in_place: tuple[JudgedNote, ...] = ()
    hung_anew: int = 0

    @property
    def states(self) -> Mapping[str, NoteState]:
        """By id; notes that are not named are in place."""
        return {judged.annotation.id: judged.state for judged in self.not_in_place}

    @property
    def waiting(self) -> tuple[JudgedNote, ...]:
        """Those for which the person has to say where they belong."""
        return tuple(judged for judged in self.not_in_place if judged.is_waiting)


def review_notes(
    library: Path,
    notebook: Path,
    key: bytes | None = None,
    *,
    may_write: bool = True,
    makes_backup: bool = True,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Review:
    """Look through a notebook, with connections of its own; made for another thread than the window's.

    Where the notebook may not or cannot be written, or cannot be backed up first, nothing is hung anew, and everything
    is found all the same. Once `is_stopped`, nothing is written any more. Raises errors of the library, and
    NotebookUnusable.
    """
    try:
        return _review(library, notebook, key, may_write, makes_backup, is_stopped)
    except DatabaseError as error:
        raise NotebookUnusable(path=notebook, reason=error) from error


def _review(
    library: Path,
    notebook: Path,
    key: bytes | None,
    may_write: bool,
    makes_backup: bool,
    is_stopped: Callable[[], bool],
) -> Review:
    with Library(library) as pages, closing(_connect(notebook, key, may_write=may_write)) as connection:
        annotations = Annotations(connection)
        if annotations.is_empty():
            return Review()
        texts = PageTexts(pages)
        judged = list(_judge(annotations.made_for_others(texts.versions), texts, is_stopped))
        moved = [(one.annotation, hung_anew(one, texts)) for one in judged if one.state is NoteState.IN_PLACE]
        written = 0
        if moved and may_write and not is_stopped():
            written = _hang_anew(connection, moved, Backups(notebook, key) if makes_backup else None)
    order = {article_id: place for place, article_id in enumerate(texts.titles)}
    left = [one for one in judged if one.state is not NoteState.IN_PLACE]
    return Review(tuple(sorted(left, key=lambda one: _place(one, order))), written)


def _connect(notebook: Path, key: bytes | None, *, may_write: bool) -> Connection:
    if not may_write:
        return open_notebook_to_read(notebook, key)
    connection = open_notebook_file(notebook, key)
    keep_safely(connection)
    return connection


def _judge(annotations: Sequence[Annotation], texts: PageTexts, is_stopped: Callable[[], bool]) -> Iterator[JudgedNote]:
    for number, annotation in enumerate(annotations):
        if is_stopped():
            return
        yield judge_note(annotation, texts)
        if number % _TURN == 0:
            time.sleep(0)  # lets the window's thread go first


def _hang_anew(connection: Connection, moved: Sequence[tuple[Annotation, Annotation]], backups: Backups | None) -> int:
    try:
        if backups:
            backups.make(Reason.LIBRARY)
        with transaction(connection):
            return sum(write_place(connection, before, after) for before, after in moved)
    except (BackupFailed, NotebookReadOnly):
        return (
            0  # a full disk, or another window at work: the reader finds them all the same, and so does the next start
        )


def _place(judged: JudgedNote, order: Mapping[str, int]) -> tuple[int, str, int, str]:
    """The order of the library, and of each page."""
    annotation = judged.annotation
    start = judged.place.start if judged.place.start >= 0 else annotation.anchor.start if annotation.anchor else -1
    return order.get(annotation.article_id, len(order)), annotation.article_id, start, annotation.id

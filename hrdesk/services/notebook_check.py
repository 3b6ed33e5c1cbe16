"""Looks a notebook over, and says what is wrong with it or what can be known of it; nothing in it is changed."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hrdesk.core.errors import NotebookError, NotebookMissing, NotesUnreadable
from hrdesk.services.agreement import disagreements
from hrdesk.services.backup import Backups
from hrdesk.services.database import DatabaseError
from hrdesk.services.notebook import Notebook, read_notebook
from hrdesk.services.notebook_swap import is_protected


@dataclass(frozen=True)
class NewestBackup:
    path: Path
    made: datetime


@dataclass(frozen=True)
class NotebookStatus:
    """What can be known of a notebook: of a protected one nothing that its passphrase keeps."""

    path: Path
    exists: bool
    protected: bool
    size_bytes: int
    notes: int | None
    """Notes and highlights; None where they cannot be counted."""
    trouble: str | None
    backup: NewestBackup | None


def find_status(path: Path, key: bytes | None = None) -> NotebookStatus:
    """What can be known, with the key or without."""
    notes, trouble = _count(path, key)
    newest = Backups(path, key).newest_good()
    return NotebookStatus(
        path=path,
        exists=path.exists(),
        protected=is_protected(path),
        size_bytes=path.stat().st_size if path.exists() else 0,
        notes=notes,
        trouble=trouble,
        backup=NewestBackup(newest.path, newest.about.made) if newest else None,
    )


def find_faults(path: Path, key: bytes | None = None) -> tuple[str, ...]:
    """Everything that is wrong with a notebook, in words; raises NotebookMissing, or NotebookLocked without its key."""
    if not path.exists():
        raise NotebookMissing(path=path)
    notebook = read_notebook(path, key=key)
    try:
        return (*notebook.faults(), *_unreadable(notebook), *_changed_by_the_disk(notebook))
    except DatabaseError as error:
        return (str(error),)
    except NotesUnreadable as error:
        return (str(error.facts["reason"]),)
    finally:
        notebook.close()


def _unreadable(notebook: Notebook) -> tuple[str, ...]:
    notebook.annotations.all()
    count = notebook.annotations.unreadable
    return (f"{count} notes are kept, but their colour or date makes no sense",) if count else ()


def _changed_by_the_disk(notebook: Notebook) -> tuple[str, ...]:
    count = len(disagreements(notebook))
    words = f"{count} notes, questions, bookmarks or lists are not as they were written; a backup may hold them whole"
    return (words,) if count else ()


def _count(path: Path, key: bytes | None) -> tuple[int | None, str | None]:
    if not path.exists() or (key is None and is_protected(path)):
        return None if path.exists() else 0, None
    try:
        notebook = read_notebook(path, key=key)
        try:
            return len(notebook.annotations.all()), None
        finally:
            notebook.close()
    except NotebookError as error:
        return None, str(error)

"""Takes notes in from a file: read within bounds, planned, and kept in one transaction after a backup."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hrdesk.core.backup_plan import Reason
from hrdesk.core.errors import NotesNotImported, NothingToBackUp
from hrdesk.core.note_place import Pages
from hrdesk.core.notebook_contents import NotebookContents
from hrdesk.core.notes_document import NoNotes, NotesDocument, read_document
from hrdesk.core.notes_import import ImportPlan, Tell, plan_import
from hrdesk.services.backup import Backups
from hrdesk.services.notebook import open_notebook
from hrdesk.services.notes_file import read_contents

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes. A note takes some 1,200; what JSON makes of them takes several times as much memory."""
DEPTH_LIMIT = 64
"""Brackets within brackets; a note has eight."""

_TOKEN = re.compile(r'"(?:[^"\\]+|\\.)*+"?|[\[{]+|[\]}]+', re.DOTALL)


@dataclass(frozen=True)
class Imported:
    """What was planned, how many records changed, and the backup that was made before, if there was anything."""

    plan: ImportPlan
    changed: int
    backup: Path | None


def read_notes(path: Path) -> NotesDocument:
    """The notes in a file; raises NotesNotImported with what is in the way."""
    text = _text_of(path)
    if _is_deeper(text, DEPTH_LIMIT):
        raise NotesNotImported(
            path=path, reason=f"it is nested deeper than {DEPTH_LIMIT} levels, as no file of notes is"
        )
    try:
        return read_document(json.loads(text, parse_constant=_refuse))
    except NoNotes as error:
        raise NotesNotImported(path=path, reason=error) from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise NotesNotImported(path=path, reason=f"it is no sound JSON ({where}: {error.msg})") from error
    except ValueError as error:  # such as a number of 5,000 digits
        raise NotesNotImported(path=path, reason=f"it is no sound JSON ({error})") from error


def plan_file(
    path: Path, contents: NotebookContents, pages: Pages, now: datetime, tell: Tell | None = None
) -> ImportPlan:
    """What a file would change; nothing is changed yet. Raises NotesNotImported."""
    return plan_import(read_notes(path), contents, pages, now, tell)


def import_file(
    path: Path,
    notebook: Path,
    key: bytes | None,
    pages: Pages,
    now: Callable[[], datetime],
    *,
    with_unplaced: bool,
    tell: Tell | None = None,
) -> Imported:
    """Plan it and keep it, all or nothing, after a backup; the caller holds the notebook's lock.

    Raises NotesNotImported, BackupFailed, or what opening and writing the notebook raise.
    """
    document = read_notes(path)
    opened = open_notebook(notebook, key=key)
    try:
        plan = plan_import(document, read_contents(opened), pages, now(), tell)
        changes = plan.changes(with_unplaced=with_unplaced)
        backup = back_up_first(notebook, key) if changes else None
        opened.records.keep(changes)
        return Imported(plan, len(changes), backup)
    finally:
        opened.close()


def back_up_first(notebook: Path, key: bytes | None) -> Path | None:
    """Copy the notebook before notes are taken in; None if there is nothing to copy yet. Raises BackupFailed."""
    try:
        return Backups(notebook, key).make(Reason.IMPORT).path
    except NothingToBackUp:
        return None


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise NotesNotImported(path=path, reason=error.strerror or error) from error
    if len(data) > SIZE_LIMIT:
        megabytes = SIZE_LIMIT // 1024 // 1024
        raise NotesNotImported(path=path, reason=f"it is larger than {megabytes} MB, which no file of notes is")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotesNotImported(path=path, reason="it is no text in UTF-8") from error


def _is_deeper(text: str, limit: int) -> bool:
    """Whether brackets outside of strings stand deeper than so many; found without building anything."""
    depth = 0
    for token in _TOKEN.finditer(text):
        start = text[token.start()]
        if start == '"':
            continue
        length = token.end() - token.start()
        depth += length if start in "[{" else -length
        if depth > limit:
            return True
    return False


def _refuse(name: str) -> float:
    """NaN and the like are no JSON, though Python reads them."""
    raise ValueError(f"{name} is no number")

"""Puts a backup in the place of the notebook: the backup is checked first, and what is there is kept.

The backup is made ready in a folder of its own and put beside the notebook. Then what is there is backed up; if that
cannot be, because it is damaged or its passphrase is not known, its files are copied aside. Only then does
`notebook_swap` put one in the place of the other, which a crash may interrupt at any moment.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from hrdesk.core.backup_plan import Reason
from hrdesk.core.errors import (
    BackupFailed,
    BackupTooNew,
    BackupUnreadable,
    FileNotWritable,
    HrdeskError,
    NotebookError,
    NotebookTooNew,
)
from hrdesk.services.backup import Backups, Now, system_time
from hrdesk.services.backup_file import About, take_out
from hrdesk.services.database import Connection, DatabaseError, open_notebook_file, reason_of, transaction
from hrdesk.services.device import become_another_device
from hrdesk.services.notebook import open_notebook
from hrdesk.services.notebook_copy import copy_notebook
from hrdesk.services.notebook_swap import (
    clear_working_folder,
    dispose,
    is_protected,
    keys_file,
    new_file,
    new_keys_file,
    put_new_in_place,
    settle,
    swap,
    working_folder,
)
from hrdesk.services.safe_file import sync_folder, write_private

Unlock = Callable[[Path], bytes]
"""The key of a protected notebook that stands there with its keys beside it, or what keeps it from being opened."""


@dataclass(frozen=True)
class Restored:
    """What was done."""

    about: About
    notes: int
    kept: Path | None
    """Where what was there before is kept: a backup, or its files; None if there was nothing."""
    key: bytes | None
    """What opens the notebook now."""


def restore(
    backup: Path, notebook: Path, unlock: Unlock, *, key: bytes | None = None, now: Now = system_time
) -> Restored:
    """Make the notebook what the backup holds; the caller holds the notebook's lock and has it closed.

    `key` opens the notebook that is there; a protected notebook stays protected with it, and its passphrase remains.
    Raises BackupMissing, BackupUnreadable, BackupTooNew, what `unlock` raises, FileNotWritable or NotebookInUse; the
    notebook is then as it was.
    """
    settle(notebook)
    with _working_folder(notebook) as folder:
        ready = folder / notebook.name
        about, keys = take_out(backup, ready)
        if keys is not None:
            write_private(keys_file(ready), keys)
        its_key = unlock(ready) if about.is_protected else None
        notes = _make_ready(ready, its_key, backup)
        stays_protected = key is not None and is_protected(notebook)
        new_key = key if stays_protected else its_key
        with _taken_back(notebook):
            _stand_by(ready, its_key, notebook, new_key)
            kept = _keep(notebook, key, now)
            if keys is not None and not stays_protected:
                write_private(new_keys_file(notebook), keys)
            _put_in_place(notebook)
        return Restored(about, notes, kept, new_key)


def after_restore(connection: Connection) -> None:
    """A copy counts its changes on from where it was made, so it must not pass for the device that made it."""
    become_another_device(connection)


@contextmanager
def _working_folder(notebook: Path) -> Iterator[Path]:
    folder = working_folder(notebook)
    try:
        folder.mkdir(mode=0o700)
        yield folder
    except OSError as error:
        raise FileNotWritable(path=notebook, reason=error.strerror or str(error)) from error
    finally:
        with suppress(OSError):  # the next opening sees to it
            clear_working_folder(notebook)


def _make_ready(ready: Path, key: bytes | None, backup: Path) -> int:
    """Bring the notebook of a backup up to date, on the disk and in one file; returns how many notes it holds."""
    try:
        open_notebook(ready, key=key).close()
        with closing(open_notebook_file(ready, key)) as connection:
            with transaction(connection):
                after_restore(connection)
            connection.execute("PRAGMA journal_mode=DELETE")
            return int(connection.execute("SELECT count(*) FROM annotations").fetchone()[0])
    except NotebookTooNew as error:
        raise BackupTooNew(path=backup) from error
    except (NotebookError, BackupFailed) as error:
        raise BackupUnreadable(path=backup, reason=error.facts.get("reason", error)) from error
    except DatabaseError as error:
        raise BackupUnreadable(path=backup, reason=reason_of(error)) from error


def _keep(notebook: Path, key: bytes | None, now: Now) -> Path | None:
    """Keep what is there, and leave it without a journal beside it, as the last step before it is replaced."""
    if not notebook.exists():
        return None
    aside = _copy_aside(notebook, now)  # first: SQLite throws a journal away that it cannot use
    try:
        kept = Backups(notebook, key, now).make(Reason.RESTORE).path
        with closing(open_notebook_file(notebook, key)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except (BackupFailed, DatabaseError):
        for journal in _journals(notebook):
            journal.unlink(missing_ok=True)  # or it would be taken for that of the notebook that is put there
        return aside
    dispose(aside)
    _keys_aside(aside).unlink(missing_ok=True)
    return kept


def _copy_aside(notebook: Path, now: Now) -> Path:
    name = f"{notebook.stem}.replaced-{now():%Y%m%d-%H%M%S}"
    aside, number = notebook.with_name(f"{name}{notebook.suffix}"), 1
    while aside.exists():
        number += 1
        aside = notebook.with_name(f"{name}-{number}{notebook.suffix}")
    parts = {notebook: aside}
    parts |= {file: aside.with_name(file.name.replace(notebook.name, aside.name)) for file in _journals(notebook)}
    if is_protected(notebook):
        parts[keys_file(notebook)] = _keys_aside(aside)
    for source, target in parts.items():
        if source.exists():
            write_private(target, source.read_bytes())
    return aside


def _journals(notebook: Path) -> list[Path]:
    return [notebook.with_name(notebook.name + ending) for ending in ("-wal", "-shm")]


def _keys_aside(aside: Path) -> Path:
    return aside.with_suffix(".keys.json")


def _stand_by(ready: Path, its_key: bytes | None, notebook: Path, new_key: bytes | None) -> None:
    """Put the ready notebook beside the one that is there, under the key that is to open it."""
    if its_key == new_key:
        ready.rename(new_file(notebook))
    else:
        try:
            copy_notebook(ready, its_key, new_file(notebook), new_key)
        except NotebookError as error:
            raise FileNotWritable(path=notebook, reason=error.facts.get("reason", error)) from error
    sync_folder(notebook.parent)


def _put_in_place(notebook: Path) -> None:
    if notebook.exists():
        swap(notebook)
    else:
        put_new_in_place(notebook)


@contextmanager
def _taken_back(notebook: Path) -> Iterator[None]:
    """What goes wrong on the way leaves the notebook as it was; if even that fails, the next opening sees to it."""
    try:
        yield
    except BaseException:
        with suppress(HrdeskError):
            settle(notebook)
        raise

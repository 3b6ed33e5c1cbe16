"""Puts a plain or a protected copy in the place of the notebook, in steps of which a crash may interrupt any.

Beside `notebook.db` stand, for a moment, `notebook.db.new` (the copy) and `notebook.db.old` (what it replaces):

    1. the copy is made, checked and on the disk; when protecting, keys.json is written, and keys.new.json where the
       copy is under other keys than the notebook
    2. notebook.db becomes notebook.db.old
    3. keys.new.json becomes keys.json, notebook.db.new becomes notebook.db; when unprotecting, keys.json is removed
    4. notebook.db.old is overwritten if it is plain, and removed

Until step 2 everything is taken back, from then on it is finished; `settle` sees from the files alone which it is.
"""

from contextlib import suppress
from pathlib import Path

from hrdesk.core.errors import FileNotWritable, NotebookInUse
from hrdesk.services.database import is_plain
from hrdesk.services.safe_file import discard, overwrite, sync_folder


def keys_file(path: Path) -> Path:
    """Where the wrapped key of a protected notebook stands."""
    return path.with_name("keys.json")


def new_keys_file(path: Path) -> Path:
    """Where the keys of a copy stand until it takes the place of the notebook, which is under others."""
    return path.with_name("keys.new.json")


def unused_keys_file(path: Path) -> Path:
    """Where keys stand that no notebook here needs any more; a backup may."""
    return path.with_name("keys.unused.json")


def is_protected(path: Path) -> bool:
    """Whether this notebook is opened with a passphrase, or will be begun so.

    Asked of the keys alone: to look into a notebook that this process has open would end the locks that it has on it.
    """
    return keys_file(path).exists()


def new_file(path: Path) -> Path:
    return _beside(path, ".new")


def old_file(path: Path) -> Path:
    return _beside(path, ".old")


def working_folder(path: Path) -> Path:
    """Where a backup is made ready that is to take the place of the notebook."""
    return path.with_name(".restoring")


def is_interrupted(path: Path) -> bool:
    """Whether a change of protection was begun and not finished, by another process or before a crash."""
    return new_file(path).exists() or old_file(path).exists()


def swap(path: Path) -> None:
    """Put the copy in the place of the notebook, and finish; raises FileNotWritable or NotebookInUse."""
    if _beside(path, "-wal").exists():
        raise NotebookInUse  # somebody opened it since it was copied, and may have written
    try:
        path.replace(old_file(path))
        sync_folder(path.parent)
    except OSError as error:
        raise FileNotWritable(path=path, reason=error.strerror or str(error)) from error
    settle(path)


def put_new_in_place(path: Path) -> None:
    """Make the copy the notebook where none stands now, after its keys; raises OSError."""
    if new_keys_file(path).exists():
        new_keys_file(path).replace(keys_file(path))
        sync_folder(path.parent)  # a power cut must not keep the second rename and lose the first
    new_file(path).rename(path)
    sync_folder(path.parent)


def settle(path: Path) -> None:
    """Finish what was interrupted, or take it back; raises FileNotWritable.

    The caller holds the notebook's lock, and nothing has the notebook open, neither here nor elsewhere.
    """
    try:
        if is_interrupted(path):
            _finish(path)
        elif is_protected(path) and is_plain(path):  # somebody put back a plain notebook, which needs no keys
            keys_file(path).replace(unused_keys_file(path))
        for keys in (keys_file(path), new_keys_file(path)):
            for part in path.parent.glob(f".{keys.name}.*.part"):
                part.unlink()
        new_keys_file(path).unlink(missing_ok=True)
        with suppress(OSError):  # notes are not to be out of reach for the sake of what is left of a backup
            clear_working_folder(path)
    except OSError as error:
        raise FileNotWritable(path=path, reason=error.strerror or str(error)) from error


def dispose(path: Path) -> None:
    """Remove a notebook file and what SQLite keeps beside it, a plain one overwritten first as well as can be."""
    for ending in ("-journal", "-wal", "-shm", ""):
        part = _beside(path, ending)
        if not part.exists():
            continue
        if ending or is_plain(part):
            with suppress(OSError):  # not to leave the file for the sake of its blocks
                overwrite(part)
        part.unlink()
    sync_folder(path.parent)


def clear_working_folder(path: Path) -> None:
    """Remove what was being made ready, plain files overwritten first as well as can be; raises OSError."""
    folder = working_folder(path)
    if folder.exists():
        import shutil  # which loads every way to compress, and is not needed at a start

        for file in folder.rglob("*"):
            if file.is_file():
                discard(file)
        shutil.rmtree(folder)


def _finish(path: Path) -> None:
    new, old = new_file(path), old_file(path)
    if not path.exists() and old.exists():
        _restore(path, new, old)
    if is_protected(path) and is_plain(path):
        keys_file(path).unlink()
        sync_folder(path.parent)
    for leftover in (new, old):
        dispose(leftover)


def _restore(path: Path, new: Path, old: Path) -> None:
    """Between the two renames the copy is whole and known to be on the disk; it becomes the notebook."""
    for ending in ("-wal", "-shm"):  # they would be of the old one, and spoil the new one
        _beside(path, ending).unlink(missing_ok=True)
    if new.exists():
        put_new_in_place(path)
    else:
        old.rename(path)
        sync_folder(path.parent)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)

"""Brings backups to the protection that their notebook has: no plain copy stays, and the present passphrase opens them.

Copies elsewhere, on sticks for instance, cannot be reached: they stay as they were made.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from hrdesk.core.errors import BackupTooNew, BackupUnreadable
from hrdesk.services.backup_file import About, check_backup, key_id, keys_in, read_about, sum_of, take_out, write_backup
from hrdesk.services.notebook_copy import copy_notebook
from hrdesk.services.notebook_snapshot import check_snapshot
from hrdesk.services.notebook_swap import dispose
from hrdesk.services.safe_file import discard, overwritten_once_gone, replacing


def protect_backups(backups: Iterable[Path], key: bytes, keys: bytes, folder: Path) -> None:
    """Protect those that are plain; let `keys`, the slots of the notebook now, open those that are under its key.

    A damaged one that may be plain is overwritten and removed, for nobody can protect it. In `folder` work may stand.
    Raises NotebookError, errors of the database and of files; what is done then stays done.
    """
    for backup in backups:
        try:
            about = read_about(backup)
            if about.key_id is None:
                _protect(backup, about, key, keys, folder)
            elif about.key_id == key_id(key) and keys_in(backup) != keys:
                _rewrite(backup, about, keys, folder)
        except BackupTooNew:
            continue
        except BackupUnreadable:
            _remove_if_plain(backup)


def _protect(backup: Path, about: About, key: bytes, keys: bytes, folder: Path) -> None:
    plain, ready = folder / ".notebook.plain.part", folder / ".notebook.part"
    try:
        take_out(backup, plain)
        copy_notebook(plain, None, ready, key)
        sealed = replace(
            about,
            size_bytes=ready.stat().st_size,
            sha256=sum_of(ready),
            fingerprint=check_snapshot(ready, key).fingerprint,
            key_id=key_id(key),
            notes=None,
        )
        _write_over(backup, ready, keys, sealed)
    finally:
        dispose(plain)
        dispose(ready)


def _rewrite(backup: Path, about: About, keys: bytes, folder: Path) -> None:
    ready = folder / ".notebook.part"
    try:
        take_out(backup, ready)
        _write_over(backup, ready, keys, about)
    finally:
        dispose(ready)


def _write_over(backup: Path, ready: Path, keys: bytes, about: About) -> None:
    """Put the new form in the place of the old one, and fill the blocks of the old one where that can be."""
    with overwritten_once_gone(backup), replacing(backup) as part:
        write_backup(ready, keys, about, part)
        check_backup(part)


def _remove_if_plain(backup: Path) -> None:
    try:
        if keys_in(backup) is not None:
            return
    except BackupUnreadable:
        pass  # nothing says that it is protected
    discard(backup)

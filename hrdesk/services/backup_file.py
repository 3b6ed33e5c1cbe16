"""One backup: a zip of the notebook file, its keys if it is protected, and a short word on both.

A zip, because one file goes onto a stick whole, any computer can open it, and nothing in it can run. What is inside
is the plain notebook, or the encrypted one with the same key slots: a backup is as protected as what it is made of.
"""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from hrdesk.core.backup_plan import Reason
from hrdesk.core.errors import BackupMissing, BackupTooNew, BackupUnreadable

FORMAT = 1
ABOUT, NOTEBOOK, KEYS = "backup.json", "notebook.db", "keys.json"

MOST_BYTES = {ABOUT: 64_000, KEYS: 64_000, NOTEBOOK: 2_000_000_000}
"""No notebook comes near; a file that says it is larger was made to fill a disk."""
_CHUNK_BYTES = 1 << 20
_ZIP_START = b"PK\3\4"


@dataclass(frozen=True)
class About:
    """What a backup says of itself. Nothing in it tells what the notes of a protected notebook hold."""

    made: datetime
    reason: Reason
    schema: int
    """Version of the notebook's tables."""
    size_bytes: int
    sha256: str
    """Of the notebook file as it stands in the backup, which was opened and checked before this was written."""
    fingerprint: str
    """Of what the notebook held, to see whether anything changed since; keyed if it is protected."""
    key_id: str | None
    """Which key it is under, in a form that helps nobody to find the key; None if it is plain."""
    notes: int | None
    """How many notes and highlights it held; None if it is protected, for that is nobody's business."""

    @property
    def is_protected(self) -> bool:
        return self.key_id is not None


def write_backup(database: Path, keys: bytes | None, about: About, target: Path) -> None:
    """Write a backup to a new file, onto the disk; what it raises are errors of files."""
    about_text = json.dumps({"hrdesk-backup": FORMAT, **_as_values(about)}, indent=2)
    file = os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(file, "w+b") as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(_entry(ABOUT), about_text + "\n")
            if keys is not None:
                archive.writestr(_entry(KEYS), keys)
            with database.open("rb") as source, archive.open(_entry(NOTEBOOK, about.size_bytes), "w") as entry:
                _copy(source, entry)
        stream.flush()
        os.fsync(stream.fileno())


def read_about(path: Path) -> About:
    """What a backup says of itself; raises BackupMissing, BackupUnreadable or BackupTooNew."""
    with _opened(path) as archive:
        return _read_about(path, archive)


def check_backup(path: Path) -> About:
    """Read the whole backup and compare it with its sum: it is what was checked when it was made. Raises as above."""
    with _opened(path) as archive:
        about = _read_about(path, archive)
        with archive.open(NOTEBOOK) as entry:
            _compare(path, about, _copy(entry, None))
        return about


def keys_in(path: Path) -> bytes | None:
    """The key slots that a backup brings along; raises as above."""
    with _opened(path) as archive:
        return archive.read(KEYS) if KEYS in archive.namelist() else None


def take_out(path: Path, target: Path) -> tuple[About, bytes | None]:
    """Write the notebook of a backup to a new file, onto the disk; returns its keys too. Raises as above."""
    with _opened(path) as archive:
        about = _read_about(path, archive)
        keys = archive.read(KEYS) if KEYS in archive.namelist() else None
        file = os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(file, "w+b") as stream:
            with archive.open(NOTEBOOK) as entry:
                _compare(path, about, _copy(entry, stream))
            stream.flush()
            os.fsync(stream.fileno())
        return about, keys


def key_id(key: bytes) -> str:
    """Tells two keys apart."""
    return hashlib.blake2b(b"hrdesk backup", key=key, digest_size=16).hexdigest()


def sum_of(path: Path) -> str:
    """The SHA-256 sum of a file."""
    with path.open("rb") as stream:
        return _copy(stream, None)[1]


def _as_values(about: About) -> dict[str, object]:
    return asdict(about) | {"made": about.made.isoformat()}


def _read_about(path: Path, archive: zipfile.ZipFile) -> About:
    try:
        values = json.loads(archive.read(ABOUT))
        found = values.pop("hrdesk-backup")
        if isinstance(found, int) and found > FORMAT:
            raise BackupTooNew(path=path)
        about = About(**values | {"made": datetime.fromisoformat(values["made"]), "reason": Reason(values["reason"])})
        if not _is_sensible(about):
            raise ValueError("values of other types")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BackupUnreadable(path=path, reason="what it says of itself makes no sense") from error
    if about.is_protected != (KEYS in archive.namelist()):
        raise BackupUnreadable(path=path, reason="its keys are missing")
    return about


def _is_sensible(about: About) -> bool:
    return (
        about.made.tzinfo is not None
        and all(type(value) is int and value >= 0 for value in (about.schema, about.size_bytes))
        and all(isinstance(value, str) for value in (about.sha256, about.fingerprint))
        and (about.key_id is None or isinstance(about.key_id, str))
        and (about.notes is None or type(about.notes) is int)
    )


def _entry(name: str, size: int = 0) -> zipfile.ZipInfo:
    """An entry without the time of day, which a zip could not hold for a clock before 1980."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    entry.file_size = size
    return entry


def _copy(source: IO[bytes], target: IO[bytes] | None) -> tuple[int, str]:
    """Copy to the end, or only read; returns how many bytes there were and their sum."""
    total, sums = 0, hashlib.sha256()
    while chunk := source.read(_CHUNK_BYTES):
        total += len(chunk)
        sums.update(chunk)
        if target:
            target.write(chunk)
    return total, sums.hexdigest()


def _compare(path: Path, about: About, found: tuple[int, str]) -> None:
    if found != (about.size_bytes, about.sha256):
        raise BackupUnreadable(path=path, reason="the notebook in it is not the one that was put there")


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive, if it holds what a backup holds and nothing else."""
    try:
        with path.open("rb") as file:
            if file.read(len(_ZIP_START)) != _ZIP_START:
                raise BackupUnreadable(path=path, reason="it is not a backup of hrdesk")
            with zipfile.ZipFile(file) as archive:
                _check_entries(path, archive)
                yield archive
    except FileNotFoundError as error:
        raise BackupMissing(path=path) from error
    except OSError as error:
        raise BackupUnreadable(path=path, reason=error.strerror or str(error)) from error
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise BackupUnreadable(path=path, reason="it is damaged") from error


def _check_entries(path: Path, archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if len(names) != len(set(names)) or not {ABOUT, NOTEBOOK} <= set(names) <= set(MOST_BYTES):
        raise BackupUnreadable(path=path, reason="it is not a backup of hrdesk")
    for entry in archive.infolist():
        if entry.file_size > MOST_BYTES[entry.filename]:
            raise BackupUnreadable(path=path, reason="it says it is larger than any notebook")

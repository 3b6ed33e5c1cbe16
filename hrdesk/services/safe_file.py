"""Writes a file beside its place and moves it in when it is whole."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hrdesk.core.errors import FileNotWritable

_BLOCK = 1 << 20


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path to write to; it takes the place of `path` at the end, and is removed if anything goes wrong.

    It is of this thread alone: two that write the same file do not meet, and the one that ends last stays.
    """
    if not path.name:  # such as “.” or “/”
        raise FileNotWritable(path=path, reason="it is a folder, not a file")
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_native_id()}.part")
    try:
        part.unlink(missing_ok=True)
        yield part
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise FileNotWritable(path=path, reason=error.strerror or str(error)) from error
    finally:
        _remove(part)


def sync_folder(path: Path) -> None:
    """Names that changed in a folder are on the disk from now on, where the system can do that."""
    if sys.platform == "win32":
        return  # a folder cannot be opened there, and names are kept in a journal
    folder = os.open(path, os.O_RDONLY)
    try:
        with suppress(OSError):  # a share or a stick that knows no such thing
            os.fsync(folder)
    finally:
        os.close(folder)


def make_folder(path: Path) -> None:
    """Make a folder of ours; raises FileNotWritable if it cannot be. Folders that people name are never made up."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileNotWritable(path=path, reason=error.strerror or str(error)) from error


def write_text(path: Path, text: str) -> None:
    """Write the whole file or nothing."""
    with replacing(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def write_private(path: Path, content: bytes) -> None:
    """Write the whole file or nothing; nobody but its owner can read it, not even while it is written."""
    with replacing(path) as part:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)


def overwrite(path: Path) -> None:
    """Fill a file with zeros before it is removed; a drive that writes elsewhere each time keeps the old blocks."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        for start in range(0, size, _BLOCK):
            file.write(bytes(min(_BLOCK, size - start)))
        file.flush()
        os.fsync(file.fileno())


def discard(path: Path) -> None:
    """Overwrite a file as well as can be, and remove it; one that is not there is no error."""
    with suppress(OSError):  # not to leave the file for the sake of its blocks
        overwrite(path)
    path.unlink(missing_ok=True)


@contextmanager
def overwritten_once_gone(path: Path) -> Iterator[None]:
    """Fill the blocks of a file that is removed or replaced meanwhile with zeros, as well as can be.

    Only where a file can be open while it is removed, which is not on Windows.
    """
    if sys.platform == "win32" or not path.exists():
        yield
        return
    with path.open("r+b") as file:
        yield
        if os.fstat(file.fileno()).st_nlink == 0:
            with suppress(OSError):
                file.write(bytes(os.fstat(file.fileno()).st_size))
                file.flush()
                os.fsync(file.fileno())


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # it stands in a folder that is gone or not ours; the error that matters was raised already

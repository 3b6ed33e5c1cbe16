"""Records what SQLite asks of the disk: writes, cuts, syncs, names.

SQLite reaches the disk through a table of functions (its VFS). Here those that change something are wrapped in the
driver's own table, so that everything is recorded in order without tracing the process. Compared with strace, call by
call, nothing was missing. Only for a process of its own, for nothing is put back.
"""

import ctypes
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_OPEN_CREATE = 0x4
_METHODS = 18
"""Functions of sqlite3_io_methods in version 3."""
_CLOSE, _WRITE, _TRUNCATE, _SYNC = 0, 2, 3, 4


@dataclass(frozen=True)
class Made:
    """A name for a new file."""

    name: str


@dataclass(frozen=True)
class Written:
    name: str
    start: int
    data: bytes


@dataclass(frozen=True)
class Cut:
    """A file was made this long."""

    name: str
    size: int


@dataclass(frozen=True)
class Synced:
    """What was done to a file is on the disk, and so is its name."""

    name: str


@dataclass(frozen=True)
class FolderSynced:
    """All names are on the disk."""


@dataclass(frozen=True)
class Removed:
    name: str


@dataclass(frozen=True)
class Told:
    """The writer acknowledged its next change."""


Event = Made | Written | Cut | Synced | FolderSynced | Removed | Told


class _IoMethods(ctypes.Structure):
    _fields_ = (("version", ctypes.c_int), ("functions", ctypes.c_void_p * _METHODS))


class _File(ctypes.Structure):
    _fields_ = (("methods", ctypes.POINTER(_IoMethods)),)


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("open", ctypes.c_void_p),
        ("delete", ctypes.c_void_p),
    )


_INT, _POINTER, _LONG = ctypes.c_int, ctypes.c_void_p, ctypes.c_int64
_Open = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, ctypes.POINTER(_File), _INT, ctypes.POINTER(_INT))
_Delete = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT)
_Close = ctypes.CFUNCTYPE(_INT, _POINTER)
_Write = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT, _LONG)
_Truncate = ctypes.CFUNCTYPE(_INT, _POINTER, _LONG)
_Sync = ctypes.CFUNCTYPE(_INT, _POINTER, _INT)


class DiskRecorder:
    """Everything that SQLite does to the files of one folder, in order."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: dict[int, str] = {}
        self._keep: list[object] = []  # what C calls must not be collected
        self.events: list[Event] = []

    def tell(self) -> None:
        """A change was acknowledged to the person."""
        self.events.append(Told())

    def watch_sqlite(self, library: str) -> None:
        """Watch all files that a driver opens from now on; `library` is the file with SQLite's functions."""
        find = ctypes.CDLL(library).sqlite3_vfs_find
        find.restype, find.argtypes = ctypes.POINTER(_Vfs), [ctypes.c_char_p]
        vfs = find(None).contents
        open_file, delete = _Open(vfs.open), _Delete(vfs.delete)
        watched: dict[int, Any] = {}  # our table for each table of SQLite's

        def opened(vfs_: int, address_of_path: int | None, file: Any, flags: int, out: Any) -> int:
            # SQLite keeps the address, so the path is passed on as it came
            path = ctypes.string_at(address_of_path) if address_of_path else None
            is_new = bool(path) and not os.path.exists(path or b"")  # noqa: PTH110 - as SQLite sees it
            result: int = open_file(vfs_, address_of_path, file, flags, out)
            name = self._ours(path)
            if result == 0 and name and file.contents.methods:
                address = ctypes.addressof(file.contents)
                self._names[address] = name
                if is_new and flags & _OPEN_CREATE:
                    self.events.append(Made(name))
                original = ctypes.addressof(file.contents.methods.contents)
                if original not in watched:
                    watched[original] = self._wrapped(file.contents.methods.contents)
                file.contents.methods = ctypes.pointer(watched[original])
            return result

        def deleted(vfs_: int, address_of_path: int, sync_folder: int) -> int:
            path = ctypes.string_at(address_of_path)
            name, was_there = self._ours(path), os.path.exists(path)  # noqa: PTH110
            result: int = delete(vfs_, address_of_path, sync_folder)
            if name and was_there and result == 0:
                self.events.append(Removed(name))
                if sync_folder:
                    self.events.append(FolderSynced())
            return result

        callbacks = _Open(opened), _Delete(deleted)
        self._keep += [callbacks, open_file, delete, watched]
        vfs.open, vfs.delete = (ctypes.cast(callback, _POINTER).value for callback in callbacks)

    def _ours(self, path: bytes | None) -> str | None:
        """The name of a file that stands in the folder."""
        if not path:
            return None
        folder, name = os.path.split(os.fsdecode(path))
        return name if folder == str(self._folder) and not name.endswith("-shm") else None

    def _wrapped(self, methods: _IoMethods) -> _IoMethods:
        """A table of functions that record what they are asked, and pass it on."""
        close, write = _Close(methods.functions[_CLOSE]), _Write(methods.functions[_WRITE])
        truncate, sync = _Truncate(methods.functions[_TRUNCATE]), _Sync(methods.functions[_SYNC])

        def closed(file: int) -> int:
            self._names.pop(file, None)
            result: int = close(file)
            return result

        def written(file: int, data: int, size: int, start: int) -> int:
            result: int = write(file, data, size, start)
            if result == 0 and file in self._names:
                self.events.append(Written(self._names[file], start, ctypes.string_at(data, size)))
            return result

        def truncated(file: int, size: int) -> int:
            result: int = truncate(file, size)
            if result == 0 and file in self._names:
                self.events.append(Cut(self._names[file], size))
            return result

        def synced(file: int, flags: int) -> int:
            result: int = sync(file, flags)
            if result == 0 and file in self._names:
                self.events.append(Synced(self._names[file]))
            return result

        ours = _IoMethods()
        ctypes.pointer(ours)[0] = methods
        callbacks = {
            _CLOSE: _Close(closed),
            _WRITE: _Write(written),
            _TRUNCATE: _Truncate(truncated),
            _SYNC: _Sync(synced),
        }
        for place, callback in callbacks.items():
            ours.functions[place] = ctypes.cast(callback, _POINTER).value
        self._keep += [callbacks, ours]
        return ours

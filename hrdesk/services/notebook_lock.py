"""Keeps work on the notebook's files away from an open window, and a window away from that work; without Qt.

A window holds `notebook.lock` as a QLockFile: a file with the process on its first line, which on Linux and macOS is
locked by flock(2) as well, and on Windows is open for nobody else to write. Ours is written and locked in the same way.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from platform import node

from hrdesk.core.errors import HomeNotWritable, NotebookInUse

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def lock_file(notebook: Path) -> Path:
    """Where the lock of a notebook stands."""
    return notebook.with_suffix(".lock")


def let_go_of_foreign_lock(lock: Path) -> None:
    """Remove the lock that a stick brought along when it was pulled out of another computer: none of here holds it.

    Qt keeps a lock of another computer for ever. Raises NotebookOpenElsewhere in a folder of the network, where that
    computer may be at work.
    """
    computer = _computer_of(lock)
    if computer in {"", node()}:
        return
    from hrdesk.core.home_errors import NotebookOpenElsewhere
    from hrdesk.services.network_folder import is_on_network

    if is_on_network(lock.parent):
        raise NotebookOpenElsewhere(computer=computer, lock=lock)
    with suppress(OSError):  # then it cannot be taken either, which is told
        lock.unlink()


def _computer_of(lock: Path) -> str:
    """The name of the computer that wrote a lock; empty where there is none."""
    try:
        lines = lock.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return lines[2] if len(lines) > 2 else ""


@contextmanager
def holding_notebook(lock: Path) -> Iterator[None]:
    """Nobody else opens the notebook meanwhile; raises NotebookInUse if a window, or another such work, has it.

    Raises HomeNotWritable if no lock can be written.
    """
    file = _open_locked(lock)
    try:
        _sign(file, lock)
        yield
    finally:
        if sys.platform != "win32":  # while it is held, so that nobody else's is removed
            lock.unlink(missing_ok=True)
        os.close(file)
        if sys.platform == "win32":
            with suppress(OSError):  # another one has it by now
                lock.unlink(missing_ok=True)


def _sign(file: int, lock: Path) -> None:
    """Write who holds it; what stands in a file that nobody holds is of a process that ended."""
    try:
        os.ftruncate(file, 0)
        os.write(file, f"{os.getpid()}\n{_program_name()}\n{node()}\n".encode())
    except OSError as error:
        raise HomeNotWritable(path=lock.parent, reason=error.strerror or str(error)) from error


def _open_locked(lock: Path) -> int:
    try:
        file = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        if sys.platform == "win32" and isinstance(error, PermissionError) and lock.exists():
            raise NotebookInUse from error
        raise HomeNotWritable(path=lock.parent, reason=error.strerror or str(error)) from error
    if _lock(file) and _stands_at(lock, file):
        return file
    os.close(file)
    raise NotebookInUse


def _stands_at(lock: Path, file: int) -> bool:
    """Whether the open file is still the one of that name: its last holder may have removed it in this moment."""
    try:
        return os.path.samestat(lock.stat(), os.fstat(file))
    except FileNotFoundError:
        return False


def _program_name() -> str:
    """As QLockFile writes it, which takes the lock of a process with another name for one left behind."""
    if sys.platform == "win32":
        return Path(sys.executable).stem
    with suppress(OSError):
        return Path("/proc/self/exe").readlink().name
    return Path(sys.executable).resolve().name


if sys.platform == "win32":

    def _lock(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a shared folder without such locks: go by the process that the file names
            return not _is_running(os.pread(file, 32, 0))
        return True

    def _is_running(contents: bytes) -> bool:
        number = contents.partition(b"\n")[0]
        if not number.isdigit():
            return False
        try:
            os.kill(int(number), 0)
        except ProcessLookupError:
            return False
        except OSError:
            return True  # somebody else's
        return True

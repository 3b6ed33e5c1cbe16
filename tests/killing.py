"""Ends a process between any two of its changes of files."""

import os
import sys
from collections.abc import Callable

_CHANGES = {"os.rename", "os.remove", "os.truncate", "open", "sqlite3.connect", "shutil.rmtree", "os.mkdir"}
_KILLED = 9


def killed_after(deeds: int, work: Callable[[], object]) -> bool:
    """Do the work in a fork that is ended at once after so many changes of files; whether it was still at work."""
    child = os.fork()
    if not child:
        left = deeds

        def count(event: str, _: tuple[object, ...]) -> None:
            nonlocal left
            if event in _CHANGES:
                left -= 1
                if left < 0:
                    os._exit(_KILLED)

        sys.addaudithook(count)
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == _KILLED

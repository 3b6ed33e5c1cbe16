"""Where a program without a terminal reads and writes: a frozen one on Windows has none but that of its caller."""

import io
import os
import sys
from contextlib import suppress
from typing import Any, TextIO

_ICON_ERROR = 0x10
"""MB_ICONERROR of Windows."""
_CALLER = -1
"""ATTACH_PARENT_PROCESS of Windows."""


def ready_streams() -> None:
    """Let words in any letters be read and written, and those that have nowhere to go be lost without a fault."""
    if sys.platform == "win32" and sys.stdout is None:
        _take_terminal_of_caller()
    if sys.stdin is None:
        sys.stdin = io.StringIO()
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Arabic must not end a command on a terminal with an old code page
            stream.reconfigure(encoding="utf-8", errors="replace")


def leave_terminal() -> None:
    """Let go of the terminal that `ready_streams` took: whoever closes it must not close the window with it."""
    if getattr(sys.stdout, "name", "") != "CONOUT$":
        return
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream.name in ("CONIN$", "CONOUT$"):
            stream.close()
            setattr(sys, name, io.StringIO() if name == "stdin" else _nowhere())
    _windows().FreeConsole()


def _take_terminal_of_caller() -> None:
    _windows().AttachConsole(_CALLER)  # fails also where Wine has done it already
    with suppress(OSError):  # there is none, as when it was called with the mouse
        sys.stdout = open("CONOUT$", "w", encoding="utf-8")  # noqa: PTH123, SIM115 - to the end
        sys.stderr = sys.stderr or open("CONOUT$", "w", encoding="utf-8")  # noqa: PTH123, SIM115
        sys.stdin = sys.stdin or open("CONIN$", encoding="utf-8")  # noqa: PTH123, SIM115


def _windows() -> Any:
    import ctypes

    return ctypes.windll.kernel32  # type: ignore[attr-defined]  # there only on Windows


def tell_trouble(words: str) -> None:
    """Say what keeps the window from opening: on the terminal, or where there is none, in a box of the system."""
    if sys.stderr is not None:
        sys.stderr.write(f"hrdesk: {words}\n")
    elif sys.platform == "win32":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.windll.user32.MessageBoxW(None, words, "hrdesk", _ICON_ERROR)


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - to the end

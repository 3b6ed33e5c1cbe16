"""Where a program without a terminal reads and writes: a frozen one on Windows has neither."""

import io
import os
import sys
from contextlib import suppress
from typing import TextIO

_ICON_ERROR = 0x10
"""MB_ICONERROR of Windows."""


def ready_streams() -> None:
    """Let words in any letters be read and written, and those that have nowhere to go be lost without a fault."""
    if sys.stdin is None:
        sys.stdin = io.StringIO()
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Arabic must not end a command on a terminal with an old code page
            stream.reconfigure(encoding="utf-8", errors="replace")


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

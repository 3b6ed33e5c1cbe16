"""A frozen program on Windows writes on the terminal of its caller, where there is one."""

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hrdesk.streams import leave_terminal, ready_streams


class Windows:
    """Stands for kernel32: who called may have a terminal."""

    def __init__(self, *, has_terminal: bool = True) -> None:
        self.has_terminal = has_terminal
        self.is_attached = False

    @property
    def kernel32(self) -> "Windows":
        return self

    def AttachConsole(self, process: int) -> int:  # noqa: N802
        assert process == -1
        self.is_attached = self.has_terminal
        return 0  # as Wine does, which has attached it already; Windows returns 1

    def FreeConsole(self) -> None:  # noqa: N802
        self.is_attached = False


@contextmanager
def started_with_a_window(folder: Path, windows: Windows) -> Iterator[None]:
    """As Windows starts a program with a window: no streams of its own. Terminals are files in `folder`."""
    (folder / "CONIN$").write_text("yes\n")
    if not windows.has_terminal:
        (folder / "CONOUT$").mkdir()  # so that nobody can write to it
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(ctypes, "windll", windows, raising=False)
        patch.setattr(sys, "platform", "win32")
        for name in ("stdin", "stdout", "stderr"):
            patch.setattr(sys, name, None)
        yield
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            stream.close()


def test_commands_are_answered_on_the_terminal_of_the_caller(tmp_path: Path) -> None:
    windows = Windows()
    with started_with_a_window(tmp_path, windows):
        ready_streams()
        print("نالوكسون")
        assert sys.stdin.readline() == "yes\n"
    assert (tmp_path / "CONOUT$").read_text(encoding="utf-8") == "نالوكسون\n"
    assert windows.is_attached


def test_without_a_terminal_words_are_lost_without_a_fault(tmp_path: Path) -> None:
    with started_with_a_window(tmp_path, Windows(has_terminal=False)):
        ready_streams()
        print("words")
        assert sys.stdin.read() == ""


def test_a_window_lets_go_of_the_terminal_that_it_was_called_from(tmp_path: Path) -> None:
    windows = Windows()
    with started_with_a_window(tmp_path, windows):
        ready_streams()
        leave_terminal()
        print("words")
    assert not windows.is_attached
    assert (tmp_path / "CONOUT$").read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_words_and_faults_that_were_sent_into_a_file_go_on_into_it(stream: str, tmp_path: Path) -> None:
    windows = Windows()
    with started_with_a_window(tmp_path, windows):
        setattr(sys, stream, (tmp_path / "out").open("w", encoding="utf-8"))
        ready_streams()
        leave_terminal()
        getattr(sys, stream).write("words\n")
    assert not windows.is_attached
    assert (tmp_path / "out").read_text(encoding="utf-8") == "words\n"

"""Keeps the screen awake while a talk is on. What a system refuses is no trouble of the talk: then it may sleep."""

import ctypes
import logging
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

log = logging.getLogger(__name__)

_WHY = "A talk is on"
_WAIT_S = 2


class Way(Protocol):
    """One way to keep the screen awake."""

    def begin(self) -> bool:
        """Whether the system took it."""

    def end(self) -> None: ...


def ways_here(pid: int) -> tuple[Way, ...]:
    """The ways of this system, the best first. `pid` is of this process: no child outlives it."""
    if sys.platform == "win32":
        return (WindowsWay(),)
    return tuple(ChildWay(command) for command in commands_for(sys.platform, pid, shutil.which))


def commands_for(platform: str, pid: int, which: Callable[[str], str | None]) -> tuple[tuple[str, ...], ...]:
    """The programs that keep the screen awake as long as they run, those that are installed."""
    if platform == "darwin":
        known: tuple[tuple[str, ...], ...] = (("caffeinate", "-d", "-i", "-w", str(pid)),)
    elif platform.startswith("linux"):
        # tail ends by itself once this process is gone, and its inhibitor with it.
        until_the_end = ("tail", f"--pid={pid}", "-f", "/dev/null")
        known = (
            ("gnome-session-inhibit", "--inhibit", "idle:suspend", "--reason", _WHY, *until_the_end),
            ("systemd-inhibit", "--what=idle:sleep", "--who=hrdesk", f"--why={_WHY}", *until_the_end),
        )
    else:
        known = ()
    found = ((which(command[0]), command) for command in known)
    return tuple((path, *command[1:]) for path, command in found if path)


@dataclass
class ChildWay:
    """A program that keeps the screen awake as long as it runs."""

    command: Sequence[str]
    _child: subprocess.Popen[bytes] | None = None

    def begin(self) -> bool:
        try:
            self._child = subprocess.Popen(  # noqa: S603 - a program of the system, by its whole path, without a shell
                self.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            log.info("%s does not run: %s", self.command[0], error)
            return False
        return True

    def end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.terminate()
        try:
            child.wait(_WAIT_S)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


class WindowsWay:
    """Tells Windows that the display is needed, until it is told otherwise by the same thread."""

    _CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x00000001, 0x00000002

    def begin(self) -> bool:
        return self._tell(self._CONTINUOUS | self._SYSTEM | self._DISPLAY)

    def end(self) -> None:
        self._tell(self._CONTINUOUS)

    def _tell(self, state: int) -> bool:
        windll = getattr(ctypes, "windll", None)
        return bool(windll and windll.kernel32.SetThreadExecutionState(state))


class KeepAwake:
    """Takes every way that the system has: one alone may stop the screen saver and not the sleep."""

    def __init__(self, ways: Sequence[Way]) -> None:
        self._ways = tuple(ways)
        self._taken: list[Way] = []

    @property
    def is_awake(self) -> bool:
        return bool(self._taken)

    def begin(self) -> bool:
        """Keep the screen awake from now on; whether the system took it."""
        if not self._taken:
            self._taken = [way for way in self._ways if way.begin()]
        return self.is_awake

    def end(self) -> None:
        """Let the screen sleep again."""
        taken, self._taken = self._taken, []
        for way in taken:
            way.end()

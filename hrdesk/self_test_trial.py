"""What the checks of a self-test share: a home of their own, the library, and Qt."""

import os
import sys
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.self_test_check import Finding
from hrdesk.services.library import Library
from hrdesk.services.library_source import ReadyLibrary, build_from_content, ready_at_once
from hrdesk.services.paths import Places
from hrdesk.services.policy_file import FoundPolicy, find_policy
from hrdesk.services.search import Search

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

_STEP = 8
"""Pixels between the dots that are looked at, each way."""

_REACHING_OUT = ("socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto")
"""What Python tells of before a program speaks to others, by the names of PEP 578."""
_NOISE = "This plugin does not support propagateSizeHints()"
"""What Qt's platform for no screen says whenever a window changes its least size."""


class Trial:
    """Made for one run: notes of the person are neither read nor written."""

    def __init__(self, folder: Path, real: Places, named: Path | None) -> None:
        self.folder = folder
        self.real = real
        """Where this person's hrdesk keeps its files."""
        self.places = Places(folder, folder / "cache", real.program)
        self._named = named
        self.reached_out: list[str] = []
        """Each time that code in this process would have spoken to others."""
        self._is_over = False

    @cached_property
    def policy(self) -> FoundPolicy:
        """What the organisation laid down, if it did."""
        return find_policy(self.real.policies)

    @cached_property
    def ready(self) -> ReadyLibrary:
        """The library that the window would open; where it must be built first, that is done in the trial."""
        at_once = ready_at_once(self._named, self.real, self.policy)
        return at_once or build_from_content(self.places, date.today(), policy=self.policy)

    @cached_property
    def library(self) -> Library:
        return Library(self.ready.path)

    @cached_property
    def search(self) -> Search:
        return Search(self.library)

    @cached_property
    def application(self) -> "QApplication":
        """Qt as the window has it, on no screen; raises QtNotUsable where it does not load."""
        from hrdesk.ui.screen import ensure_qt

        ensure_qt()
        from PySide6.QtWidgets import QApplication

        from hrdesk.app import prepare_application

        if sys.platform != "win32":  # where Qt's platform for no screen knows no fonts, and there is a screen always
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        application = QApplication.instance() or _application()
        if not isinstance(application, QApplication):
            raise Finding("Another program in this process uses Qt without windows.")
        prepare_application(application)
        return application

    def watch_sockets(self) -> None:
        """Note from now on what would reach out, in all of this process."""
        sys.addaudithook(self._watch)

    def close(self) -> None:
        """Let go of all files."""
        self._is_over = True
        opened = vars(self)
        if "library" in opened:
            self.library.close()
        if "ready" in opened:
            self.ready.clean_up()

    def _watch(self, event: str, _: object) -> None:
        """Python forgets no hook, so that this one falls silent by itself."""
        if not self._is_over and event in _REACHING_OUT:
            self.reached_out.append(event)


def _application() -> "QApplication":
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    qInstallMessageHandler(_tell_of_qt)
    return QApplication(["hrdesk"])


def _tell_of_qt(_kind: object, _context: object, message: str) -> None:
    if message != _NOISE:
        sys.stderr.write(f"{message}\n")


def expect_picture(image: "QImage", what: str, colours: int = 4) -> None:
    """Raise a Finding unless a picture holds so many colours: an empty one holds a single one."""
    seen: set[int] = set()
    for y in range(0, image.height(), _STEP):
        seen.update(image.pixel(x, y) for x in range(0, image.width(), _STEP))
        if len(seen) >= colours:
            return
    raise Finding(f"{what} stayed empty when it was painted.")

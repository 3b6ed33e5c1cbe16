"""Starts hrdesk in this process as run_window does, and ends it without leaving anything behind."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.app import Start, prepare_application
from hrdesk.services.paths import Places
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.start.trouble_window import TroubleWindow
from hrdesk.ui.start.wait_window import WaitWindow


class Starter:
    """Starts and ends hrdesk; `escaped` holds what came out of a slot, which is a fault of ours."""

    def __init__(self, application: QApplication, qtbot: QtBot, library: Path) -> None:
        self._application = application
        self._qtbot = qtbot
        self._library = library
        self._running: list[Start] = []
        self.escaped: list[BaseException] = []

    def begin(self, places: Places, library: Path | None = None, article_id: str | None = None) -> Start:
        """Start on a home, with the bundled library unless another is named."""
        start = self.prepare(places, library or self._library, article_id)
        start.open_library()
        self.listen()
        if start.window:
            start.window.activateWindow()
            self._qtbot.waitUntil(start.window.isActiveWindow)
        return start

    def prepare(self, places: Places, library: Path | None, article_id: str | None = None) -> Start:
        """Everything up to the opening of the library."""
        prepare_application(self._application)
        start = Start(places, library, article_id)
        self._running.append(start)
        return start

    def window(self, places: Places, library: Path | None = None, article_id: str | None = None) -> MainWindow:
        """Start, and give the window that must be there."""
        window = self.begin(places, library, article_id).window
        assert window is not None
        return window

    def end(self, start: Start | None = None) -> None:
        """Close the window as a person does, and let go of all files; without a start, the last one begun."""
        start = start or self._running[-1]
        self._running.remove(start)
        if start.window:
            _discard(start.window)
            start.window = None
        start.close()

    def end_all(self) -> None:
        while self._running:
            self.end()
        for widget in self._application.topLevelWidgets():
            if isinstance(widget, (TroubleWindow, WaitWindow, MainWindow)):
                _discard(widget)

    def listen(self) -> None:
        """Keep what escapes from slots, and pass it on to whoever is told now."""
        told = sys.excepthook

        def hear(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            self.escaped.append(error)
            told(kind, error, trace)

        sys.excepthook = hear


def _discard(widget: QWidget) -> None:
    widget.close()
    widget.deleteLater()


@contextmanager
def starting(application: QApplication, qtbot: QtBot, library: Path) -> Iterator[Starter]:
    """A starter, and this process as it was before when it is done."""
    hook, log = sys.excepthook, logging.getLogger("hrdesk")
    handlers, quits = list(log.handlers), application.quitOnLastWindowClosed()
    application.setQuitOnLastWindowClosed(False)
    starter = Starter(application, qtbot, library)
    try:
        yield starter
    finally:
        starter.end_all()
        sys.excepthook = hook
        application.setQuitOnLastWindowClosed(quits)
        for handler in set(log.handlers) - set(handlers):
            log.removeHandler(handler)
            handler.close()


def trouble_window() -> TroubleWindow | None:
    """The window that says why there is no library, if it is on show."""
    shown = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    return next((widget for widget in shown if isinstance(widget, TroubleWindow)), None)

"""Builds everything and hands it on: the only place that makes services and the window."""

import gc
import sys
import time
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from hrdesk.core.errors import (
    BuildCancelled,
    HomeNotWritable,
    HrdeskError,
    LibraryError,
    LibraryNotReady,
    NotebookError,
    NotebookLocked,
    NotebookReadOnly,
    NotebookUnusable,
)
from hrdesk.core.pack_errors import PackNotOpened
from hrdesk.core.settings import with_locked
from hrdesk.services.library import Library
from hrdesk.services.library_source import ReadyLibrary
from hrdesk.services.notebook import Notebook, read_notebook
from hrdesk.services.notebook_keeper import NotebookKeeper, open_or_set_aside
from hrdesk.services.notebook_lock import let_go_of_foreign_lock
from hrdesk.services.notebook_swap import settle
from hrdesk.services.paths import Places, ensure_home, find_places
from hrdesk.services.policy_file import NO_POLICY, FoundPolicy, find_policy
from hrdesk.services.settings_store import load_settings, save_settings
from hrdesk.services.shipped_parts import build_stand_in, is_shipped, missing_parts, ready_now
from hrdesk.streams import leave_terminal, tell_trouble
from hrdesk.ui.screen import ensure_qt, ensure_screen

if TYPE_CHECKING:
    import logging

    from PySide6.QtCore import QLockFile
    from PySide6.QtWidgets import QApplication

    from hrdesk.ui.desk import Desk
    from hrdesk.ui.main_window import MainWindow
    from hrdesk.ui.start.trouble_window import TroubleWindow
    from hrdesk.ui.start.wait_window import WaitWindow

PACK_ENDING = ".hrpack"
_FIRST_PAINT_MS = 1_000
"""By then the first window is painted, also on a slow laptop."""


def run_plainly() -> int:
    """Open the window at Home, as the command without any words does; returns the exit code."""
    try:
        return run_window(find_places(), None, None)
    except HrdeskError as error:
        tell_trouble(str(error))
        return 1


def run_window(places: Places, library: Path | None, article_id: str | None) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    ensure_screen()
    gc.disable()  # until the window is painted: the classes of Qt make objects by the thousand, and none is garbage
    ensure_qt()
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    application = QApplication([sys.argv[0]])
    prepare_application(application)
    start = Start(places, library, article_id)
    start.speak(application)
    start.open_library()
    QTimer.singleShot(_FIRST_PAINT_MS, _collect_garbage_from_now)
    leave_terminal()
    try:
        return application.exec()
    finally:
        start.close()


def _collect_garbage_from_now() -> None:
    """What stands by now stays to the end: looking through it again and again would make keystrokes late."""
    gc.freeze()
    gc.enable()


def prepare_application(application: "QApplication") -> None:
    """Names and style that everything below builds on."""
    application.setApplicationName("hrdesk")
    application.setApplicationDisplayName("hrdesk")
    application.setDesktopFileName("hrdesk")
    application.setStyle("Fusion")


@dataclass
class OpenedNotebook:
    """The notebook, if it could be opened, what keeps it from being written, and what to tell about it."""

    notebook: Notebook | None = None
    hindrance: HrdeskError | None = None
    troubles: tuple[HrdeskError, ...] = ()
    lock: "QLockFile | None" = None
    read_only: HrdeskError | None = None
    """What keeps it from being written, also once it is unlocked."""


class Start:
    """From the first moment to the window: waits for the library, opens the notebook, shows what is in the way."""

    def __init__(self, places: Places, library: Path | None, article_id: str | None) -> None:
        self._places = places
        self._named = library
        self._article_id = article_id
        self._policy = find_policy(places.policies)
        self._ready: ReadyLibrary | None = None
        self._library: Library | None = None
        self._opened = OpenedNotebook()
        self._desk: Desk | None = None
        self._waiting: WaitWindow | None = None
        self._trouble: TroubleWindow | None = None
        self.window: MainWindow | None = None

    def speak(self, application: "QApplication") -> None:
        """Speak the language that the organisation laid down, from the first window on."""
        if self._policy.policy.language:
            from hrdesk.ui.languages import speak

            speak(application, self._policy.policy.language, self._places.resources)

    def open_library(self) -> None:
        """Open the library now, or after it was built on another thread."""
        ready = ready_now(self._named, self._places, self._policy)
        if ready:
            self._open(ready)
        else:
            self._build()

    def close(self) -> None:
        """Let go of all files, once nothing is working on them."""
        from hrdesk.ui.jobs import wait_for_jobs

        wait_for_jobs()
        if self._desk:
            self._desk.keeper.close()
        elif self._opened.notebook:
            self._opened.notebook.close()
        if self._opened.lock:
            self._opened.lock.unlock()
        if self._library:
            self._library.close()
        if self._ready:
            self._ready.clean_up()

    def _build(self) -> None:
        from hrdesk.ui.jobs import Job
        from hrdesk.ui.start.wait_window import WaitWindow

        self._waiting = WaitWindow()
        work = partial(build_stand_in, self._places, date.today(), self._waiting.tell_progress, self._policy)
        job = Job(work, self._waiting)
        job.done.connect(self._open)
        job.failed.connect(self._fail)
        self._waiting.show()
        job.start()

    def _open(self, ready: ReadyLibrary) -> None:
        self._ready = ready
        try:
            self._library = Library(ready.path)
            self._show_window(self._library)
        except LibraryError as error:
            if is_shipped(ready, self._places):
                self._build()
            else:
                self._show_trouble(error)
        except HrdeskError as error:
            self._show_trouble(error)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, BuildCancelled):
            return  # the window that was closed was the only one, so that the program ends
        self._show_trouble(error if isinstance(error, HrdeskError) else LibraryNotReady(reason=repr(error)))

    def _show_trouble(self, error: HrdeskError) -> None:
        from hrdesk.ui.appearance import Appearance
        from hrdesk.ui.start.trouble_window import TroubleWindow

        if self._trouble:
            self._trouble.show_error(error)
            return
        settings, _ = load_settings(self._places.settings, self._policy.policy.defaults)
        self._trouble = TroubleWindow(error)
        Appearance(settings.theme, self._trouble)
        self._trouble.library_chosen.connect(self._choose_library)
        self._trouble.show()
        self._close_waiting()

    def _choose_library(self, name: str) -> None:
        self._open(ReadyLibrary(Path(name)))

    def _show_window(self, library: Library) -> None:
        from hrdesk.ui.main_window import MainWindow
        from hrdesk.ui.troubles import tell_troubles

        if not self._desk:
            self._opened = open_notebook_here(self._places)
        desk = self._desk = make_desk(self._places, library, self._opened, self._ready, self._policy)
        self.window = MainWindow(desk)
        watch_for_our_bugs(self._places, self.window)
        if self._article_id:
            self._open_named(self.window, self._article_id)
        self.window.show()
        tell_troubles(desk, self.window.messages)
        if self._trouble:
            self._trouble.close()
        self._close_waiting()

    def _open_named(self, window: "MainWindow", name: str) -> None:
        if name.lower().endswith(PACK_ENDING):
            window.messages.report(PackNotOpened(name=Path(name).name))
        else:
            window.open_article(name)

    def _close_waiting(self) -> None:
        if self._waiting:
            self._waiting.close()


def open_notebook_here(places: Places) -> OpenedNotebook:
    """Open the notebook of this home, for reading only where it cannot be written or another window has it.

    A protected one stays locked: nothing asks before the window is there, and emergencies wait for no passphrase.
    """
    from PySide6.QtCore import QLockFile

    try:
        ensure_home(places)
    except HomeNotWritable as error:
        return _open_to_read(places.notebook, error)
    troubles = _network_trouble(places)
    try:
        let_go_of_foreign_lock(places.lock)
    except NotebookError as error:
        return _open_to_read(places.notebook, error)
    lock = QLockFile(str(places.lock))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        if lock.error() is not QLockFile.LockError.LockFailedError:
            return _open_to_read(places.notebook, HomeNotWritable(path=places.home, reason="its disk may be full"))
        elsewhere = NotebookReadOnly(reason="another hrdesk window has the notebook open. Write there, or close it.")
        return _open_to_read(places.notebook, elsewhere)
    try:
        settle(places.notebook)
        opened = open_or_set_aside(places.notebook)
    except NotebookLocked as locked:
        return OpenedNotebook(hindrance=locked, lock=lock, troubles=troubles)
    except NotebookUnusable as error:
        return replace(_open_to_read(places.notebook, error), lock=lock)
    except HrdeskError as error:
        return OpenedNotebook(None, error, (error,), lock)
    return OpenedNotebook(
        opened.notebook, troubles=(*troubles, *([opened.trouble] if opened.trouble else [])), lock=lock
    )


def _network_trouble(places: Places) -> tuple[HrdeskError, ...]:
    """Said once, when the notebook is begun there: SQLite keeps its word on a share while one computer works there."""
    if places.notebook.exists():
        return ()
    from hrdesk.core.home_errors import HomeOnNetwork
    from hrdesk.services.network_folder import is_on_network

    return (HomeOnNetwork(path=places.home),) if is_on_network(places.home) else ()


def _open_to_read(path: Path, read_only: HrdeskError) -> OpenedNotebook:
    notebook = None
    try:
        notebook = read_notebook(path) if path.exists() else None
    except NotebookLocked as locked:
        return OpenedNotebook(None, locked, (read_only,), read_only=read_only)
    except HrdeskError:
        pass  # what keeps notes from being written is told already
    return OpenedNotebook(notebook, read_only, (read_only,), read_only=read_only)


def make_desk(
    places: Places,
    library: Library,
    opened: OpenedNotebook,
    ready: ReadyLibrary | None,
    policy: FoundPolicy = NO_POLICY,
) -> "Desk":
    """Everything that the window works with."""
    from hrdesk.ui.desk import Desk
    from hrdesk.ui.svg import missing_svg

    laid_down = policy.policy.defaults
    settings, refused = load_settings(places.settings, laid_down)
    if policy.backup_folder or places.backup_folders.exists():
        from hrdesk.services.backup_folders import choose_folder

        choose_folder(places.notebook, policy.backup_folder)
    return Desk(
        library=library,
        keeper=NotebookKeeper(places.notebook, opened.notebook, opened.hindrance, opened.read_only),
        settings=with_locked(settings, laid_down, policy.policy.locked),
        keep_settings=partial(save_settings, places.settings, defaults=laid_down),
        places=places,
        now=partial(datetime.now, UTC),
        clock=time.monotonic,
        troubles=(
            *opened.troubles,
            *([ready.trouble] if ready and ready.trouble else []),
            *missing_parts(places),
            *missing_svg(),
        ),
        left_out=ready.left_out if ready else (),
        refused_settings=refused,
        policy=policy,
    )


def watch_for_our_bugs(places: Places, window: "MainWindow") -> None:
    """Write what should not have happened to the log, and say so in the window; the notes are on the disk already.

    A trouble of the person's world that nobody expected there, such as a disk that is pulled out, is told as such.
    """
    from hrdesk.ui.words import tr

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, HrdeskError):
            window.messages.report(error)
            return
        _open_log(places.log).error("unexpected", exc_info=(kind, error, trace))
        words = tr("Something went wrong in hrdesk itself. What you saved is kept.")
        if places.log.exists():
            words += " " + tr("Details are in {path}.").format(path=places.log)
        window.messages.warn(words)

    sys.excepthook = report


def _open_log(path: Path) -> "logging.Logger":
    """The log, written to a file if that can be; logging is imported only now, for it takes long to load."""
    import logging

    log = logging.getLogger("hrdesk")
    if not log.handlers:
        try:
            log.addHandler(logging.FileHandler(path, encoding="utf-8"))
        except OSError:
            log.addHandler(logging.StreamHandler())
    return log

"""Slow work off the window's thread; the result always comes back on it."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, SignalInstance


class Job(QObject):
    """One piece of work. Connect first, start last; exactly one of `done` and `failed` follows.

    It stays with its parent, for Qt may still look at it, but nothing of its work does, which may hold a passphrase.
    """

    done = Signal(object)
    failed = Signal(Exception)
    _ended = Signal(object, object)
    """The result and None, or None and what went wrong; from the other thread."""

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work: Callable[[], object] | None = work
        self._is_back = threading.Event()
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin, once: what is to be done is handed on, and not kept here."""
        work, self._work = self._work, None
        assert work is not None, "a job that was started before"
        QThreadPool.globalInstance().start(_Run(work, self._ended, self._is_back))

    def wait(self) -> None:
        """Wait, on another thread, until the work of a job that was started is over."""
        self._is_back.wait()

    def _tell(self, result: object, error: Exception | None) -> None:
        """Tell the end once the other thread is back from its signal.

        Qt looks at the sender on its way out, and whoever hears of the end may delete it, as a window that waited does.
        """
        self._is_back.wait()
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)


class _Run(QRunnable):
    def __init__(self, work: Callable[[], object], ended: SignalInstance, is_back: threading.Event) -> None:
        super().__init__()
        self._work = work
        self._ended = ended
        self._is_back = is_back

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001 - handed to `failed`, where it is shown or raised
            self._ended.emit(None, error)
        else:
            self._ended.emit(result, None)
        finally:
            self._is_back.set()


def wait_for_jobs() -> None:
    """Wait until no job runs. At the end of the program: a job tells its end through objects that go then."""
    QThreadPool.globalInstance().waitForDone()

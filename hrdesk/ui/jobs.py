"""Slow work off the window's thread; the result always comes back on it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class Job(QObject):
    """One piece of work. Connect first, start last; exactly one of `done` and `failed` follows.

    Then it goes with all that it held: a job that stayed with its parent would keep keys and passphrases of its work.
    """

    done = Signal(object)
    failed = Signal(Exception)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def start(self) -> None:
        QThreadPool.globalInstance().start(_Run(self._work, self))


class _Run(QRunnable):
    def __init__(self, work: Callable[[], object], job: Job) -> None:
        super().__init__()
        self._work = work
        self._job = job

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001 - handed to `failed`, where it is shown or raised
            self._job.failed.emit(error)
        else:
            self._job.done.emit(result)
        # From this thread, once it is back from the signal: Qt still looks at the sender on its way out.
        self._job.deleteLater()


def wait_for_jobs() -> None:
    """Wait until no job runs. At the end of the program: a job tells its end through objects that go then."""
    QThreadPool.globalInstance().waitForDone()

"""Work in small steps on the window's own thread, for what Qt does best there: the window goes on between them."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from hrdesk.core.errors import HrdeskError


class Stepper(QObject):
    """Takes one step whenever the window has nothing else to do. New work takes the place of the old."""

    stepped = Signal(int)
    """How many steps were taken."""
    done = Signal(object)
    """What the last step gave."""
    failed = Signal(HrdeskError)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] | None = None
        self._count = 0
        self._last: object = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)

    @property
    def is_idle(self) -> bool:
        return self._steps is None

    def run(self, steps: Iterator[object]) -> None:
        """Take these steps; then exactly one of `done` and `failed` follows, unless it is stopped."""
        self._steps, self._count, self._last = steps, 0, None
        self._timer.start()

    def stop(self) -> None:
        """Take no further step, and tell of no end."""
        self._steps = self._last = None
        self._timer.stop()

    def finish(self) -> None:
        """Take all steps that are left at once: the window closes."""
        while not self.is_idle:
            self._step()

    def _step(self) -> None:
        if self._steps is None:
            return
        try:
            self._last = next(self._steps)
        except StopIteration:
            last = self._last
            self.stop()
            self.done.emit(last)
        except HrdeskError as error:
            self.stop()
            self.failed.emit(error)
        except BaseException:  # a fault of ours, after which nothing is done
            self.stop()
            raise
        else:
            self._count += 1
            self.stepped.emit(self._count)

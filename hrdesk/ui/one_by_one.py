"""Pieces of slow work that must not overlap, such as a copy of the notebook and its deletion."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from hrdesk.core.errors import HrdeskError
from hrdesk.ui.jobs import Job


@dataclass(frozen=True)
class _Piece:
    work: Callable[[], Any]  # what it gives is what its own `done` takes
    done: Callable[[Any], object]
    failed: Callable[[HrdeskError], object]
    ended: Callable[[], object]


def _nothing() -> None:
    """Most pieces leave nothing that a fault of ours would have to clear."""


class OneByOne(QObject):
    """Runs one piece after another off the window's thread; what it comes to is told on the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[_Piece] = deque()
        self._now: _Piece | None = None

    @property
    def is_idle(self) -> bool:
        return self._now is None

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[HrdeskError], object],
        ended: Callable[[], object] = _nothing,
    ) -> None:
        """Do it when its turn comes; then exactly one of `done` and `failed` is called. Faults of ours are raised.

        In any case `ended` is called before.
        """
        self._waiting.append(_Piece(work, done, failed, ended))
        self._go_on()

    def _go_on(self) -> None:
        if self._now is None and self._waiting:
            self._now = self._waiting.popleft()
            job = Job(self._now.work, self)
            job.done.connect(self._finish)
            job.failed.connect(self._fail)
            job.start()

    def _finish(self, result: object) -> None:
        try:
            self._end().done(result)
        finally:
            self._go_on()

    def _fail(self, error: Exception) -> None:
        try:
            piece = self._end()
            if not isinstance(error, HrdeskError):
                raise error
            piece.failed(error)
        finally:
            self._go_on()

    def _end(self) -> _Piece:
        piece, self._now = self._now, None
        if piece is None:
            raise RuntimeError("nothing was running")
        piece.ended()
        return piece

"""Pieces of slow work that must not overlap, such as a copy of the notebook and its deletion."""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
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
    is_promised: bool


def _nothing() -> None:
    """Most pieces leave nothing that a fault of ours would have to clear."""


class OneByOne(QObject):
    """Runs one piece after another off the window's thread; what it comes to is told on the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[_Piece] = deque()
        self._now: _Piece | None = None
        self._job: Job | None = None

    @property
    def is_idle(self) -> bool:
        return self._now is None

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[HrdeskError], object],
        ended: Callable[[], object] = _nothing,
        *,
        is_promised: bool = False,
    ) -> None:
        """Do it when its turn comes; then exactly one of `done` and `failed` is called. Faults of ours are raised.

        In any case `ended` is called before. What is promised is done even if the window closes before its turn: what
        somebody asked for and need not see the end of, such as the deletion of the notebook.
        """
        self._waiting.append(_Piece(work, done, failed, ended, is_promised))
        self._go_on()

    def close(self) -> None:
        """The window closes: once the piece now is over, do what was promised, and nothing else; no end of it is told.

        `wait_for_jobs` waits for it.
        """
        promised = tuple(piece.work for piece in self._waiting if piece.is_promised)
        self._waiting.clear()
        if promised:
            Job(partial(_see_through, self._job, promised), self).start()

    def _go_on(self) -> None:
        if self._now is None and self._waiting:
            self._now = self._waiting.popleft()
            self._job = job = Job(self._now.work, self)
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
        piece, self._now, self._job = self._now, None, None
        if piece is None:
            raise RuntimeError("nothing was running")
        piece.ended()
        return piece


def _see_through(first: Job | None, promised: tuple[Callable[[], object], ...]) -> None:
    if first:
        first.wait()
    for work in promised:
        with suppress(HrdeskError):  # nobody is there any more to be told
            work()

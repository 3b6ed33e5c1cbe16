"""How far a long piece of work has come. Whoever is told may raise BuildCancelled to end it."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with the steps that are done and the steps in all."""


class Steps:
    """Counts steps and tells of each."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total = total
        self._done = 0
        self._progress = progress

    def take(self) -> None:
        """One step is done."""
        self._done += 1
        if self._progress:
            self._progress(min(self._done, self._total), self._total)

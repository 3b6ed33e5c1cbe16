"""Tells when a window was first painted and what its process then took; shared by both programs of the start."""

import json
import sys
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Watches one window; ends the program a second after its first paint."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._painted = 0.0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint and not self._painted:
            QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        if not self._painted:
            self._painted = time.monotonic()
            QTimer.singleShot(1_000, self._end)

    def _end(self) -> None:
        sys.stdout.write(json.dumps({"painted": self._painted, "peak_mb": _peak_mb()}))
        sys.stdout.flush()
        QCoreApplication.quit()


def _peak_mb() -> float:
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)

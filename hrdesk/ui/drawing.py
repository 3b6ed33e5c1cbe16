"""Qt without a window, for commands that lay out or draw where there may be no screen."""

import os
import sys
from typing import TYPE_CHECKING

from hrdesk.ui.screen import ensure_qt

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication


def ensure_drawing() -> "QCoreApplication":
    """Qt with its fonts; keep it while something is laid out. Raises QtNotUsable where Qt does not load."""
    ensure_qt()
    from PySide6.QtGui import QGuiApplication

    if sys.platform != "win32":  # where Qt's platform for no screen knows no fonts, and there is a screen always
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication.instance() or QGuiApplication(["hrdesk"])

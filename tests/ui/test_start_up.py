"""What a start loads before the first window is painted."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from hrdesk.services.library_source import ready_library
from hrdesk.services.paths import find_places

HEAVY = {"sqlite_utils", "markdown", "nh3", "pydantic", "yaml"}

FIRST_PAINT = """
import json, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            QTimer.singleShot(0, self.tell)
            QApplication.instance().removeEventFilter(self)
        return False

    def tell(self):
        print(json.dumps(sorted(sys.modules)), flush=True)
        QApplication.quit()

prepare = __import__("hrdesk.app", fromlist=["app"])
original = prepare.prepare_application

def watched(application):
    original(application)
    watched.filter = FirstPaint()
    application.installEventFilter(watched.filter)
    QTimer.singleShot(20_000, QApplication.quit)

prepare.prepare_application = watched
from hrdesk.cli import main
sys.exit(main(["--home", sys.argv[1]]))
"""


def test_the_first_window_needs_nothing_that_builds_libraries(tmp_path: Path) -> None:
    places = find_places(tmp_path / "home")
    ready_library(None, places, datetime.now(UTC).date())
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(places.home)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr
    loaded = set(json.loads(run.stdout))
    assert {"hrdesk.ui.main_window", "hrdesk.services.library"} <= loaded
    assert loaded & HEAVY == set()

"""What a start loads before the first window is painted."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from hrdesk.services.library_source import ready_library
from hrdesk.services.paths import find_places

HEAVY = {"sqlite_utils", "nacl", "pptx", "lxml", "PIL", "markdown", "nh3", "cattrs", "yaml", "tomllib"}

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

CANCELLED = """
import sys
from PySide6.QtCore import QTimer
from hrdesk.ui.start.wait_window import WaitWindow

shown = WaitWindow.showEvent

def show_and_close(self, event):
    shown(self, event)
    QTimer.singleShot(200, self.close)

WaitWindow.showEvent = show_and_close
from hrdesk.cli import main
sys.exit(main(["--home", sys.argv[1]]))
"""


def run_in_python(code: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, str(home)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    )


def test_who_cancels_while_the_library_is_made_ready_ends_the_program_and_no_more(tmp_path: Path) -> None:
    run = run_in_python(CANCELLED, tmp_path / "home")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert not find_places(tmp_path / "home").cached_library.exists()


def test_the_first_window_needs_nothing_that_builds_libraries(tmp_path: Path) -> None:
    places = find_places(tmp_path / "home")
    ready_library(None, places, datetime.now(UTC).date())
    run = run_in_python(FIRST_PAINT, places.home)
    assert run.returncode == 0, run.stderr
    loaded = set(json.loads(run.stdout))
    assert {"hrdesk.ui.main_window", "hrdesk.services.library"} <= loaded
    assert loaded & HEAVY == set()

"""A talk on two screens, in a process of its own: which window stands where, also when a screen is pulled out."""

import os
import subprocess
import sys
from pathlib import Path

from tests.two_screens import platform_with

TALK = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from hrdesk.app import OpenedNotebook, make_desk, prepare_application
from hrdesk.services.library import Library
from hrdesk.services.library_source import ReadyLibrary
from hrdesk.services.paths import find_places
from hrdesk.services.notebook import open_notebook
from hrdesk.ui.main_window import MainWindow

application = QApplication([])
prepare_application(application)
laptop, projector = application.screens()
Path(sys.argv[1]).mkdir()
places = find_places(Path(sys.argv[1]))
with Library(Path(sys.argv[2])) as library:
    notebook = open_notebook(places.notebook)
    window = MainWindow(make_desk(places, library, OpenedNotebook(notebook), ReadyLibrary(library.path)))
    window.show()
    application.processEvents()
    window.open_article("training-three-questions")
    window.action("present").trigger()
    application.processEvents()
    show = window.rooms.presenting.show

    def tell(what):
        application.processEvents()
        audience, presenter = show.audience, show.presenter
        where = audience.screen().name() if audience.isVisible() else "hidden"
        behind = presenter.screen().name() if presenter.isVisible() else "hidden"
        print(what, where, "full" if audience.isFullScreen() else "plain", behind, window.screen().name(), sep="|")

    def key(key):
        QTest.keyClick(show.presenter, key)

    tell("begin")
    print("focus", application.activeWindow() is show.presenter, sep="|")
    print("canvas", show.audience.sheet.canvas.width, sep="|")
    key(Qt.Key.Key_S)
    tell("swapped")
    key(Qt.Key.Key_S)
    tell("back")
    key(Qt.Key.Key_Right)
    application.screenRemoved.emit(projector)
    tell("pulled out")
    print("said", "screen is gone" in show.presenter.said, show.talk.at, sep="|")
    application.screenAdded.emit(projector)
    tell("plugged in")
    application.screenRemoved.emit(laptop)
    tell("laptop closed")
    show.end()
    window.close()
    notebook.close()
"""

EXPECTED = """
begin|screen-1|full|screen-0|screen-0
focus|True
canvas|1440
swapped|screen-0|full|screen-1|screen-1
back|screen-1|full|screen-0|screen-0
pulled out|hidden|full|screen-0|screen-0
said|True|1
plugged in|screen-1|full|screen-0|screen-0
laptop closed|screen-1|full|hidden|screen-0
"""


def test_the_room_has_the_other_screen_and_never_the_trainers_view(tmp_path: Path, library_file: Path) -> None:
    platform = platform_with(tmp_path, ((1280, 800), (1024, 768)))
    run = subprocess.run(
        [sys.executable, "-c", TALK, str(tmp_path / "home"), str(library_file)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": platform},
        timeout=120,
    )
    assert run.stdout.strip().splitlines() == EXPECTED.strip().splitlines(), run.stderr
    assert run.returncode == 0

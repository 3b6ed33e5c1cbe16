"""While a library is made ready its progress is shown, and it can be cancelled."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from hrdesk.core.errors import BuildCancelled
from hrdesk.services.library_build import build_library
from hrdesk.ui.jobs import Job
from hrdesk.ui.start.wait_window import WaitWindow
from tests.builders import TODAY, write_page
from tests.ui.driving import button


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for number in range(3):
        write_page(tmp_path / "content", f"page-{number}")
    return tmp_path / "content"


@pytest.fixture
def waiting(qtbot: QtBot) -> WaitWindow:
    window = WaitWindow()
    qtbot.addWidget(window)
    window.show()
    return window


def test_progress_comes_from_the_thread_that_works(
    waiting: WaitWindow, content: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    bar = waiting.findChild(QProgressBar)
    assert bar is not None
    library = tmp_path / "library.db"
    job = Job(partial(build_library, [content], library, TODAY, waiting.tell_progress), waiting)
    with qtbot.waitSignal(job.done):
        job.start()
    assert (bar.value(), bar.maximum()) == (6, 6)
    assert library.is_file()


def test_cancel_ends_the_work_and_nothing_is_written(
    waiting: WaitWindow, content: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    library = tmp_path / "library.db"
    button(waiting, "Cancel").click()
    assert not waiting.isVisible()
    job = Job(partial(build_library, [content], library, TODAY, waiting.tell_progress), waiting)
    with qtbot.waitSignal(job.failed) as failed:
        job.start()
    assert failed.args is not None
    assert isinstance(failed.args[0], BuildCancelled)
    assert not library.exists()
    assert list(tmp_path.iterdir()) == [content]

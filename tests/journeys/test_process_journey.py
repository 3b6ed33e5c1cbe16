"""A real process that is killed: what was written is still there."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hrdesk.core.errors import NotebookReadOnly
from hrdesk.services.notebook import open_notebook
from hrdesk.services.paths import Places, find_places
from tests.builders import make_annotation
from tests.journeys.starting import Starter


@pytest.fixture
def process(tmp_path: Path, library_file: Path) -> Iterator["subprocess.Popen[str]"]:
    """hrdesk as a person starts it, off screen."""
    command = [sys.executable, "-m", "hrdesk", "--home", str(tmp_path / "home"), "--library", str(library_file)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
def test_a_note_is_still_there_after_the_process_was_killed(
    process: "subprocess.Popen[str]", tmp_path: Path, qtbot: QtBot, starter: Starter
) -> None:
    places: Places = find_places(tmp_path / "home")
    qtbot.waitUntil(
        lambda: (places.lock.exists() and places.notebook.exists()) or process.poll() is not None, timeout=20_000
    )
    assert process.poll() is None, process.stderr and process.stderr.read()
    qtbot.waitUntil(lambda: is_ready(places), timeout=20_000)
    notebook = open_notebook(places.notebook)
    notebook.records.save(make_annotation(note="Ask the night shift"))
    notebook.close()
    process.send_signal(signal.SIGKILL)
    assert process.wait(timeout=10) == -signal.SIGKILL
    window = starter.window(places, article_id="heroin")
    assert [placed.annotation.note for placed in window.reader.view.placed] == ["Ask the night shift"]
    assert window.messages.text == ""
    window.action("note").trigger()
    assert len(window.reader.view.placed) == 2


def is_ready(places: Places) -> bool:
    """Whether the notebook has its tables; the process may be making them at this moment."""
    if not places.notebook.stat().st_size:
        return False  # the file was just made, and its first page is not written yet
    try:
        notebook = open_notebook(places.notebook)
    except NotebookReadOnly:
        return False
    notebook.close()
    return True


def test_the_process_ends_by_itself_with_code_0_when_it_is_asked_for_its_version() -> None:
    run = subprocess.run([sys.executable, "-m", "hrdesk", "--version"], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.split()[0]) == (0, "hrdesk")

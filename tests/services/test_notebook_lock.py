"""The lock of the notebook: a window and work on the files keep each other out, by Qt's own rules."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from hrdesk.core.errors import HomeNotWritable, NotebookInUse
from hrdesk.core.home_errors import NotebookOpenElsewhere
from hrdesk.services.notebook_lock import holding_notebook, let_go_of_foreign_lock


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "notebook.lock"


def of_a_window(lock: Path) -> QLockFile:
    """As `app.open_notebook_here` makes it."""
    made = QLockFile(str(lock))
    made.setStaleLockTime(0)
    return made


def test_work_is_refused_while_a_window_has_the_notebook(lock: Path) -> None:
    window = of_a_window(lock)
    assert window.tryLock(0)
    before = lock.read_bytes()
    with pytest.raises(NotebookInUse), holding_notebook(lock):
        raise AssertionError("held twice")
    assert lock.read_bytes() == before
    window.unlock()
    with holding_notebook(lock):
        assert lock.exists()
    assert not lock.exists()


def test_a_window_is_refused_while_there_is_work(lock: Path) -> None:
    window = of_a_window(lock)
    with holding_notebook(lock):
        assert not window.tryLock(0)
        assert lock.read_text().splitlines()[0] == str(os.getpid())
    assert window.tryLock(0)
    window.unlock()


def test_work_keeps_other_work_out(lock: Path) -> None:
    with holding_notebook(lock), pytest.raises(NotebookInUse), holding_notebook(lock):
        raise AssertionError("held twice")


def test_work_that_broke_off_lets_go(lock: Path) -> None:
    with pytest.raises(RuntimeError), holding_notebook(lock):
        raise RuntimeError("broke off")
    with holding_notebook(lock):
        pass


KILLED = """
import os, signal, sys
from pathlib import Path
from hrdesk.core.home_errors import NotebookOpenElsewhere
from hrdesk.services.notebook_lock import holding_notebook, let_go_of_foreign_lock
with holding_notebook(Path(sys.argv[1])):
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL here")
def test_the_lock_of_a_process_that_was_killed_is_in_nobodys_way(lock: Path) -> None:
    for _ in range(2):
        subprocess.run([sys.executable, "-c", KILLED, lock], check=False)
        assert lock.exists()
        with holding_notebook(lock):
            pass
    subprocess.run([sys.executable, "-c", KILLED, lock], check=False)
    window = of_a_window(lock)
    assert window.tryLock(0)
    window.unlock()


def test_a_full_disk_is_told_and_leaves_no_lock(lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(HomeNotWritable, match="No space left"), holding_notebook(lock):
        raise AssertionError("held")
    assert not lock.exists()


def test_a_home_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(HomeNotWritable), holding_notebook(tmp_path / "typo" / "notebook.lock"):
        raise AssertionError("held")


def left_by(computer: str, lock: Path) -> None:
    lock.write_text(f"4711\nhrdesk\n{computer}\n")


def test_a_lock_that_a_stick_brought_from_another_computer_is_let_go(lock: Path) -> None:
    left_by("other-laptop", lock)
    assert not of_a_window(lock).tryLock(0)
    let_go_of_foreign_lock(lock)
    window = of_a_window(lock)
    assert window.tryLock(0)
    let_go_of_foreign_lock(lock)
    assert lock.exists()
    window.unlock()


def test_a_lock_of_another_computer_on_a_network_is_told_and_kept(lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hrdesk.services.network_folder.is_on_network", lambda folder: folder == lock.parent)
    left_by("other-laptop", lock)
    with pytest.raises(NotebookOpenElsewhere, match=f"the computer “other-laptop” .* delete the file {lock}"):
        let_go_of_foreign_lock(lock)
    assert lock.exists()


@pytest.mark.parametrize("content", [b"", b"4711\n", b"\xff\xff\n\n\n", b"4711\nhrdesk\n\n"])
def test_a_lock_that_names_no_computer_is_left_to_qt(lock: Path, content: bytes) -> None:
    let_go_of_foreign_lock(lock)
    lock.write_bytes(content)
    let_go_of_foreign_lock(lock)
    assert lock.read_bytes() == content

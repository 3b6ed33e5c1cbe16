"""A disk that is full or read-only in earnest: all is told in a sentence, nothing is lost, and the notes are shown."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_MOUNT = 'mount -t tmpfs -o size={size} tmpfs "$0" && exec "$@"'
"""In a name space of its own, where anybody may mount; it goes away with the process."""


def on_small_disk(folder: Path, size: str, *command: str) -> "subprocess.CompletedProcess[str]":
    words = ["unshare", "--map-root-user", "--mount", "sh", "-c", _MOUNT.format(size=size), str(folder), *command]
    return subprocess.run(words, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a small disk can be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not shutil.which("unshare") or on_small_disk(folder, "1m", "true").returncode:
        pytest.skip("no disk can be mounted here (it takes Linux with user name spaces); see the tests of a full file")
    return folder


@pytest.mark.parametrize("way", [(), ("--protected",)], ids=["plain", "protected"])
def test_whatever_is_done_on_a_full_disk_is_told_and_loses_nothing(folder: Path, way: tuple[str, ...]) -> None:
    run = on_small_disk(folder, "6m", sys.executable, "-m", "tests.hostile.full_disk", str(folder), *way)
    assert run.returncode == 0, run.stderr
    figures = json.loads(run.stdout)
    print(figures["attempts"], "deeds,", figures["refused"], "refused")
    assert figures["wrong"] == []
    assert figures["refused"] > 20
    told = figures["told"]
    assert told["remove"] == told["write"] == told["bookmark"] == "Notes cannot be changed now: the disk is full"
    assert {"settings", "back up", "export", *(("unprotect",) if way else ("protect",))} <= told.keys()
    assert not [sentence for sentence in told.values() if "database" in sentence or "Errno" in sentence]


@pytest.mark.parametrize("way", [(), ("--protected",)], ids=["plain", "protected"])
@pytest.mark.parametrize("hindrance", ["full", "read-only"])
def test_a_window_opens_where_nothing_can_be_written_and_shows_the_notes(
    folder: Path, library_file: Path, hindrance: str, way: tuple[str, ...]
) -> None:
    program = (sys.executable, "-m", "tests.hostile.hindered_window")
    command = (*program, str(folder), str(library_file), hindrance, *way)
    run = on_small_disk(folder, "6m", *command)
    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout)
    assert seen["notes"] == ["kept"]
    assert seen["page"] == "heroin"
    assert seen["told"]
    assert all("another hrdesk" not in sentence for sentence in seen["told"])
    assert seen["refused"]
    assert list(folder.iterdir()) == []  # all of it was on the small disk

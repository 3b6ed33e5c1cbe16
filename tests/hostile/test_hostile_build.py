"""A build that is cancelled in the middle says so and leaves nothing half written."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import page_text
from tests.conftest import CONTENT

pty = pytest.importorskip("pty", reason="there are no terminals of this kind here")

_MANY = 400
"""Pages that take well over a second, after which progress is shown."""


def write_many(folder: Path) -> Path:
    body = (CONTENT / "substances" / "heroin.md").read_text(encoding="utf-8").split("\n---\n", 1)[1]
    text = "\n".join(line for line in body.splitlines() if "](" not in line)
    folder.mkdir()
    for number in range(_MANY):
        page = page_text(id=f"page-{number}", title=f"Page {number}", body=text)
        (folder / f"page-{number}.md").write_text(page, encoding="utf-8")
    return folder


def read_until(terminal: int, words: bytes) -> bytes:
    """What the program writes up to some words, or to its end."""
    seen = b""
    while words not in seen:
        try:
            more = os.read(terminal, 1024)
        except OSError:  # the other side was closed
            return seen
        if not more:
            return seen
        seen += more
    return seen


def test_ctrl_c_ends_a_build_with_one_sentence_and_no_file(tmp_path: Path) -> None:
    content = write_many(tmp_path / "content")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "hrdesk", "library", "build", str(content), "-o", str(tmp_path / "library.db")]
    with subprocess.Popen(command, stderr=theirs, stdout=subprocess.PIPE, start_new_session=True) as build:
        os.close(theirs)
        shown = read_until(ours, b"% (Ctrl+C cancels)")
        os.killpg(build.pid, signal.SIGINT)
        rest = read_until(ours, b"\0")
        assert build.wait() == 1
    os.close(ours)
    assert b"Getting the pages ready" in shown
    assert b"hrdesk: Cancelled. Nothing more was written." in rest
    assert b"Traceback" not in shown + rest
    assert [path.name for path in tmp_path.iterdir()] == ["content"]

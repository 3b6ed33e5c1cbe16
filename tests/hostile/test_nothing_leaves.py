"""Nothing that a person wrote leaves a protected notebook: not to the network, not into any other file."""

import io
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hrdesk.services.notebook import open_notebook
from hrdesk.services.passphrase_key import LEAST
from hrdesk.services.protection import protect, unlock
from tests.hostile.private_session import CANARY, PASSPHRASE, TEAM_PASSPHRASE

SECRETS = (CANARY, PASSPHRASE, TEAM_PASSPHRASE)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose notebook is protected, and was plain before."""
    home = tmp_path / "home"
    home.mkdir()
    open_notebook(home / "notebook.db").close()
    protect(home / "notebook.db", PASSPHRASE, LEAST)
    return home


def session(home: Path, library: Path, end: str, *before: str) -> "subprocess.CompletedProcess[str]":
    """Run it with a folder of its own for whatever is only for a moment."""
    moments = home.parent / "moments"
    moments.mkdir(exist_ok=True)
    command = [*before, sys.executable, "-m", "tests.hostile.private_session", str(home), str(library), end]
    environment = {**os.environ, **dict.fromkeys(("TMPDIR", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"), str(moments))}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def leaks(folder: Path) -> list[str]:
    """The files below a folder that hold a secret in whatever way letters are written, also packed ones."""
    forms = [
        secret.encode(encoding)
        for secret in (*SECRETS, *(secret.upper() for secret in SECRETS))
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")
    ]
    return [
        str(name)
        for path in folder.rglob("*")
        if path.is_file()
        for name, data in contents(path)
        if any(form in data for form in forms)
    ]


def contents(path: Path) -> Iterator[tuple[object, bytes]]:
    data = path.read_bytes()
    yield path, data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield from ((f"{path}: {name}", packed.read(name)) for name in packed.namelist())


def notes(home: Path) -> list[str]:
    path = home / "notebook.db"
    with closing(open_notebook(path, key=unlock(path, PASSPHRASE))) as notebook:
        return [annotation.note for annotation in notebook.annotations.all() if annotation.note]


def test_what_is_looked_for_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "plain.db").write_bytes(f"The {CANARY} waits".encode())
    (tmp_path / "wide.log").write_bytes(f"The {CANARY.upper()} waits".encode("utf-16-le"))
    with zipfile.ZipFile(tmp_path / "backup.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("notebook.db", f"The {CANARY} waits " * 50)
    found = sorted(Path(name.split(": ")[0]).name for name in leaks(tmp_path))
    assert found == ["backup.zip", "plain.db", "wide.log"]


def test_after_a_session_no_other_file_holds_what_was_written(home: Path, library_file: Path) -> None:
    run = session(home, library_file, "quit")
    assert run.returncode == 0, run.stderr
    assert leaks(home.parent) == []
    assert list((home / "backups").glob("*.hrbackup"))
    assert list((home.parent / "stick").glob("*.hrx"))
    assert notes(home) == [f"The {CANARY} waits at the weir. "]


def test_after_a_kill_no_file_holds_what_was_written(home: Path, library_file: Path) -> None:
    run = session(home, library_file, "killed")
    assert run.returncode == -signal.SIGKILL, run.stderr
    assert (home / "notebook.db-wal").stat().st_size > 0
    assert leaks(home.parent) == []
    (note,) = notes(home)
    assert note.startswith(f"The {CANARY} waits at the weir. ")
    assert leaks(home.parent) == []


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not here, which would see every socket")
def test_a_session_with_search_notes_and_lock_opens_no_socket_to_the_network(home: Path, library_file: Path) -> None:
    trace = home.parent / "trace"
    strace = ("strace", "-f", "-qq", "-o", str(trace), "-e", "trace=execve,socket,connect,bind,sendto,sendmsg")
    run = session(home, library_file, "quit", *strace)
    assert run.returncode == 0, run.stderr
    told = trace.read_text(errors="replace")
    assert "execve(" in told
    assert "AF_INET" not in told


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not here, which would see every socket")
def test_a_socket_to_the_network_would_be_seen(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    code = "import socket; socket.socket(socket.AF_INET6).close()"
    strace = ("strace", "-f", "-qq", "-o", str(trace), "-e", "trace=socket")
    subprocess.run([*strace, sys.executable, "-c", code], check=True)
    assert "AF_INET6" in trace.read_text()

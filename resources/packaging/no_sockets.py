"""poe no-sockets: runs the whole self-test of the frozen program under strace and looks for a socket that leads out."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

_LEADS_OUT = re.compile(r"\b(?:socket|socketpair)\((AF_INET6?|AF_PACKET|AF_NETLINK)\b.*")
_FAILED = re.compile(r"= -1 E")
_PROGRAM = Path(__file__).parents[2] / "dist" / "hrdesk" / "hrdesk"


class TraceFailed(Exception):
    """Why nothing can be said, in a sentence."""


def main() -> int:
    """Trace; 0 if no socket led out, 1 otherwise."""
    try:
        found = sockets_of(_PROGRAM, "self-test")
    except TraceFailed as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for line in found:
        sys.stderr.write(f"{line}\n")
    sys.stdout.write(f"Sockets that lead out over a whole self-test: {len(found)}.\n")
    return 1 if found else 0


def sockets_of(program: Path, *words: str) -> list[str]:
    """The calls that asked for a socket out of this machine, of the program and all that it started."""
    if not shutil.which("strace"):
        raise TraceFailed("strace is not installed: apt-get install strace.")
    if not program.is_file():
        raise TraceFailed(f"{program} is missing: poe build makes it.")
    with TemporaryDirectory() as folder:
        trace = Path(folder) / "trace"
        command = ["strace", "-f", "-qq", "-e", "trace=%network", "-o", str(trace), str(program), *words]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HRDESK_HOME": str(Path(folder) / "home")}
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        if done.returncode:
            raise TraceFailed(f"The self-test failed under strace: {done.stdout[-400:]}{done.stderr[-400:]}")
        return sockets_in(trace.read_text(errors="replace"))


def sockets_in(trace: str) -> list[str]:
    """Lines of a trace that made a socket of a family that leads out."""
    return [line for line in trace.splitlines() if _LEADS_OUT.search(line) and not _FAILED.search(line)]


if __name__ == "__main__":
    sys.exit(main())

"""Asks the self-test in a process of its own: what ends that one, as a damaged library does, is an answer too."""

import json
import os
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from hrdesk.self_test_check import COPY_AGAIN, Check, Part, Report, ask_all

_LONGEST_S = 180
"""An old laptop takes half a minute."""
_LARGEST_CODE = 0xFFFF
"""Above, codes of Windows such as 0xc0000005, which are looked up as such."""
_ROOM = b"\n" * (1 << 16)
"""Room for all answers, taken before: a full disk is one of them."""
_SILENT = "This was not answered, for hrdesk had ended by itself before."


class Answers:
    """In the process that asks: writes what it asks and hears to a file, a line at a time, each at once on the disk."""

    def __init__(self, file: Path) -> None:
        self._file = file.open("r+b", buffering=0)
        self._turn = threading.Lock()

    def begin(self, checks: Sequence[Check]) -> None:
        self._write({"checks": [check.name for check in checks]})

    def asking(self, check: Check) -> None:
        self._write({"asking": check.name})

    def answered(self, part: Part) -> None:
        self._write({"answer": asdict(part)})

    def close(self) -> None:
        self._file.close()

    def _write(self, values: dict[str, object]) -> None:
        with self._turn:
            self._file.write(f"{json.dumps(values)}\n".encode())


def asked_apart(command: Sequence[str], here: Sequence[Check], longest_s: float = _LONGEST_S) -> Report:
    """Ask `here` in this process, all else in that of a command which gets the path of a file for its Answers.

    Raises OSError where that process cannot be started.
    """
    began = perf_counter()
    with TemporaryDirectory(prefix="hrdesk-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "answers"
        file.write_bytes(_ROOM)
        process = subprocess.Popen(  # noqa: S603 - this program itself
            [*command, str(file)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "TMPDIR": folder},  # what it leaves behind when it is ended goes with ours
        )
        try:
            parts = ask_all(here).parts
            ended = _end_of(process, longest_s)
        finally:
            process.kill()
            process.wait()
        parts += _parts_of(file.read_bytes(), ended, is_well=process.returncode == 0)
    return Report(parts, (perf_counter() - began) * 1000)


def _end_of(process: "subprocess.Popen[bytes]", longest_s: float) -> str:
    """How it ended, said of what it was asked last, and what to do."""
    try:
        code = process.wait(longest_s)
    except subprocess.TimeoutExpired:
        return f"hrdesk did not come to an end with this in {longest_s:g} seconds. {COPY_AGAIN}"
    told = f"signal {-code}" if code < 0 else f"exit code {code:#x}" if code > _LARGEST_CODE else f"exit code {code}"
    return f"hrdesk ended by itself over this ({told}). {COPY_AGAIN}"


def _parts_of(content: bytes, ended: str, is_well: bool) -> tuple[Part, ...]:
    """The answers in the order of the checks; what was being asked at the end is to blame for it."""
    names: tuple[str, ...] = ()
    answers: dict[str, Part] = {}
    asking = ""
    for line in content.splitlines():
        try:
            values: dict[str, Any] = json.loads(line)
        except ValueError:  # it ended in the middle of it, or here
            break
        if "checks" in values:
            names = tuple(values["checks"])
        elif "asking" in values:
            asking = values["asking"]
        else:
            answers[values["answer"]["name"]] = Part(**values["answer"])
    if len(answers) == len(names) and not (is_well and answers):
        return (*(answers[name] for name in names), Part("end" if answers else "start", False, 0, ended))
    blamed = {asking} if asking and asking not in answers else set(names)
    silent = {name: Part(name, False, 0, ended if name in blamed else _SILENT) for name in names}
    return tuple((silent | answers).values())

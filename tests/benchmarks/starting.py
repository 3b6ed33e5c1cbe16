"""From the start of a process to its first painted window, and its peak memory: hrdesk beside a bare Qt window."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.comparison import Comparison

_BARE = "tests.benchmarks.start_bare"
_OURS = "tests.benchmarks.start_hrdesk"


def measure_starting(home: Path, runs: int) -> list[Comparison]:
    """Start both in turn, the first round (caches, the library's build) not counted."""
    seconds: dict[str, list[float]] = {_BARE: [], _OURS: []}
    memory: dict[str, list[float]] = {_BARE: [], _OURS: []}
    for number in range(runs + 1):
        for module in (_BARE, _OURS):
            took, peak = _start(module, home)
            if number:
                seconds[module].append(took)
                memory[module].append(peak)
    return [
        Comparison("start to first painted window", "bare PySide6 window", seconds[_OURS], seconds[_BARE], "ms"),
        Comparison("peak memory one second later", "bare PySide6 window", memory[_OURS], memory[_BARE], "MB"),
    ]


def _start(module: str, home: Path) -> tuple[float, float]:
    """(milliseconds, megabytes) of one start."""
    environment = {**os.environ, "HRDESK_HOME": str(home)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # people's machines keep the compiled modules
    started = time.monotonic()
    run = subprocess.run([sys.executable, "-m", module], env=environment, capture_output=True, check=True)
    told = json.loads(run.stdout)
    return (told["painted"] - started) * 1000, told["peak_mb"]

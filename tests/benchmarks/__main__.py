"""Runs every measurement and prints each beside its floor: python -m tests.benchmarks [--runs N]."""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.building import measure_building
from tests.benchmarks.comparison import Comparison, heading
from tests.benchmarks.reading import measure_reading
from tests.benchmarks.starting import measure_starting


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--runs", type=int, default=15, help="starts of each program (15)")
    runs = parser.parse_args().runs
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    screen = os.environ.get("QT_QPA_PLATFORM") or f"display {os.environ.get('DISPLAY', 'of the system')}"
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, {screen}")
    print(heading())
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        comparisons: list[Comparison] = [
            *measure_starting(home, runs),
            *measure_reading(home),
            *measure_building(home, max(3, runs // 3)),
        ]
        for comparison in comparisons:
            print(comparison)


if __name__ == "__main__":
    main()

"""Runs every measurement and prints each beside its floor: python -m tests.benchmarks [--runs N] [--sizes N,N]."""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

import platformdirs

from tests.benchmarks.annotating import measure_annotating
from tests.benchmarks.building import measure_building
from tests.benchmarks.comparison import Comparison, heading
from tests.benchmarks.deck_files import measure_deck_files
from tests.benchmarks.handouts import measure_handouts
from tests.benchmarks.presenting import measure_presenting
from tests.benchmarks.reading import measure_reading
from tests.benchmarks.reanchoring import measure_reanchoring
from tests.benchmarks.search_corpus_packages import CorpusUnavailable
from tests.benchmarks.search_sizes import SIZES, measure_searching
from tests.benchmarks.starting import measure_starting

CORPUS = Path(platformdirs.user_cache_dir("hrdesk-bench", appauthor=False))


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--runs", type=int, default=15, help="starts of each program (15)")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="passages, for search (%(default)s)")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="where the text for it is kept (%(default)s)")
    options = parser.parse_args()
    runs = options.runs
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
            *measure_presenting(home),
            *measure_annotating(home),
            *measure_building(home, max(3, runs // 3)),
            *measure_reanchoring(home, 3),
            *measure_deck_files(home, 3),
            *measure_handouts(home, 3),
        ]
        for comparison in comparisons:
            print(comparison)
        sizes = [int(size) for size in options.sizes.split(",") if size]
        try:
            measure_searching(home, sizes, options.corpus)
        except CorpusUnavailable as error:
            print(error)


if __name__ == "__main__":
    main()

"""Building the bundled library, beside python-markdown alone over the same pages."""

import time
from datetime import UTC, datetime
from pathlib import Path

import markdown

from hrdesk.services.library_build import build_library
from hrdesk.services.paths import program_folder
from tests.benchmarks.comparison import Comparison


def measure_building(home: Path, runs: int) -> list[Comparison]:
    """Build the content folder into a file, several times."""
    content = program_folder() / "content"
    texts = [path.read_text(encoding="utf-8") for path in sorted(content.rglob("*.md"))]
    ours, floor = [], []
    for _ in range(runs):
        started = time.perf_counter()
        for text in texts:
            markdown.markdown(text.split("\n---\n", 1)[-1], extensions=["tables", "admonition", "toc"])
        floor.append((time.perf_counter() - started) * 1000)
        started = time.perf_counter()
        build_library([content], home / "bench.db", datetime.now(UTC).date())
        ours.append((time.perf_counter() - started) * 1000)
    return [Comparison("build the bundled library", "python-markdown alone", ours, floor, "ms")]

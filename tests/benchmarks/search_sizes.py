"""Search at several sizes of library, beside plain FTS5 and tantivy, on the same passages and queries, in one run."""

import gc
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import quantiles

from hrdesk.services.library import Library
from hrdesk.services.search import Search
from tests.benchmarks.search_corpus import CorpusPassage, corpus
from tests.benchmarks.search_library import write_corpus_library
from tests.benchmarks.search_peers import Peer, PlainFts5, Tantivy
from tests.benchmarks.search_queries import typed_queries
from tests.benchmarks.window import open_window, timed, until_painted

SIZES = (300, 3_000, 30_000, 300_000)
_QUERIES = 60
_MOST_FOR_PEERS = 400
"""Keystrokes that a slow engine is asked; ours is asked all of them."""


@dataclass(frozen=True)
class Measured:
    """One engine at one size: milliseconds a keystroke, seconds to build, megabytes on the disk."""

    name: str
    size: int
    took: Sequence[float]
    build_s: float
    megabytes: float

    def line(self, ours: "Measured | None", smaller: "Measured | None") -> str:
        """A row: half, 95 and 99 of 100 keystrokes are quicker; the worst; ratios to ours and to the size before."""
        p50, p95, p99 = (percentile(self.took, share) for share in (50, 95, 99))
        ratio = f"{p95 / percentile(ours.took, 95):7.2f}x" if ours else f"{'':8}"
        grown = f"{p95 / percentile(smaller.took, 95):6.2f}x" if smaller else f"{'':7}"
        built = f"{self.build_s / smaller.build_s:6.2f}x" if smaller and smaller.build_s else f"{'':7}"
        shown = f"{p50:8.2f} {p95:8.2f} {p99:8.2f} {max(self.took):9.2f}"
        return (
            f"{self.size:>8,} {self.name:22} {shown} {ratio} {grown} {self.build_s:8.1f} {built} {self.megabytes:8.1f}"
        )


def measure_searching(folder: Path, sizes: Sequence[int], store: Path) -> None:
    """Print a row for each engine and size; the corpus is kept in `store`."""
    print(
        f"{'passages':>8} {'engine':22} {'p50 ms':>8} {'p95 ms':>8} {'p99 ms':>8} {'worst ms':>9} "
        f"{'p95/ours':>8} {'grown':>7} {'build s':>8} {'grown':>7} {'MB':>8}"
    )
    before: dict[str, Measured] = {}
    queries: list[str] = []
    for size in sizes:
        passages = list(corpus(store, size))
        queries = queries or typed_queries(passages, _QUERIES)
        rows = _at_size(folder, passages, queries)
        for row in rows:
            is_ours = row is rows[0]
            print(row.line(None if is_ours else rows[0], before.get(row.name)), flush=True)
            before[row.name] = row


def _at_size(folder: Path, passages: Sequence[CorpusPassage], queries: Sequence[str]) -> list[Measured]:
    size = len(passages)
    path = folder / f"corpus-{size}.db"
    build_s = timed(lambda: write_corpus_library(passages, path)) / 1000
    megabytes = _megabytes(path)
    _write_out()
    gc.collect()
    gc.freeze()  # the text that is measured on is not part of what is measured
    with Library(path) as library:
        search = Search(library)
        search.warm_up()
        ours = [timed(partial(search.find, query)) for query in queries]
    painted = _painted(folder, path, queries)
    cold = _cold(path, queries[:: max(1, len(queries) // 40)])  # last, for it makes the system forget the file
    rows = [
        Measured("hrdesk", size, ours, build_s, megabytes),
        Measured("hrdesk, painted", size, painted, 0.0, megabytes),
        Measured("hrdesk, cold file", size, cold, 0.0, megabytes),
    ]
    rows += [_peer(peer, folder, passages, queries) for peer in (PlainFts5(), Tantivy())]
    path.unlink()
    return rows


def _peer(peer: Peer, folder: Path, passages: Sequence[CorpusPassage], queries: Sequence[str]) -> Measured:
    found: list[Path] = []
    build_s = timed(lambda: found.append(peer.build(folder, passages))) / 1000
    peer.open(found[0])
    asked = queries[:: max(1, len(queries) // _MOST_FOR_PEERS)]
    peer.find("warm")
    took = [timed(partial(peer.find, query)) for query in asked]
    peer.close()
    return Measured(peer.name, len(passages), took, build_s, _megabytes(found[0]))


def _cold(path: Path, queries: Sequence[str]) -> list[float]:
    """Each query asked of a library that was just opened, and that the system has forgotten."""
    took = []
    for query in queries:
        _forget(path)
        with Library(path) as library:
            search = Search(library)
            took.append(timed(partial(search.find, query)))
    return took


def _write_out() -> None:
    """Have the system write to the disk now what was built: it would do so while the keystrokes are measured."""
    if hasattr(os, "sync"):
        os.sync()


def _forget(path: Path) -> None:
    """Ask the system to drop the file from its memory, where it can be asked."""
    with suppress(OSError, AttributeError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)


def _painted(folder: Path, path: Path, queries: Sequence[str]) -> list[float]:
    """Keystroke to painted results in the real window."""
    with open_window(folder / "home", path) as (window, _):
        window.search_field.setFocus()
        return [until_painted(partial(window.search_field.setText, query)) for query in queries]


def percentile(values: Sequence[float], share: int) -> float:
    """The value below which so many of a hundred lie."""
    return quantiles(values, n=100)[share - 1] if len(values) > 1 else values[0]


def _megabytes(path: Path) -> float:
    files = [path] if path.is_file() else list(path.rglob("*"))
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6

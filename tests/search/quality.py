"""How often the right page stands among the first, ours beside plain FTS5: python -m tests.search.quality [FILE]."""

import argparse
import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean

from hrdesk.core.search_query import parse_query
from hrdesk.services.library import Library
from hrdesk.services.library_build import build_library
from hrdesk.services.paths import program_folder
from hrdesk.services.search import Search

QUERIES = Path(__file__).with_name("queries.jsonl")
_LOOKED_AT = 10

Find = Callable[[str], Sequence[str]]
"""The ids of the first pages for a query, the best first."""


@dataclass(frozen=True)
class Judged:
    """A query and the pages that answer it, the best first; one of them suffices."""

    query: str
    kind: str
    language: str
    expect: tuple[str, ...]
    danger: bool
    """The words point to danger to life: an emergency that is expected must stand among the first three."""


def read_queries(path: Path = QUERIES) -> list[Judged]:
    """The judged queries of a file of JSON lines."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [Judged(**{**row, "expect": tuple(row["expect"])}) for row in rows]


@dataclass(frozen=True)
class Place:
    """Where the first right page stands (0 if nowhere), and whether help stands where it must."""

    query: Judged
    place: int
    is_helped: bool


def judge(query: Judged, ids: Sequence[str]) -> Place:
    """Where the answer stands in a list of ids."""
    place = next((n for n, found in enumerate(ids[:_LOOKED_AT], start=1) if found in query.expect), 0)
    help_wanted = {found for found in query.expect if found.startswith("emergency-")}
    return Place(query, place, not query.danger or bool(help_wanted & set(ids[:3])))


def plain_fts5(library: Path) -> tuple[sqlite3.Connection, Find]:
    """The floor: FTS5 with porter over the same passages; all words, and any of them where none has all."""
    connection = sqlite3.connect(":memory:")
    connection.execute("ATTACH ? AS given", (str(library),))
    connection.execute(
        "CREATE VIRTUAL TABLE plain USING fts5(id UNINDEXED, title, names, heading, text, tokenize=porter)"
    )
    connection.execute(
        "INSERT INTO plain SELECT article_id, title, names, heading, text FROM given.passages WHERE searched"
    )

    def find(text: str) -> list[str]:
        words = [w for w in parse_query(text).words]
        for between in (" ", " OR "):
            match = between.join(f'"{word}"' for word in words)
            rows = connection.execute("SELECT id FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 100", (match,))
            found = list(dict.fromkeys(row[0] for row in rows)) if match else []
            if found:
                return found[:_LOOKED_AT]
        return []

    return connection, find


def share(values: Iterable[bool]) -> float:
    """How many of the values are true, from 0 to 1."""
    return mean([1.0 if value else 0.0 for value in values] or [1.0])


def figures(places: Sequence[Place]) -> str:
    """hit@1, hit@3, hit@5, MRR, and how often help stands among the first three where it must."""
    hits = [share(0 < found.place <= k for found in places) for k in (1, 3, 5)]
    mrr = mean([1 / found.place if found.place else 0.0 for found in places] or [0.0])
    helped = [found.is_helped for found in places if found.query.danger]
    shown = f"{share(helped):6.3f}" if helped else f"{'–':>6}"
    return " ".join(f"{value:6.3f}" for value in (*hits, mrr)) + f" {shown}"


def table(ours: Sequence[Place], floor: Sequence[Place]) -> str:
    """A line for all queries, for each kind and for each language; ours on the left, the floor on the right."""
    columns = f"{'hit@1':>6} {'hit@3':>6} {'hit@5':>6} {'MRR':>6} {'help@3':>6}"
    lines = [f"{'':20} {'n':>4}   {columns}   {columns}", f"{'':20} {'':>4}   {'hrdesk':^34}   {'plain FTS5':^34}"]
    groups: dict[str, list[int]] = {"all": list(range(len(ours)))}
    for number, found in enumerate(ours):
        groups.setdefault(found.query.kind, []).append(number)
    for number, found in enumerate(ours):
        groups.setdefault(f"in {found.query.language}", []).append(number)
    for name, numbers in groups.items():
        mine, theirs = [ours[n] for n in numbers], [floor[n] for n in numbers]
        lines.append(f"{name:20} {len(numbers):4}   {figures(mine)}   {figures(theirs)}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="search-quality")
    parser.add_argument("queries", nargs="?", type=Path, default=QUERIES, help="a file of judged queries")
    parser.add_argument(
        "--misses", action="store_true", help="also list the queries whose answer is not in the first 3"
    )
    options = parser.parse_args()
    queries = read_queries(options.queries)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        build_library([program_folder() / "content"], path, datetime.now(UTC).date())
        connection, plain = plain_fts5(path)
        with Library(path) as library, closing(connection):
            search = Search(library)
            found = [[hit.article_id for hit in search.find(query.query).hits] for query in queries]
            ours = [judge(query, ids) for query, ids in zip(queries, found, strict=True)]
            floor = [judge(query, plain(query.query)) for query in queries]
    print(table(ours, floor))
    if options.misses:
        for query, ids, place in zip(queries, found, ours, strict=True):
            if not 0 < place.place <= 3 or not place.is_helped:
                told = "" if place.is_helped else " (no help in the first 3)"
                print(f"{query.kind}: {query.query} → {', '.join(ids[:4]) or 'nothing'}; wanted {query.expect}{told}")


if __name__ == "__main__":
    main()

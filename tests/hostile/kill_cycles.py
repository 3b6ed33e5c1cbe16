"""Kills a process that writes a notebook, again and again, and looks at what is left.

Run as a program, so that the writers are forked from a process that is warm and holds no Qt:
`python -m tests.hostile.kill_cycles FOLDER CYCLES SEED`, which prints the figures as JSON. With `--hasty` the writers
are one acknowledgement ahead of what they keep, to see that this would be told; with `--protected` the notebook is.
"""

import json
import os
import shutil
import signal
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

from hrdesk.core.errors import HrdeskError
from hrdesk.services.database import DatabaseError
from hrdesk.services.notebook import open_notebook
from tests.hostile.deeds import KEY, Kept, begin_home, draw_deeds, follow, read_kept, was_never_begun

FRESH_EVERY = 25
"""Cycles after which a new notebook is begun, so that its beginning is killed as well."""
_ENOUGH_DEEDS = 300
_ACKNOWLEDGED = b"."


@dataclass
class Figures:
    """What came of the cycles; `lost` and `corrupt` are to be nothing."""

    cycles: int = 0
    acknowledged: int = 0
    with_journal: int = 0
    """Cycles that left a journal behind, so that the next opening had something to recover."""
    in_flight_kept: int = 0
    """Cycles in which the change that was under way at the kill is there, whole."""
    lost: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)


def run_cycles(folder: Path, cycles: int, seed: int, key: bytes | None) -> Figures:
    """Kill so many writers of a notebook in `folder`."""
    figures, lot = Figures(), Random(seed)
    kept: Kept = {}
    path = begin_home(folder, key)
    for cycle in range(cycles):
        if cycle % FRESH_EVERY == 0 or was_never_begun(path):
            kept, path = {}, begin_home(folder, key)
        figures.cycles += 1
        deeds_seed = lot.getrandbits(32)
        acknowledged = _kill_a_writer(path, key, deeds_seed, dict(kept), lot)
        figures.acknowledged += acknowledged
        figures.with_journal += _has_journal(path)
        kept = _judge(path, key, deeds_seed, kept, acknowledged, figures, look_at_copy=lot.random() < 0.3)
    return figures


def _kill_a_writer(path: Path, key: bytes | None, deeds_seed: int, kept: Kept, lot: Random) -> int:
    """Fork a writer and kill it at a random moment; returns how many changes it acknowledged."""
    told, tell = os.pipe()
    writer = os.fork()
    if not writer:
        try:
            os.close(told)
            _write(path, key, deeds_seed, kept, tell)
        finally:
            os._exit(1)  # a writer that ends by itself would be a fault
    os.close(tell)
    acknowledged = b""
    if lot.random() < 0.3:  # at any time, also while it opens or begins the notebook
        time.sleep(lot.uniform(0, 0.03))
    else:  # after so many changes, somewhere in the next one or two
        for _ in range(lot.randrange(1, 12)):
            acknowledged += os.read(told, 1)
        time.sleep(lot.uniform(0, 0.008))
    os.kill(writer, signal.SIGKILL)
    _, status = os.waitpid(writer, 0)
    with os.fdopen(told, "rb") as rest:
        acknowledged += rest.read()
    if not os.WIFSIGNALED(status):
        raise AssertionError("the writer ended by itself")
    return len(acknowledged)


def _write(path: Path, key: bytes | None, deeds_seed: int, kept: Kept, tell: int) -> None:
    notebook = open_notebook(path, key=key)
    deeds = draw_deeds(Random(deeds_seed), kept)
    if "--hasty" in sys.argv:
        os.write(tell, _ACKNOWLEDGED)
    for _ in range(_ENOUGH_DEEDS):
        notebook.records.keep([next(deeds)])
        os.write(tell, _ACKNOWLEDGED)
    signal.pause()


def _has_journal(path: Path) -> bool:
    journal = path.with_name(f"{path.name}-wal")
    return journal.exists() and journal.stat().st_size > 0


def _judge(
    path: Path, key: bytes | None, deeds_seed: int, kept: Kept, acknowledged: int, figures: Figures, look_at_copy: bool
) -> Kept:
    """Open the notebook as the app does, compare it with what was acknowledged, and return what it holds.

    A copy is looked at now and then, so that the next writer finds the journal of the one that was killed.
    """
    where = f"cycle {figures.cycles}"
    if look_at_copy:
        copy = begin_home(path.parent / "copy", key).parent
        for file in path.parent.glob(f"{path.name}*"):
            shutil.copy(file, copy)
        path = copy / path.name
    deeds = draw_deeds(Random(deeds_seed), kept)
    for _ in range(acknowledged):
        next(deeds)
    pending = next(deeds)  # also lets the last acknowledged one be followed
    with_pending = dict(kept)
    follow(with_pending, pending)
    found = {} if not kept and was_never_begun(path) else _read(path, key, where, figures)
    if look_at_copy:
        shutil.rmtree(path.parent)
    if found == with_pending:
        figures.in_flight_kept += 1
        return found
    if found is not None and found != kept:
        wrong = sorted(str(name) for name in kept.keys() | found.keys() if kept.get(name) != found.get(name))
        figures.lost.append(f"{where}: {', '.join(wrong)}")
    return kept if found is None else found


def _read(path: Path, key: bytes | None, where: str, figures: Figures) -> Kept | None:
    try:
        notebook = open_notebook(path, key=key)
        try:
            if not notebook.is_whole():
                figures.corrupt.append(f"{where}: its pages do not fit together")
            return read_kept(notebook)
        finally:
            notebook.close()
    except (HrdeskError, DatabaseError) as error:
        figures.corrupt.append(f"{where}: {error!r}")
        return None


if __name__ == "__main__":
    key = KEY if "--protected" in sys.argv else None
    print(json.dumps(asdict(run_cycles(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), key))))

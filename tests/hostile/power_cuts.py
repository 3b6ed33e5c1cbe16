"""Cuts the power of a disk in simulation, thousands of times, and opens what is left as the app does.

Run as a program: `python -m tests.hostile.power_cuts FOLDER CUTS SEED`, which prints the figures as JSON. With
`--careless` the notebook is kept as many programs keep their files, to see that losses would be told; with
`--protected` it is protected.

A session of deeds is recorded (`disk_recorder`). Then the power goes at a random event of it: what was synced is
there; of what was not, any part may be: nothing, all, a beginning, or any sectors of any writes in any order. Names
(new and removed) reach the disk in their order, at the latest when their file or the folder is synced, as on ext4 and
XFS.
"""

import copy
import importlib
import json
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from unittest.mock import patch

from hrdesk.core.errors import HrdeskError
from hrdesk.services.database import Connection, DatabaseError, keep_safely
from hrdesk.services.notebook import open_notebook
from tests.hostile.deeds import KEY, Kept, begin_home, draw_deeds, follow, read_kept, was_never_begun
from tests.hostile.disk_recorder import (
    Cut,
    DiskRecorder,
    Event,
    FolderSynced,
    Made,
    Removed,
    Synced,
    Told,
    Written,
)

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""
SESSIONS = 6
"""Recorded sessions in a run; each begins from what the last cut of the one before has left."""
_BEGINNING = 60
"""Events of a session in which the notebook is begun or recovered: every sixth cut is there."""


@dataclass
class Figures:
    """What came of the cuts; `lost` and `corrupt` are to be nothing."""

    cuts: int = 0
    events: int = 0
    acknowledged: int = 0
    """Changes acknowledged before the cut, summed over the cuts."""
    in_flight_kept: int = 0
    lost: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)


class Disk:
    """A disk with a cache: what was asked of it, and what it would hold if the power went now."""

    def __init__(self) -> None:
        self._files: dict[int, bytearray] = {}
        self._cached: dict[int, list[Written | Cut]] = {}
        self._names: dict[str, int] = {}
        """As programs see them."""
        self._kept_names: dict[str, int] = {}
        self._cached_names: list[tuple[str, int | None, int]] = []
        """Changes of names that may be lost: the name, what it stands for from now on, and the file it is about."""

    def take(self, event: Event) -> None:
        """Do what a program asked."""
        match event:
            case Made(name) if name not in self._names:
                self._files[len(self._files)] = bytearray()
                self._name(name, len(self._files) - 1)
            case Written(name) | Cut(name):
                self._cached.setdefault(self._names[name], []).append(event)
            case Synced(name):
                self._sync(self._names[name])
            case FolderSynced():
                self._keep_names(len(self._cached_names))
            case Removed(name):
                self._name(name, None)

    def after_power_cut(self, lot: Random) -> dict[str, bytes]:
        """The files that are there afterwards."""
        names = dict(self._kept_names)
        for name, file, _ in self._cached_names[: lot.randint(0, len(self._cached_names))]:
            _rename(names, name, file)
        return {name: self._file_after_power_cut(file, lot) for name, file in names.items()}

    def _file_after_power_cut(self, file: int, lot: Random) -> bytes:
        content, cached = copy.copy(self._files[file]), self._cached.get(file, [])
        chance = lot.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        if lot.random() < 0.3:  # in order, up to a point
            cached, chance = cached[: lot.randint(0, len(cached))], 1.0
        for event in cached:
            if isinstance(event, Cut):
                if lot.random() < chance:
                    _apply(content, event)
                continue
            for start in range(0, len(event.data), SECTOR):
                if lot.random() < chance:
                    sector = event.data[start : start + SECTOR]
                    _apply(content, Written(event.name, event.start + start, sector))
        return bytes(content)

    def _sync(self, file: int) -> None:
        for event in self._cached.pop(file, ()):
            _apply(self._files[file], event)
        about = [place for place, (_, _, file_) in enumerate(self._cached_names) if file_ == file]
        if about:
            self._keep_names(about[-1] + 1)

    def _name(self, name: str, file: int | None) -> None:
        about = self._names[name] if file is None else file
        _rename(self._names, name, file)
        self._cached_names.append((name, file, about))

    def _keep_names(self, count: int) -> None:
        for name, file, _ in self._cached_names[:count]:
            _rename(self._kept_names, name, file)
        del self._cached_names[:count]


def _rename(names: dict[str, int], name: str, file: int | None) -> None:
    if file is None:
        names.pop(name, None)
    else:
        names[name] = file


def _apply(content: bytearray, event: Written | Cut) -> None:
    size = event.size if isinstance(event, Cut) else max(len(content), event.start + len(event.data))
    content.extend(bytes(max(0, size - len(content))))
    if isinstance(event, Cut):
        del content[size:]
    else:
        content[event.start : event.start + len(event.data)] = event.data


def record_session(recorder: DiskRecorder, path: Path, key: bytes | None, kept: Kept, lot: Random) -> list[Kept]:
    """Open the notebook twice and do some deeds each time; returns what was to be kept before and after each deed."""
    states = [dict(kept)]
    deeds = draw_deeds(lot, kept)
    for is_last in (False, True):
        notebook = open_notebook(path, key=key)
        for _ in range(lot.randint(5, 150)):
            deed = next(deeds)
            notebook.records.keep([deed])
            recorder.tell()
            states.append(dict(states[-1]))
            follow(states[-1], deed)
        if not is_last or lot.random() < 0.5:
            notebook.close()
    return states


def run_cuts(folder: Path, key: bytes | None, cuts: int, seed: int) -> Figures:
    """Record sessions in `folder` and cut the power so many times in all."""
    figures, lot = Figures(), Random(seed)
    live, wreck = folder / "live", folder / "wreck"
    path = begin_home(live, key)
    recorder = DiskRecorder(live)
    recorder.watch_sqlite(_driver())
    kept: Kept = {}
    for session in range(SESSIONS):
        disk = _disk_with(live)
        recorder.events.clear()
        states = record_session(recorder, path, key, kept, lot)
        figures.events += len(recorder.events)
        count = cuts // SESSIONS + (session < cuts % SESSIONS)
        early = lot.choices(range(_BEGINNING), k=count // 6)
        moments = sorted(early + lot.choices(range(len(recorder.events) + 1), k=count - len(early)))
        found = _cut_at(moments, recorder.events, disk, states, wreck, key, figures, lot)
        kept = found or {}
        begin_home(live, key)
        if found is not None and not was_never_begun(wreck / path.name):
            shutil.copytree(wreck, live, dirs_exist_ok=True)
    return figures


def _disk_with(folder: Path) -> Disk:
    disk = Disk()
    for file in folder.iterdir():
        for event in (Made(file.name), Written(file.name, 0, file.read_bytes()), Synced(file.name)):
            disk.take(event)
    return disk


def _cut_at(
    moments: Sequence[int],
    events: Sequence[Event],
    disk: Disk,
    states: Sequence[Kept],
    wreck: Path,
    key: bytes | None,
    figures: Figures,
    lot: Random,
) -> Kept | None:
    """Cut the power at these moments and judge each; returns what the last wreck holds, which is left in `wreck`."""
    taken = told = 0
    found: Kept | None = {}
    for moment in moments:
        for event in events[taken:moment]:
            disk.take(event)
            told += isinstance(event, Told)
        taken = moment
        files = disk.after_power_cut(lot)
        _lay_out(wreck, key, files)
        figures.cuts += 1
        figures.acknowledged += told
        found = _judge(wreck / "notebook.db", key, states, told, figures)
        _lay_out(wreck, key, files)
    return found


def _lay_out(folder: Path, key: bytes | None, files: dict[str, bytes]) -> None:
    begin_home(folder, key)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _judge(path: Path, key: bytes | None, states: Sequence[Kept], told: int, figures: Figures) -> Kept | None:
    where = f"cut {figures.cuts}"
    if not states[told] and was_never_begun(path):
        return {}
    try:
        notebook = open_notebook(path, key=key)
        try:
            if not notebook.is_whole():
                figures.corrupt.append(f"{where}: its pages do not fit together")
            found = read_kept(notebook)
        finally:
            notebook.close()
    except (HrdeskError, DatabaseError) as error:
        figures.corrupt.append(f"{where}: {error!r}")
        return None
    if told + 1 < len(states) and found == states[told + 1]:
        figures.in_flight_kept += 1
    elif found != states[told]:
        after = next((number for number, state in enumerate(states) if state == found), None)
        figures.lost.append(f"{where}: {told} changes were told, found what was kept after {after}")
    return found


def _keep_carelessly(connection: Connection) -> None:
    keep_safely(connection)
    connection.execute("PRAGMA synchronous=NORMAL")


def _driver() -> str:
    """The file with the SQLite that opens notebooks."""
    driver = importlib.import_module("sqlcipher3._sqlite3")
    assert driver.__file__
    return driver.__file__


if __name__ == "__main__":
    key = KEY if "--protected" in sys.argv else None
    folder, cuts, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    way = _keep_carelessly if "--careless" in sys.argv else keep_safely
    with patch("hrdesk.services.notebook.keep_safely", way):
        print(json.dumps(asdict(run_cuts(folder, key, cuts, seed))), flush=True)
    os._exit(0)  # connections that are still open would be closed by way of a recorder that is gone

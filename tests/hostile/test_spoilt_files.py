"""Files with flipped bits and files cut short: what is opened holds every note, or it is told, and nothing is lost.

The long runs are left out unless asked for: `poe endure`.
"""

from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from hrdesk.core.errors import HrdeskError
from hrdesk.services.agreement import all_records, disagreements
from hrdesk.services.journal import journal_of
from hrdesk.services.notebook import open_notebook
from tests.hostile.deeds import KEY, Kept, begin_home, do_some, draw_deeds, follow, kept_of
from tests.services.exchanging import Device, quick_keys

__all__ = ["quick_keys"]

DEEDS = 120


@dataclass(frozen=True)
class Home:
    """The files of a notebook, and what it has held after each deed."""

    key: bytes | None
    files: dict[str, bytes]
    states: list[Kept]


@pytest.fixture(params=["plain", "protected"])
def key(request: pytest.FixtureRequest) -> bytes | None:
    return KEY if request.param == "protected" else None


@pytest.fixture(params=["closed", "killed"])
def home(request: pytest.FixtureRequest, tmp_path: Path, key: bytes | None) -> Home:
    """A notebook that was closed, or whose process was killed so that its journal is still there."""
    path = begin_home(tmp_path / "made", key)
    states: list[Kept] = [{}]
    with closing(open_notebook(path, key=key)) as notebook:
        deeds = draw_deeds(Random(7), {})
        for _ in range(DEEDS):
            deed = next(deeds)
            notebook.records.keep([deed])
            states.append(dict(states[-1]))
            follow(states[-1], deed)
        if request.param == "killed":
            return Home(key, files_beside(path), states)
    return Home(key, files_beside(path), states)


def files_beside(path: Path) -> dict[str, bytes]:
    """All files of a notebook that hold something, but for the index that SQLite makes of the journal."""
    names = (file for file in path.parent.iterdir() if file.is_file() and not file.name.endswith("-shm"))
    return {file.name: data for file in names if (data := file.read_bytes())}


def spoil(data: bytes, lot: Random, way: str) -> bytes:
    """Flip one bit, often in the head, where it does most harm; or cut off the end, or all of it."""
    if way == "flip":
        place = lot.randrange(len(data) if lot.random() < 0.7 else min(len(data), 200))
        return data[:place] + bytes([data[place] ^ 1 << lot.randrange(8)]) + data[place + 1 :]
    return data[: lot.choice((0, 1, lot.randrange(len(data)), lot.randrange(len(data))))]


@pytest.mark.parametrize("way", ["flip", "cut"])
@pytest.mark.parametrize("count", [30, pytest.param(1_000, marks=pytest.mark.slow)])
def test_a_spoilt_notebook_holds_every_note_or_says_so(tmp_path: Path, home: Home, way: str, count: int) -> None:
    lot, outcomes = Random(count), Counter[str]()
    for _ in range(count):
        path = begin_home(tmp_path / "spoilt", home.key)
        name = lot.choice([name for name in home.files if name.startswith("notebook.db")])
        files = home.files | {name: spoil(home.files[name], lot, way)}
        for file, data in files.items():
            (path.parent / file).write_bytes(data)
        outcomes[judge(path, home, files, name, way)] += 1
    print(count, "times", dict(outcomes))


def judge(path: Path, home: Home, files: dict[str, bytes], spoilt: str, way: str) -> str:
    """What came of it; anything but what is allowed fails."""
    try:
        notebook = open_notebook(path, key=home.key)
    except HrdeskError:
        assert files_beside(path) == {name: data for name, data in files.items() if data}
        return "told, and left as it was"
    with closing(notebook):
        found = kept_of(all_records(notebook))
        if notebook.trouble:
            aside = Path(str(notebook.trouble.facts["aside"]))
            assert aside.read_bytes() == files["notebook.db"]
            assert journal_of(aside).read_bytes() == files["notebook.db-wal"]
            assert found in home.states
            return "told, opened without the newest changes"
        if disagreements(notebook):
            return "found by the check"
        if found == home.states[-1]:
            return "every note is there"
    # What a spoilt journal has lost cannot always be told from a write that the power cut short, but nothing is half.
    assert spoilt.endswith("-wal")
    assert found in (home.states if way == "cut" else home.states[-3:])
    return "opened without the newest changes"


@pytest.mark.usefixtures("quick_keys")
@pytest.mark.parametrize("way", ["flip", "cut"])
@pytest.mark.parametrize("count", [30, pytest.param(1_000, marks=pytest.mark.slow)])
def test_a_spoilt_file_of_an_exchange_is_told_and_does_no_harm(tmp_path: Path, way: str, count: int) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    colleague, reader = (Device(tmp_path / f"{name}.db", name) for name in ("Ana", "Ben"))
    with closing(colleague), closing(reader):
        for number in range(3):
            do_some(colleague.notebook, 10, seed=number)
            colleague.meet(folder)
        whole = {path: path.read_bytes() for path in folder.iterdir()}
        all_changes = len(reader.preview(folder).plan.versions)
        lot, outcomes = Random(count), Counter[str]()
        for _ in range(count):
            path = lot.choice(sorted(whole))
            spoilt = spoil(whole[path], lot, way)
            path.write_bytes(spoilt)
            try:
                preview = reader.preview(folder)
            except HrdeskError:
                outcomes["told"] += 1
            else:
                assert preview.skipped or len(preview.plan.versions) == all_changes
                outcomes["told which file" if preview.skipped else "every change is there"] += 1
            assert path.read_bytes() == spoilt
            path.write_bytes(whole[path])
        print(count, "times", dict(outcomes))
        assert all_records(reader.notebook) == ()
        reader.meet(folder)
        assert kept_of(all_records(reader.notebook)).keys() == kept_of(all_records(colleague.notebook)).keys()

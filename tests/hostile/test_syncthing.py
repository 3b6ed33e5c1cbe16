"""Colleagues exchange notes through a folder that two real Syncthing instances keep the same, online and offline."""

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from shutil import copyfile

import pytest

from tests.hostile.syncthing import Syncthing, find_syncthing, in_step
from tests.services.exchanging import CANARY, WORDS, Account, Device, assert_agreed, do_something, quick_keys

__all__ = ["quick_keys"]

SYNCTHING = find_syncthing()

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SYNCTHING is None, reason="no Syncthing: apt install syncthing, or set HRDESK_SYNCTHING"),
    pytest.mark.usefixtures("quick_keys"),
]


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Syncthing, Syncthing]]:
    assert SYNCTHING
    here, there = (Syncthing(SYNCTHING, tmp_path / f"st-{name}", tmp_path / name) for name in ("here", "there"))
    here.pair_with(there)
    there.pair_with(here)
    try:
        for peer in (here, there):
            peer.start()
        yield here, there
    finally:
        for peer in (here, there):
            peer.stop()


def hire(home: Path, name: str) -> Device:
    home.mkdir()
    return Device(home / "notebook.db", name)


class Team:
    """Ana here, Ben and Cem there; each makes so many changes."""

    def __init__(self, place: Path, pair: tuple[Syncthing, Syncthing], seed: int) -> None:
        self.lot, self.account = Random(seed), Account()
        self.here, self.there = pair
        self.ana, self.ben, self.cem = (hire(place / name, name) for name in ("ana", "ben", "cem"))
        self.folder_of = {"ana": self.here.folder, "ben": self.there.folder, "cem": self.there.folder}
        self.devices = [self.ana, self.ben, self.cem]

    def work(self, changes: int, every: int) -> None:
        """Everybody changes notes, and exchanges after every so many changes."""
        for number in range(changes):
            for device in self.devices:
                do_something(device, self.account, self.lot, notes=150)
                if number % every == self.lot.randrange(every):
                    device.meet(self.folder_of[device.name])

    def meet(self) -> None:
        for device in self.devices:
            device.meet(self.folder_of[device.name])


def test_three_devices_agree_after_a_thousand_changes_each_online_offline_and_in_conflict(
    tmp_path: Path, pair: tuple[Syncthing, Syncthing]
) -> None:
    began = time.monotonic()
    here, there = pair
    team = Team(tmp_path, pair, seed=1)
    team.ana.write("canary", CANARY)
    for _ in range(5):
        team.work(60, every=20)
        in_step(here, there)

    here.part()
    team.meet()
    _work_on_a_copy(team, tmp_path)
    team.work(400, every=50)
    for peer in (here, there):
        peer.scan()
    here.meet()
    in_step(here, there)
    conflicts = len(list(here.folder.glob("*.sync-conflict-*")))
    assert conflicts

    team.work(300, every=50)
    for _ in range(2):
        team.meet()
        in_step(here, there)
    team.meet()
    in_step(here, there)
    team.meet()
    assert_agreed(team.devices, team.account)
    files = [*here.folder.iterdir(), *there.folder.iterdir()]
    contents = [path.read_bytes() for path in files if path.is_file()]
    assert not any(secret.encode() in content for secret in (CANARY, WORDS, "annotation") for content in contents)
    print(
        f"3 × 1,000 changes, {team.account.written} texts: {len(team.ana.contents())} records agreed, none lost;",
        f"{len(list(here.folder.glob('*.hrx')))} files of {sum(map(len, contents)) // 2048} kB, {conflicts} conflicts,",
        f"{time.monotonic() - began:.0f} s",
    )
    for device in team.devices:
        device.close()


def _work_on_a_copy(team: Team, place: Path) -> None:
    """Ana's notebook was copied to the other computer as a file. Offline, both write files of one name."""
    home = place / "copy"
    home.mkdir()
    team.ana.close()
    copyfile(team.ana.path, home / "notebook.db")
    team.ana = team.devices[0] = Device(team.ana.path, "ana")
    twin = Device(home / "notebook.db", "twin")
    for device, folder in ((team.ana, team.here.folder), (twin, team.there.folder)):
        words = team.account.new_words(device.name)
        device.write("both", words)
        team.account.waiting.setdefault("both", set()).add(words)
        device.meet(folder)
    twin.meet(team.there.folder)
    team.folder_of["twin"] = team.there.folder
    twin.close()

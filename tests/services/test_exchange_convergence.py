"""Whatever is lost, cut off, repeated or comes late: with all files there, all devices hold the same, and all words."""

from pathlib import Path
from random import Random
from shutil import copyfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.exchanging import Account, Device, assert_agreed, do_something, quick_keys, settle_down

__all__ = ["quick_keys"]

NAMES = ("ana", "ben", "cem")
STEPS = ("change", "change", "change", "meet", "meet", "lose", "cut", "copy", "spoil", "carry", "copy-notebook")


class World:
    """Three devices at two folders, of which one is a stick that is not always there."""

    def __init__(self, place: Path, seed: int) -> None:
        self.lot = Random(seed)
        self.place = place
        self.folders = (place / "share", place / "stick")
        for folder in self.folders:
            folder.mkdir(parents=True)
        self.devices = [Device(place / name / "notebook.db", name) for name in self._homes()]
        self.account = Account()

    def _homes(self) -> tuple[str, ...]:
        for name in NAMES:
            (self.place / name).mkdir()
        return NAMES

    def step(self, what: str) -> None:
        device, folder = self.lot.choice(self.devices), self.lot.choice(self.folders)
        match what:
            case "change":
                do_something(device, self.account, self.lot)
            case "meet":
                device.meet(folder)
            case "carry":
                for path in folder.glob("*.hrx"):
                    copyfile(path, self.folders[folder == self.folders[0]] / path.name)
            case "copy-notebook":
                self._hand_on_files(device)
            case _:
                files = sorted(folder.glob("*.hrx"))
                if files:
                    self._harm(what, self.lot.choice(files))

    def _hand_on_files(self, device: Device) -> None:
        """Somebody puts the home back as it was a moment ago, past hrdesk: what was written since is not lost yet."""
        device.close()
        twin = self.place / f"{device.name}{len(self.devices)}"
        if len(self.devices) > 4:
            device.__init__(device.path, device.name)  # type: ignore[misc]
            return
        twin.mkdir()
        copyfile(device.path, twin / "notebook.db")
        device.__init__(device.path, device.name)  # type: ignore[misc]
        self.devices.append(Device(twin / "notebook.db", f"{device.name}{len(self.devices)}"))

    def _harm(self, what: str, path: Path) -> None:
        content = path.read_bytes()
        match what:
            case "lose":
                path.unlink()
            case "cut":
                path.write_bytes(content[: self.lot.randrange(len(content) + 1)])
            case "copy":
                path.with_name(f"{path.stem}.sync-conflict-20261128-{self.lot.randrange(99)}.hrx").write_bytes(content)
            case "spoil":
                place = self.lot.randrange(len(content) or 1)
                path.write_bytes(content[:place] + bytes([self.lot.randrange(256)]) + content[place + 1 :])

    def close(self) -> None:
        for device in self.devices:
            device.close()


def live_through(place: Path, steps: list[str], seed: int) -> None:
    world = World(place, seed)
    try:
        for step in steps:
            world.step(step)
        settle_down(world.devices, world.folders[0])
        assert_agreed(world.devices, world.account)
    finally:
        world.close()


@pytest.mark.usefixtures("quick_keys")
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(STEPS), max_size=60), st.integers(0, 2**32))
def test_all_devices_come_to_the_same_and_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str], seed: int
) -> None:
    live_through(tmp_path_factory.mktemp("world"), steps, seed)


@pytest.mark.slow
@pytest.mark.usefixtures("quick_keys")
@pytest.mark.parametrize("seed", range(40))
def test_long_stories_end_in_agreement_too(tmp_path: Path, seed: int) -> None:
    lot = Random(seed)
    live_through(tmp_path, [lot.choice(STEPS) for _ in range(200)], seed)


@pytest.mark.usefixtures("quick_keys")
@pytest.mark.parametrize("changes", [60, pytest.param(1_000, marks=pytest.mark.slow)])
def test_three_devices_with_many_changes_each(tmp_path: Path, changes: int) -> None:
    world = World(tmp_path, changes)
    left = {device.name: changes for device in world.devices}
    while any(left.values()):
        device = world.lot.choice([device for device in world.devices if left[device.name]])
        do_something(device, world.account, world.lot, notes=changes // 5)
        left[device.name] -= 1
        if world.lot.random() < 0.05:
            world.lot.choice(world.devices).meet(world.lot.choice(world.folders))
        if world.lot.random() < 0.005:
            world.step(world.lot.choice(("lose", "cut", "spoil", "copy")))
    settle_down(world.devices, world.folders[0])
    assert_agreed(world.devices, world.account)
    files = list(world.folders[0].iterdir())
    print(f"3 × {changes} changes: {world.account.written} texts, {len(world.devices[0].contents())} records,", end=" ")
    print(f"{len(files)} files of {sum(path.stat().st_size for path in files) / 1024:.0f} kB")
    world.close()

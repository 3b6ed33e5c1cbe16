"""The screen is kept awake by what the system has, and a system that has nothing fails no talk."""

import sys
from collections.abc import Sequence

import pytest

from hrdesk.services.keep_awake import ChildWay, KeepAwake, WindowsWay, commands_for


def programs(*names: str) -> object:
    return lambda name: f"/usr/bin/{name}" if name in names else None


@pytest.mark.parametrize(
    ("platform", "installed", "first_words"),
    [
        ("linux", ("systemd-inhibit",), ["/usr/bin/systemd-inhibit"]),
        (
            "linux",
            ("systemd-inhibit", "gnome-session-inhibit"),
            ["/usr/bin/gnome-session-inhibit", "/usr/bin/systemd-inhibit"],
        ),
        ("linux", ("caffeinate",), []),
        ("darwin", ("caffeinate", "systemd-inhibit"), ["/usr/bin/caffeinate"]),
        ("freebsd14", ("systemd-inhibit",), []),
    ],
)  # fmt: skip
def test_each_system_is_asked_in_its_own_way(platform: str, installed: Sequence[str], first_words: list[str]) -> None:
    commands = commands_for(platform, 77, programs(*installed))  # type: ignore[arg-type]
    assert [command[0] for command in commands] == first_words
    assert all("77" in " ".join(command) for command in commands), "a child that outlives the program"


def test_a_child_runs_as_long_as_the_talk() -> None:
    way = ChildWay((sys.executable, "-c", "import time; time.sleep(60)"))
    awake = KeepAwake([way])
    assert awake.begin()
    child = way._child
    assert child
    assert child.poll() is None
    awake.end()
    assert child.poll() is not None
    assert not awake.is_awake
    awake.end()


def test_a_program_that_does_not_run_is_passed_over() -> None:
    good = ChildWay((sys.executable, "-c", "import time; time.sleep(60)"))
    awake = KeepAwake([ChildWay(("/nowhere/caffeinate",)), good])
    assert awake.begin()
    awake.end()


def test_where_there_is_no_way_the_talk_goes_on() -> None:
    assert not KeepAwake([]).begin()


@pytest.mark.skipif(sys.platform == "win32", reason="there it works")
def test_the_way_of_windows_is_refused_elsewhere() -> None:
    assert not WindowsWay().begin()

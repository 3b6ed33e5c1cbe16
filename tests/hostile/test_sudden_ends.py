"""A kill and a power cut, at any moment: every change that was told to be saved is there, and none is half.

The long runs are left out unless asked for: `poe endure`.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from hrdesk.services.notebook import open_notebook
from tests.hostile.typing_window import WORDS

Run = Callable[..., dict[str, Any]]

ways = pytest.mark.parametrize("way", [(), ("--protected",)], ids=["plain", "protected"])
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs one of the programs beside this file in a folder of its own; returns its figures."""

    def run(program: str, *words: str) -> dict[str, Any]:
        folder = tmp_path / program
        folder.mkdir()
        command = [sys.executable, "-m", f"tests.hostile.{program}", str(folder), *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        figures: dict[str, Any] = json.loads(done.stdout)
        print(program, {name: value for name, value in figures.items() if value})
        return figures

    return run


# Killed


@needs_fork
@ways
@pytest.mark.parametrize("cycles", [15, pytest.param(1_200, marks=pytest.mark.slow)])
def test_what_was_saved_survives_a_kill_at_any_moment(run: Run, cycles: int, way: tuple[str, ...]) -> None:
    figures = run("kill_cycles", str(cycles), "1", *way)
    assert figures["cycles"] == cycles
    assert figures["acknowledged"] > cycles
    assert figures["with_journal"] > cycles / 2
    assert figures["lost"] == []
    assert figures["corrupt"] == []


@needs_fork
def test_a_writer_that_tells_too_early_would_be_found_out(run: Run) -> None:
    assert run("kill_cycles", "15", "1", "--hasty")["lost"]


@needs_fork
@pytest.mark.parametrize("kills", [2, pytest.param(60, marks=pytest.mark.slow)])
def test_words_that_the_window_calls_saved_survive_a_kill(tmp_path: Path, library_file: Path, kills: int) -> None:
    lot = Random(kills)
    told: list[int] = []
    for _ in range(kills):
        told.append(type_until_killed(tmp_path, library_file, lot))
        notebook = open_notebook(tmp_path / "notebook.db")
        assert notebook.is_whole()
        notes = sorted(notebook.annotations.all(), key=lambda annotation: annotation.created)
        notebook.close()
        assert len(notes) == len(told)
        for note, count in zip(notes, told, strict=True):
            assert note.note in (" ".join(WORDS[:count]), " ".join(WORDS[: count + 1]))
    print(f"{kills} windows killed, {sum(told)} words told to be saved")


def type_until_killed(home: Path, library: Path, lot: Random) -> int:
    """Kill a window in which somebody types; returns how many words it said were saved."""
    command = [sys.executable, "-m", "tests.hostile.typing_window", str(home), str(library)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as window:
        assert window.stdout
        assert window.stderr
        last = ""
        for _ in range(lot.randint(1, 15)):
            last = window.stdout.readline()
            assert last, window.stderr.read()
        time.sleep(lot.uniform(0, 0.02))  # somewhere in the next words: the moment is what is tested
        window.kill()
        rest = window.stdout.read().split()
    return int(rest[-1] if rest else last)


@needs_fork
@ways
@pytest.mark.parametrize("changes", [15, pytest.param(300, marks=pytest.mark.slow)])
def test_processes_that_write_at_once_lose_nothing_though_some_are_killed(
    run: Run, changes: int, way: tuple[str, ...]
) -> None:
    figures = run("two_writers", "4", str(changes), "2", *way)
    assert figures["acknowledged"] >= 2 * changes
    assert figures["whole"]
    assert [figures[name] for name in ("lost", "told", "numbers used twice", "disagreements")] == [[], [], 0, []]


# Without power


@ways
@pytest.mark.parametrize("cuts", [60, pytest.param(2_400, marks=pytest.mark.slow)])
def test_what_was_saved_survives_a_power_cut_at_any_moment(run: Run, cuts: int, way: tuple[str, ...]) -> None:
    figures = run("power_cuts", str(cuts), "1", *way)
    assert figures["cuts"] == cuts
    assert figures["events"] > 1_000
    assert figures["acknowledged"] > cuts
    assert figures["lost"] == []
    assert figures["corrupt"] == []


def test_a_notebook_that_is_kept_carelessly_would_be_found_out(run: Run) -> None:
    assert run("power_cuts", "60", "1", "--careless")["lost"]

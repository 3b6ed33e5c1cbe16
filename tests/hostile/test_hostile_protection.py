"""Processes killed while a notebook's protection changes: nobody is locked out, nothing is lost or left plain."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked, so that a cycle takes moments")


def kills(deed: str, cycles: int, folder: Path, **environment: str) -> dict[str, int]:
    seed = random.randrange(1 << 30)
    run = subprocess.run(
        [sys.executable, "-m", "tests.hostile.protection_kills", deed, str(cycles), str(seed), folder],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )
    assert run.returncode == 0, f"seed {seed}: {run.stderr}"
    told: dict[str, int] = json.loads(run.stdout)
    return told


def test_kills_while_the_passphrase_changes_lock_nobody_out(tmp_path: Path) -> None:
    assert sum(kills("change", 25, tmp_path).values()) == 25


def test_kills_while_it_is_protected_and_unprotected_lose_nothing(tmp_path: Path) -> None:
    told = kills("swap", 25, tmp_path)
    assert sum(told[how] for how in ("done", "finished", "taken back") if how in told) == 25


@pytest.mark.slow
def test_a_hundred_kills_while_the_passphrase_changes_with_the_real_costs(tmp_path: Path) -> None:
    told = kills("change", 100, tmp_path, HRDESK_REAL_ARGON2="1")
    print(told)
    assert sum(told.values()) == 100


@pytest.mark.slow
def test_hundreds_of_kills_while_it_is_protected_and_unprotected(tmp_path: Path) -> None:
    told = kills("swap", 400, tmp_path)
    print(told)
    assert told["with files between"] > 20
    assert min(told[how] for how in ("done", "finished", "taken back")) > 0

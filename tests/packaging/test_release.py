"""The workflow of the release machines asks for nothing that is not there."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOW = ROOT / ".github" / "workflows" / "release.yml"
SCRIPTS = sorted((ROOT / "resources" / "packaging").rglob("*.sh"))


def commands() -> list[str]:
    jobs = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    return [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]


def test_every_task_that_it_runs_is_one_of_ours() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {task for command in commands() for task in re.findall(r"-m poethepoet ([\w-]+)", command)}
    assert asked == {"build", "installers", "test-installers", "sums"}
    assert asked <= project["tool"]["poe"]["tasks"].keys()


def test_every_file_that_it_names_is_there() -> None:
    named = {path for command in commands() for path in re.findall(r"(?:resources|\.ci)/[\w./-]+", command)}
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_a_job_that_needs_another_names_one() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    assert jobs.keys() == {"linux", "windows", "macos", "collect"}
    assert set(jobs["collect"]["needs"]) <= jobs.keys()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.name))
def test_scripts_are_clean(script: Path) -> None:
    checker = shutil.which("shellcheck")
    command = [checker, "--shell=sh", str(script)] if checker else ["sh", "-n", str(script)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr

"""The README says what is true of this checkout."""

import re
from pathlib import Path

import pytest

from hrdesk.cli import main
from hrdesk.services.paths import HOME_VARIABLE, PORTABLE_MARK, program_folder
from hrdesk.ui.screen import DEBIAN_PACKAGES

ROOT = program_folder()
README = (ROOT / "README.md").read_text(encoding="utf-8")
LAYOUT = README.partition("## How it is built")[2].partition("```")[2].partition("```")[0]
COMMANDS = README.partition("## In a terminal")[2].partition("```")[2].partition("```")[0]


@pytest.mark.parametrize("address", re.findall(r"\]\(([^)#]+)\)", README))
def test_every_file_that_is_linked_exists(address: str) -> None:
    assert address.startswith("http") or (ROOT / address).exists()


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`((?:hrdesk|content|resources|tests)/[\w/.]*)`", README))))
def test_every_file_that_is_named_exists(name: str) -> None:
    assert (ROOT / name).exists()


def test_the_layout_names_every_folder_of_the_program() -> None:
    drawn = {name.strip("/") for name in re.findall(r"^ *(\w+)/", LAYOUT, re.MULTILINE)}
    folders = {"hrdesk", "content", "resources", "tests"} | {
        path.parent.name for path in (ROOT / "hrdesk").glob("*/__init__.py")
    }
    assert drawn == folders
    for name in re.findall(r"\w+\.py", LAYOUT):
        assert (ROOT / "hrdesk" / name).is_file()


@pytest.mark.parametrize("verb", sorted(set(re.findall(r"^hrdesk ([a-z][a-z-]+)", COMMANDS, re.MULTILINE))))
def test_every_command_that_is_named_works(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([verb, "--help"])
    assert end.value.code == 0
    assert f"usage: hrdesk {verb}" in capsys.readouterr().out


VERBS = (
    *("search", "show", "library stats", "notes export", "notes import", "notebook status", "notebook check"),
    *("notebook protect", "notebook unprotect", "notebook exchange", "notebook exchanges", "backup", "restore"),
    "self-test",
)


@pytest.mark.parametrize("words", [verb.split() for verb in VERBS], ids=VERBS)
def test_every_option_of_a_command_is_told(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([*words, "--help"])
    options = set(re.findall(r"--[a-z]+", capsys.readouterr().out)) - {"--help", "--output"}
    assert {option for option in options if option not in README} == set()


def test_the_packages_that_debian_lacks_are_those_of_the_program() -> None:
    assert DEBIAN_PACKAGES in README


def test_the_variable_and_the_mark_of_a_portable_program_are_told() -> None:
    assert f"`{HOME_VARIABLE}`" in README
    assert f"`{PORTABLE_MARK}`" in README


def test_every_task_that_is_named_exists() -> None:
    tasks = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for task in set(re.findall(r"poe ([\w-]+)", README)):
        assert re.search(rf"^{task} = |tasks\.{task}\]", tasks, re.MULTILINE), task


def test_the_files_of_exact_versions_exist() -> None:
    for name in re.findall(r"-r (\S+\.txt)", README):
        assert Path(ROOT / name).is_file()

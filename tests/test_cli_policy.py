"""hrdesk policy, as somebody who looks after laptops uses it before a file goes out to all of them."""

import json
from pathlib import Path

import pytest

from hrdesk.cli_parser import DONE, WORLD
from hrdesk.services.paths import Places
from tests.builders import write_page
from tests.test_cli import Run, assert_one_line, run  # noqa: F401 - the fixture

SOUND = """
format = 1
[organisation]
name = "Open Door"
contact = "Main Street 5"
[settings]
zoom = 125
idle_lock_minutes = 5
locked = ["idle_lock_minutes"]
language = "en"
[content]
folders = ["pages"]
[backups]
folder = "share"
"""


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place where this computer's policy would stand."""
    path = tmp_path / "policy.toml"
    monkeypatch.setattr("hrdesk.services.paths.policy_files", lambda: (path,))
    return path


def test_without_a_policy_it_says_where_it_looked(run: Run, policy: Path) -> None:  # noqa: F811
    code, out, err = run("policy")
    assert (code, err) == (DONE, "")
    assert str(policy) in out


def test_what_is_laid_down_is_shown(run: Run, policy: Path) -> None:  # noqa: F811
    policy.write_text(SOUND)
    (policy.parent / "pages").mkdir()
    code, out, err = run("policy")
    assert (code, err) == (DONE, "")
    assert out.splitlines() == [
        f"Policy: {policy}",
        "Organisation: Open Door",
        "Contact: Main Street 5",
        "Setting: idle_lock_minutes = 5 (locked)",
        "Setting: zoom = 125",
        "Language: en",
        f"Pages: {policy.parent / 'pages'}",
        f"Backups: {policy.parent / 'share'}",
    ]


def test_a_language_that_hrdesk_does_not_speak_yet_is_said_to_stay_english(run: Run, policy: Path) -> None:  # noqa: F811
    policy.write_text('format = 1\n[settings]\nlanguage = "es"\n')
    code, out, _ = run("policy")
    assert code == DONE
    assert "Language: es (hrdesk itself is not translated into it yet, and stays English)" in out


def test_programs_read_it_as_json(run: Run, policy: Path) -> None:  # noqa: F811
    policy.write_text(SOUND)
    code, out, err = run("policy", "--json")
    assert code == WORLD
    assert_one_line(err)
    values = json.loads(out)
    assert values["settings"] == {"zoom": 125, "idle_lock_minutes": 5}
    assert values["locked"] == ["idle_lock_minutes"]
    assert (values["content_folders"], values["path"]) == ([], str(policy))
    assert len(values["troubles"]) == 1


def test_a_file_is_checked_before_it_goes_out(run: Run, policy: Path, tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "policy.toml").write_text("format = 1\n[settings]\nidle_lock_minutes = 7")
    code, _, err = run("policy", "brand/policy.toml")
    assert code == WORLD
    assert_one_line(err)
    assert "settings.idle_lock_minutes" in err
    code, out, err = run("policy", "brand/nowhere.toml")
    assert (code, out) == (WORLD, "")
    assert_one_line(err)


def test_pages_of_the_organisation_are_found_in_a_terminal_too(
    run: Run,  # noqa: F811
    policy: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    program = Places(tmp_path, tmp_path, tmp_path / "program")
    write_page(program.content, "one", title="Page one")
    write_page(tmp_path / "pages", "two", title="Page two")
    policy.write_text(SOUND)
    monkeypatch.setattr("hrdesk.services.paths.program_folder", lambda: program.program)
    code, out, err = run("show", "two", "--format", "json", library=False)
    assert (code, err) == (DONE, "")
    assert json.loads(out)["title"] == "Page two"
    policy.write_text("format = ")
    code, _, err = run("show", "two", library=False)
    assert code == WORLD
    told, refused = err.splitlines()
    assert told.startswith(f"hrdesk: The policy file of your organisation, {policy}, cannot be read")
    assert refused.startswith("hrdesk: There is no page called “two” in this library.")

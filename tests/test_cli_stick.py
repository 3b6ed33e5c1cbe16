"""hrdesk stick, as somebody with a terminal uses it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hrdesk.cli import main
from hrdesk.cli_parser import DONE, USAGE, WORLD
from tests.bundles import INNER, make_bundle

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: object) -> tuple[int, str, str]:
        try:
            code = main(["stick", *map(str, words)])
        except SystemExit as end:
            code = int(end.code or 0)
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that runs as one that was installed."""
    program = make_bundle(tmp_path / "installed" / "hrdesk", "2.0")
    monkeypatch.setattr(sys, "_MEIPASS", str(program), raising=False)
    return program


def test_a_dry_run_says_what_would_be_copied_and_leaves_nothing(run: Run, frozen: Path, stick: Path) -> None:
    code, told, trouble = run(stick, "--dry-run")
    assert (code, trouble) == (DONE, "")
    assert f"hrdesk 2.0 would be copied to {stick / 'hrdesk'}" in told
    assert "Notes stay on the computer" in told
    assert list(stick.iterdir()) == []


def test_the_copy_is_made_and_told(run: Run, frozen: Path, stick: Path) -> None:
    code, told, trouble = run(stick, "--keep-notes-there")
    assert (code, trouble) == (DONE, "")
    assert "read back and all the same" in told
    assert "who finds it reads them" in told
    assert (stick / "hrdesk" / ".portable").exists()
    (stick / "hrdesk" / "hrdesk-home").mkdir()
    code, told, _ = run(stick, "--dry-run")
    assert "It would replace hrdesk 2.0 there." in told
    assert "The notes that are kept there stay there." in told


def test_what_an_organisation_laid_down_goes_along_and_is_told(
    run: Run, frozen: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = frozen.parent / "policy.toml"
    monkeypatch.setattr("hrdesk.services.paths.policy_files", lambda: (policy,))
    words = "format = 1\n[organisation]\nname = 'Open Door'\n[content]\nfolders = ['/none']\n"
    policy.write_text(words, encoding="utf-8")
    code, told, _ = run(stick)
    assert code == DONE
    assert "What Open Door laid down goes along." in told
    assert "Left here, for it stands elsewhere: /none" in told
    assert (stick / "hrdesk" / "policy.toml").read_text(encoding="utf-8") == words


def test_an_installer_goes_along(run: Run, frozen: Path, stick: Path, tmp_path: Path) -> None:
    (tmp_path / "hrdesk.deb").write_bytes(b"deb")
    assert run(stick, "--with", tmp_path / "hrdesk.deb")[0] == DONE
    assert (stick / "hrdesk" / "installers" / "hrdesk.deb").read_bytes() == b"deb"


def test_a_checkout_and_a_missing_stick_are_told_in_one_line(
    run: Run, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, told, trouble = run(stick)
    assert (code, told) == (WORLD, "")
    assert trouble.startswith("hrdesk: Only an installed hrdesk")
    assert trouble.count("\n") == 1
    monkeypatch.setattr(sys, "_MEIPASS", str(make_bundle(tmp_path / "installed") / "."), raising=False)
    code, _, trouble = run(stick / "nowhere")
    assert code == WORLD
    assert "There is no folder at" in trouble
    assert INNER not in trouble


def test_no_folder_is_wrong_usage(run: Run) -> None:
    assert run()[0] == USAGE

from pathlib import Path

import pytest

from resources.packaging import win_check
from resources.packaging.win_check import CHECKS, CheckFailed, Machine, main
from resources.packaging.wine import WinePrefix


class Registry(WinePrefix):
    """A prefix in which nothing runs; its registry holds what a test put there."""

    def __init__(self, folder: Path, keys: dict[str, str]) -> None:
        super().__init__(folder, "")
        self._keys = keys
        (self.drive / "users" / "worker" / "AppData" / "Local").mkdir(parents=True)

    def registry(self, key: str) -> str:
        return self._keys.get(key, "")


def test_without_wine_it_is_left_out_and_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(win_check, "missing_tools", lambda: ("wine",))

    assert main([]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Left out: wine")
    assert "apt-get install" in told


def test_a_file_that_is_left_behind_is_found_and_the_notes_are_none(tmp_path: Path) -> None:
    machine = Machine(Registry(tmp_path / "prefix", {}))
    notes = machine.write_notes()
    with pytest.raises(CheckFailed, match=r"Cache/library\.db"):
        machine.expect_left(notes)

    (notes.parent / "Cache" / "library.db").unlink()
    machine.expect_left(notes)


def test_notes_that_went_with_the_program_are_missed(tmp_path: Path) -> None:
    machine = Machine(Registry(tmp_path / "prefix", {}))

    with pytest.raises(CheckFailed, match=r"notebook\.db is gone"):
        machine.expect_left(machine.local / "hrdesk" / "notebook.db")


def test_a_key_that_is_left_behind_is_found(tmp_path: Path) -> None:
    machine = Machine(Registry(tmp_path / "prefix", {"HKLM\\Software\\hrdesk": "InstallDir"}))

    with pytest.raises(CheckFailed, match="HKLM"):
        machine.expect_left()


def test_every_kind_for_windows_is_tried() -> None:
    assert {kind for _, kind, _ in CHECKS} == {"setup", "msi", "folder"}

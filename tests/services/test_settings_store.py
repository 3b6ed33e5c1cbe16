"""Settings on the disk."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hrdesk.core.errors import FileNotWritable
from hrdesk.core.settings import Settings, ThemeChoice
from hrdesk.services.settings_store import load_settings, save_settings

CHOSEN = Settings(theme=ThemeChoice.DARK, zoom=150, sidebar_shown=False)


def test_settings_come_back(tmp_path: Path) -> None:
    save_settings(tmp_path / "settings.json", CHOSEN)
    assert load_settings(tmp_path / "settings.json") == (CHOSEN, ())


def test_no_file_yet_is_no_fault(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.json") == (Settings(), ())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("garbage", [b"", b"{", b"\xff\xfe\x00", b"null", b"[1]", b'"text"', b"[" * 100_000])
def test_a_file_that_is_no_settings_is_set_aside_unchanged(garbage: bytes, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(garbage)
    assert load_settings(path) == (Settings(), ("settings.json",))
    assert not path.exists()
    assert (tmp_path / "settings.unreadable.json").read_bytes() == garbage
    assert load_settings(path) == (Settings(), ())


def test_one_bad_value_is_named_and_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "pink", "zoom": 125}))
    assert load_settings(path) == (Settings(zoom=125), ("theme",))
    assert path.exists()


def test_what_cannot_be_set_aside_does_not_end_the_start(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text("{")
    (tmp_path / "settings.unreadable.json").mkdir()
    assert load_settings(path) == (Settings(), ("settings.json",))


def test_settings_that_cannot_be_saved_leave_the_old_ones(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileNotWritable):
        save_settings(tmp_path / "file" / "settings.json", CHOSEN)


def test_only_what_was_chosen_is_stored_so_that_defaults_may_change(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    laid_down = Settings(zoom=125, idle_lock_minutes=5)
    save_settings(path, replace(laid_down, theme=ThemeChoice.DARK, zoom=100), laid_down)
    assert json.loads(path.read_text()) == {"theme": "dark", "zoom": 100}
    later = Settings(zoom=150, idle_lock_minutes=2)
    assert load_settings(path, later) == (replace(later, theme=ThemeChoice.DARK, zoom=100), ())


def test_a_value_that_cannot_be_used_is_as_the_defaults_have_it(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"zoom": 7}')
    assert load_settings(path, Settings(zoom=150)) == (Settings(zoom=150), ("zoom",))

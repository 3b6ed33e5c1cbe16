"""Where everything stands."""

import sys
from pathlib import Path

import pytest

from hrdesk.core.errors import HomeNotWritable
from hrdesk.services.paths import Places, ensure_home, find_places, policy_files, program_folder


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("HRDESK_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "user"))


@pytest.fixture
def bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A frozen program in a folder of its own."""
    folder = tmp_path / "program"
    folder.mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(folder / "_internal"), raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "hrdesk"))
    return folder


def test_a_home_that_is_named_holds_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HRDESK_HOME", str(tmp_path / "other"))
    assert find_places(tmp_path / "mine") == Places(
        tmp_path / "mine", tmp_path / "mine" / "cache", program_folder(), policy_files()
    )


def test_the_environment_may_name_the_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HRDESK_HOME", str(tmp_path / "other"))
    assert find_places().home == tmp_path / "other"


def test_a_relative_home_is_meant_from_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_places(Path("mine")).home == tmp_path / "mine"


def test_a_portable_program_keeps_its_home_beside_it(bundle: Path) -> None:
    assert find_places().home != bundle / "hrdesk-home"
    (bundle / ".portable").touch()
    assert find_places() == Places(
        bundle / "hrdesk-home", bundle / "hrdesk-home" / "cache", bundle / "_internal", policy_files()
    )


def test_a_home_that_is_named_wins_over_a_portable_program(bundle: Path, tmp_path: Path) -> None:
    (bundle / ".portable").touch()
    assert find_places(tmp_path / "mine").home == tmp_path / "mine"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other platforms have other folders")
@pytest.mark.parametrize("empty", [True, False])
def test_otherwise_the_platform_says_where(empty: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if empty:
        monkeypatch.setenv("HRDESK_HOME", "")
    places = find_places()
    assert places.home == tmp_path / "user/.local/share/hrdesk"
    assert places.cache == tmp_path / "user/.cache/hrdesk"


def test_a_source_checkout_holds_content_and_resources() -> None:
    assert (program_folder() / "content").is_dir()
    assert (program_folder() / "resources").is_dir()


def test_each_file_has_its_place(tmp_path: Path) -> None:
    places = Places(tmp_path / "home", tmp_path / "cache", tmp_path / "program")
    assert {path.parent for path in (places.notebook, places.settings, places.log, places.lock)} == {tmp_path / "home"}
    assert len({places.notebook, places.settings, places.log, places.lock}) == 4
    assert places.cached_library == tmp_path / "cache/library.db"
    assert places.shipped_library == tmp_path / "program/library.db"
    assert (places.content, places.resources) == (tmp_path / "program/content", tmp_path / "program/resources")


def test_a_home_is_made_and_nothing_is_left_in_it(tmp_path: Path) -> None:
    places = Places(tmp_path / "a" / "b", tmp_path, tmp_path)
    ensure_home(places)
    ensure_home(places)
    assert list(places.home.iterdir()) == []


def test_a_home_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(HomeNotWritable, match="file/home"):
        ensure_home(Places(tmp_path / "file" / "home", tmp_path, tmp_path))

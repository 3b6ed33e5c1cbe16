"""Wiping: what the person owns is gone, the keys first, and files of others stay."""

from pathlib import Path

import pytest

from hrdesk.core.settings import Settings
from hrdesk.services import safe_file, wiping
from hrdesk.services.backup import Backups
from hrdesk.services.notebook import open_notebook, set_aside
from hrdesk.services.notebook_swap import keys_file
from hrdesk.services.passphrase_key import LEAST
from hrdesk.services.paths import Places
from hrdesk.services.protection import protect, unlock
from hrdesk.services.settings_store import save_settings
from hrdesk.services.wiping import find_belongings, wipe
from tests.builders import NOON, make_annotation

WORDS = "heron weir lamp cobalt"


@pytest.fixture
def full_home(places: Places) -> Places:
    """A home with all that hrdesk may keep there, protected, and with two files of somebody else."""
    write_note(places)
    set_aside(places.notebook, NOON)
    write_note(places)
    Backups(places.notebook).make()
    protect(places.notebook, WORDS, LEAST)
    Backups(places.notebook, unlock(places.notebook, WORDS)).make()
    save_settings(places.settings, Settings())
    places.log.write_text("unexpected")
    (places.home / "notebook.damaged-20261121-120000.keys.json").write_text("{}")
    (places.home / "letter.odt").write_text("mine")
    (places.home / "backups" / "photo.jpg").write_text("mine")
    return places


def write_note(places: Places) -> None:
    notebook = open_notebook(places.notebook)
    notebook.records.save(make_annotation(note="Ask for Zebulon"))
    notebook.close()


def left(places: Places) -> set[str]:
    return {str(file.relative_to(places.home)) for file in places.home.rglob("*") if file.is_file()}


def test_everything_of_ours_is_found_and_nothing_of_others(full_home: Places) -> None:
    found = find_belongings(full_home)
    assert {path.name for path in found.keys} == {"keys.json", "notebook.damaged-20261121-120000.keys.json"}
    assert {path.name for path in found.notebooks} == {"notebook.db", "notebook.damaged-20261121-120000.db"}
    assert len(found.backups) == 2
    assert {path.name for path in found.settings} == {"settings.json", "hrdesk.log"}
    assert not found.is_empty


@pytest.mark.parametrize(
    "name",
    [
        "keys.json",
        "keys.new.json",
        "keys.unused.json",
        ".keys.json.7.part",
        ".notebook.replaced-20261121-120000.keys.json.7.part",
        ".restoring/keys.json",
    ],
)
def test_keys_are_found_wherever_a_crash_may_have_left_them(name: str, places: Places) -> None:
    left_by_a_crash(places.home / name)
    assert find_belongings(places).keys == (places.home / name,)
    wipe(find_belongings(places), backups=False, settings=False)
    assert left(places) == set()


@pytest.mark.parametrize(
    "name",
    [".notebook.replaced-20261121-120000.db.7.part", "notebook.db.new", ".restoring/notebook.db", ".restoring/x.part"],
)
def test_notes_are_found_wherever_a_crash_may_have_left_them(name: str, places: Places) -> None:
    left_by_a_crash(places.home / name)
    assert find_belongings(places).notebooks == (places.home / name,)
    wipe(find_belongings(places), backups=False, settings=False)
    assert left(places) == set()


def left_by_a_crash(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("{}")


def test_an_empty_home_holds_nothing(places: Places) -> None:
    assert find_belongings(places).is_empty
    assert wipe(find_belongings(places), backups=True, settings=True) == ()


def test_all_that_was_asked_for_goes(full_home: Places) -> None:
    assert wipe(find_belongings(full_home), backups=True, settings=True) == ()
    assert left(full_home) == {"letter.odt", "backups/photo.jpg"}
    assert find_belongings(full_home).is_empty


def test_backups_and_settings_stay_if_they_should(full_home: Places) -> None:
    assert wipe(find_belongings(full_home), backups=False, settings=False) == ()
    assert len(Backups(full_home.notebook).copies()) == 2
    assert {"settings.json", "hrdesk.log"} <= left(full_home)
    assert not full_home.notebook.exists()


def test_the_keys_go_before_all_else_and_everything_is_overwritten(
    full_home: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, int]] = []

    def overwrite(path: Path) -> None:
        safe_file.__dict__["overwrite_for_real"](path)
        done.append((path.name, path.read_bytes().count(0) - path.stat().st_size))

    monkeypatch.setitem(safe_file.__dict__, "overwrite_for_real", safe_file.overwrite)
    monkeypatch.setattr(safe_file, "overwrite", overwrite)
    count = len(left(full_home)) - 2
    wipe(find_belongings(full_home), backups=True, settings=True)
    assert done[0] == (keys_file(full_home.notebook).name, 0)
    assert len(done) == count
    assert {rest for _, rest in done} == {0}


def test_what_cannot_be_removed_is_told_and_the_rest_goes(full_home: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        if path == full_home.notebook:
            raise PermissionError(13, "Permission denied")
        safe_file.discard(path)

    monkeypatch.setattr(wiping, "discard", refuse)
    assert wipe(find_belongings(full_home), backups=True, settings=True) == (full_home.notebook,)
    assert left(full_home) == {"letter.odt", "backups/photo.jpg", "notebook.db"}


def test_a_new_notebook_is_begun_afterwards(full_home: Places) -> None:
    wipe(find_belongings(full_home), backups=True, settings=True)
    notebook = open_notebook(full_home.notebook)
    assert notebook.annotations.all() == ()
    notebook.close()

"""Backups in the folder of an organisation: there while it can be reached, at hand when not, and found for ever."""

import json
import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from hrdesk.core.backup_plan import RECENT, Reason
from hrdesk.core.errors import BackupFailed
from hrdesk.services.backup import Backups
from hrdesk.services.backup_folders import BackupFolders, choose_folder, folders_file, read_folders
from hrdesk.services.notebook import open_notebook
from hrdesk.services.notebook_swap import keys_file
from hrdesk.services.paths import Places
from hrdesk.services.protection import protect, unlock
from hrdesk.services.wiping import find_belongings, wipe
from tests.builders import NOON, make_annotation

WORDS = "heron weir lamp cobalt"


class Wall:
    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        self.time += timedelta(minutes=30)
        return self.time


@pytest.fixture
def path(places: Places) -> Path:
    write_note(places.notebook, "a1")
    return places.notebook


@pytest.fixture
def share(tmp_path: Path) -> Path:
    share = tmp_path / "share"
    share.mkdir()
    return share


@pytest.fixture
def wall() -> Wall:
    return Wall()


def write_note(path: Path, id: str) -> None:
    notebook = open_notebook(path)
    notebook.records.save(make_annotation(id, note="Kept"))
    notebook.close()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.hrbackup"))


def test_without_a_word_of_an_organisation_nothing_is_remembered(path: Path, wall: Wall) -> None:
    choose_folder(path, None)
    made = Backups(path, now=wall).make()
    assert made.path.parent == path.parent / "backups"
    assert not folders_file(path).exists()


def test_regular_copies_go_into_a_folder_of_this_notebook_alone(path: Path, share: Path, wall: Wall) -> None:
    choose_folder(path, share)
    made = Backups(path, now=wall).make()
    assert made.missed is None
    assert made.path.parent.parent == share
    assert os.name == "nt" or made.path.parent.stat().st_mode & 0o077 == 0
    assert names(path.parent) == []
    assert [kept.path for kept in Backups(path).kept()] == [made.path]
    choose_folder(path, share)
    assert Backups(path, now=wall).make().path.parent == made.path.parent


def test_two_notebooks_share_a_folder_without_touching_each_other(
    path: Path, share: Path, wall: Wall, tmp_path: Path
) -> None:
    other = tmp_path / "other" / "notebook.db"
    other.parent.mkdir()
    write_note(other, "b1")
    for notebook in (path, other):
        choose_folder(notebook, share)
    folders = {Backups(notebook, now=wall).make().path.parent for notebook in (path, other)}
    assert len(folders) == 2
    assert len(Backups(path).copies()) == len(Backups(other).copies()) == 1


def test_copies_before_a_deed_stay_at_hand(path: Path, share: Path, wall: Wall) -> None:
    choose_folder(path, share)
    assert Backups(path, now=wall).make(Reason.IMPORT).path.parent == path.parent / "backups"


def test_a_folder_out_of_reach_is_told_and_the_usual_one_is_used(path: Path, share: Path, wall: Wall) -> None:
    choose_folder(path, share / "unplugged")
    made = Backups(path, now=wall).make()
    assert made.path.parent == path.parent / "backups"
    assert made.missed
    assert str(share / "unplugged") in str(made.missed)
    assert str(path.parent / "backups") in str(made.missed)
    assert list(share.iterdir()) == []


def test_numbers_go_on_while_the_folder_is_away_and_all_copies_are_found_when_it_is_back(
    path: Path, share: Path, wall: Wall
) -> None:
    choose_folder(path, share)
    first = Backups(path, now=wall).make()
    away = share.rename(share.with_name("away"))
    second = Backups(path, now=wall).make()
    assert second.missed
    away.rename(share)
    third = Backups(path, now=wall).make()
    assert [copy.number for copy in (first.copy, second.copy, third.copy)] == [1, 2, 3]
    assert [kept.path for kept in Backups(path).kept()] == [third.path, second.path, first.path]


def test_nothing_is_copied_again_that_is_in_the_folder(path: Path, share: Path, wall: Wall) -> None:
    choose_folder(path, share)
    assert Backups(path, now=wall).make_if_changed()
    assert Backups(path, now=wall).make_if_changed() is None


def test_copies_under_an_earlier_policy_are_found_after_it_went(path: Path, share: Path, wall: Wall) -> None:
    choose_folder(path, share)
    made = Backups(path, now=wall).make()
    choose_folder(path, None)
    later = Backups(path, now=wall).make()
    assert later.path.parent == path.parent / "backups"
    assert [kept.path for kept in Backups(path).kept()] == [later.path, made.path]
    choose_folder(path, share)
    assert Backups(path).chosen_folder == made.path.parent


def test_old_copies_go_from_both_folders(path: Path, share: Path, wall: Wall) -> None:
    for number in range(12):
        choose_folder(path, share if number % 2 else None)
        Backups(path, now=wall).make()
    assert len(names(share)) + len(names(path.parent)) == len(Backups(path).copies()) == RECENT


def test_what_was_deleted_goes_from_the_folder_too(path: Path, share: Path, wall: Wall) -> None:
    choose_folder(path, share)
    Backups(path, now=wall).make()
    made = Backups(path, now=wall).begin_anew()
    assert [kept.path for kept in Backups(path).kept()] == [made.path]


def test_copies_that_cannot_be_reached_are_told_when_all_before_should_go(path: Path, share: Path, wall: Wall) -> None:
    choose_folder(path, share)
    Backups(path, now=wall).make()
    share.rename(share.with_name("away"))
    with pytest.raises(BackupFailed, match="cannot be reached"):
        Backups(path, now=wall).begin_anew()


def test_a_passphrase_protects_the_copies_in_the_folder(path: Path, share: Path, wall: Wall) -> None:
    choose_folder(path, share)
    made = Backups(path, now=wall).make()
    assert made.about.key_id is None
    protect(path, WORDS)
    Backups(path, unlock(path, WORDS), wall).follow_protection()
    assert [kept.about.key_id is None for kept in Backups(path).kept()] == [False]
    assert keys_file(path).exists()
    assert list(made.path.parent.glob(".*")) == []


def test_a_passphrase_says_when_copies_could_not_be_protected(path: Path, share: Path, wall: Wall) -> None:
    choose_folder(path, share)
    Backups(path, now=wall).make()
    away = share.rename(share.with_name("away"))
    protect(path, WORDS)
    key = unlock(path, WORDS)
    with pytest.raises(BackupFailed, match="cannot be reached"):
        Backups(path, key, wall).follow_protection()
    away.rename(share)
    Backups(path, key, wall).make()
    assert all(kept.about.key_id for kept in Backups(path).kept())


def test_a_wipe_finds_all_and_says_what_it_cannot_reach(path: Path, share: Path, wall: Wall, places: Places) -> None:
    choose_folder(path, share)
    Backups(path, now=wall).make()
    Backups(path, now=wall).make(Reason.IMPORT)
    away = share.rename(share.with_name("away"))
    found = find_belongings(places)
    assert [folder.parent for folder in found.out_of_reach] == [share]
    assert len(found.backups) == 1
    away.rename(share)
    found = find_belongings(places)
    assert found.out_of_reach == ()
    assert wipe(found, backups=True, settings=True) == ()
    assert names(share) == names(path.parent) == []
    assert not folders_file(path).exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"chosen": 5, "used": [], "number": 1}',
        b'{"chosen": "", "used": [5], "number": 1}',
        b'{"chosen": "", "used": [], "number": "1"}',
        b'{"chosen": "", "used": [], "number": true}',
        b'{"chosen": "", "used": 5, "number": 1}',
        b"[" * 60_000,
    ],
)
def test_a_broken_memory_counts_as_none(content: bytes, path: Path, share: Path, wall: Wall) -> None:
    folders_file(path).write_bytes(content)
    assert read_folders(path) == BackupFolders()
    choose_folder(path, share)
    assert Backups(path, now=wall).make().path.parent.parent == share
    assert json.loads(folders_file(path).read_text())["number"] == 1


def test_a_home_that_cannot_be_written_is_no_trouble_here(tmp_path: Path, share: Path) -> None:
    choose_folder(tmp_path / "nowhere" / "notebook.db", share)
    assert not (tmp_path / "nowhere").exists()


def test_the_memory_stands_where_a_start_looks_for_it(places: Places) -> None:
    assert folders_file(places.notebook) == places.backup_folders

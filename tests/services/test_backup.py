"""Backups: whole, checked, numbered; none is overwritten, and old ones go only when a new one stands."""

import json
import os
import sqlite3
import threading
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hrdesk.core.backup_plan import RECENT, Reason, read_copy
from hrdesk.core.errors import BackupFailed, DamageNotBackedUp, NothingToBackUp, WrongPassphrase
from hrdesk.services import backup as backup_module
from hrdesk.services import backup_protection
from hrdesk.services.backup import Backups
from hrdesk.services.backup_file import check_backup, read_about, take_out
from hrdesk.services.database import open_notebook_file
from hrdesk.services.notebook import open_notebook
from hrdesk.services.notebook_swap import keys_file
from hrdesk.services.passphrase_key import LEAST
from hrdesk.services.protection import change_passphrase, protect, unlock, unprotect
from tests.builders import NOON, make_annotation
from tests.killing import killed_after

KEY = bytes(range(32))
KEYS = b'{"slots": []}'
WORDS = "heron weir lamp cobalt"
OTHER = "thistle marble orbit canoe"


class Wall:
    """A clock on the wall, set by the test."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.db"


@pytest.fixture
def backups(path: Path, wall: Wall) -> Backups:
    write_note(path, "a1", "Kept")
    return Backups(path, now=wall)


def write_note(path: Path, id: str, words: str, key: bytes | None = None) -> None:
    notebook = open_notebook(path, key=key)
    notebook.records.save(make_annotation(id, note=words))
    notebook.close()


def notes_in(backup: Path, key: bytes | None = None) -> list[str]:
    """The notes of a backup, read as hrdesk itself would."""
    out = backup.with_suffix(".out.db")
    _, keys = take_out(backup, out)
    assert (keys is not None) == (key is not None)
    if keys is not None:
        keys_file(out).write_bytes(keys)
    notebook = open_notebook(out, key=key)
    try:
        return sorted(note.note for note in notebook.annotations.all())
    finally:
        notebook.close()
        for file in (*out.parent.glob(out.name + "*"), keys_file(out)):
            file.unlink(missing_ok=True)


def test_a_backup_holds_the_notebook_and_says_what_it_is(backups: Backups) -> None:
    made = backups.make()
    assert made.path.name == "notebook-20261121T120000Z-00001.hrbackup"
    assert notes_in(made.path) == ["Kept"]
    assert (made.about.notes, made.about.made, made.about.is_protected) == (1, NOON, False)
    assert read_about(made.path) == made.about
    assert sorted(file.name for file in backups.folder.iterdir()) == [made.path.name]


def test_anybody_can_open_a_backup_with_other_programs(backups: Backups, tmp_path: Path) -> None:
    made = backups.make()
    with zipfile.ZipFile(made.path) as archive:
        assert archive.testzip() is None
        assert json.loads(archive.read("backup.json"))["notes"] == 1
        (tmp_path / "out.db").write_bytes(archive.read("notebook.db"))
    with closing(sqlite3.connect(tmp_path / "out.db")) as connection:
        assert connection.execute("SELECT note FROM annotations").fetchall() == [("Kept",)]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_what_is_committed_is_in_the_backup_while_the_window_is_open_and_what_is_not_is_not(
    backups: Backups, path: Path
) -> None:
    window = open_notebook(path)
    window.records.save(make_annotation("a2", note="Committed"))
    with closing(open_notebook_file(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE annotations SET note='Half'")
        assert notes_in(backups.make().path) == ["Committed", "Kept"]
        other.execute("ROLLBACK")
    window.close()


def test_one_is_made_only_when_something_changed(backups: Backups, path: Path) -> None:
    assert backups.make_if_changed() is not None
    assert backups.make_if_changed() is None
    open_notebook(path).close()
    assert Backups(path).make_if_changed() is None
    write_note(path, "a2", "Another")
    assert backups.make_if_changed() is not None
    assert len(backups.copies()) == 2


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE annotations SET note = 'kept'",
        "UPDATE annotations SET exact = ''",
        "DELETE FROM annotations",
        "INSERT INTO bookmarks VALUES ('hrdesk', 'heroin', 'now')",
        "CREATE TABLE more (id)",
    ],
)
def test_every_change_is_noticed(change: str, backups: Backups, path: Path) -> None:
    backups.make()
    with closing(open_notebook_file(path)) as connection:
        connection.execute(change)
    assert backups.make_if_changed() is not None


def test_an_unreadable_newest_backup_counts_as_none(backups: Backups) -> None:
    backups.make().path.write_bytes(b"rubbish")
    assert backups.make_if_changed() is not None


def test_old_ones_go_once_the_new_one_stands(backups: Backups, wall: Wall) -> None:
    for _ in range(RECENT + 3):
        backups.make()
        wall.time += timedelta(minutes=30)
    assert [copy.number for copy in backups.copies()] == list(range(RECENT + 3, 3, -1))


def test_nothing_goes_when_the_new_one_cannot_be_made(
    backups: Backups, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(RECENT + 3):
        wall.time += timedelta(minutes=30)
        backups.make()
    before = backups.copies()
    monkeypatch.setattr(backup_module, "write_backup", full_disk)
    with pytest.raises(BackupFailed, match="No space left"):
        backups.make()
    assert backups.copies() == before
    assert list(backups.folder.glob(".*")) == []


def full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_backup_that_cannot_be_read_again_is_none(backups: Backups, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_rubbish(database: Path, keys: bytes | None, about: object, target: Path) -> None:
        target.write_bytes(b"PK\3\4 rubbish")

    monkeypatch.setattr(backup_module, "write_backup", write_rubbish)
    with pytest.raises(BackupFailed, match="damaged"):
        backups.make()
    assert list(backups.folder.iterdir()) == []


def test_a_clock_set_back_overwrites_nothing_and_stops_nothing(backups: Backups, path: Path, wall: Wall) -> None:
    first = backups.make()
    content = first.path.read_bytes()
    for number, time in enumerate([NOON, NOON - timedelta(days=400), datetime(1970, 1, 1, tzinfo=UTC), NOON]):
        wall.time = time
        write_note(path, f"b{number}", "More")
        assert backups.make_if_changed() is not None
    assert [copy.number for copy in backups.copies()] == [5, 4, 3, 2, 1]
    assert [copy.era for copy in backups.copies()] == [2, 2, 1, 0, 0]
    assert first.path.read_bytes() == content


def test_a_backup_of_a_nonsense_future_takes_nobodys_place(backups: Backups, wall: Wall) -> None:
    first = backups.make()
    wall.time = datetime(2099, 1, 1, tzinfo=UTC)
    backups.make()
    wall.time = NOON + timedelta(minutes=30)
    newest = backups.make()
    assert first.path.exists()
    kept = backups.newest_good()
    assert kept is not None
    assert kept.path == newest.path


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.parametrize("is_protected", [False, True], ids=["plain", "protected"])
def test_killed_between_any_two_steps_there_is_the_old_backup_or_the_new_one(
    is_protected: bool, path: Path, wall: Wall
) -> None:
    write_note(path, "a1", "Kept")
    if is_protected:
        protect(path, WORDS, LEAST)
    key = unlock(path, WORDS) if is_protected else None
    backups = Backups(path, key, wall)
    backups.make()
    seen = set()
    for deeds in range(200):
        wall.time += timedelta(minutes=30)
        if not killed_after(deeds, backups.make):
            break
        good = backups.newest_good()
        assert good is not None
        assert notes_in(good.path, key) == ["Kept"]
        seen.add(good.copy.number)
    assert deeds > 10
    assert len(seen) > 1
    wall.time += timedelta(minutes=30)
    assert notes_in(backups.make().path, key) == ["Kept"]
    assert [file for file in backups.folder.iterdir() if not read_copy(file.name)] == []


def test_files_of_others_in_the_folder_stay(backups: Backups) -> None:
    backups.folder.mkdir()
    (backups.folder / "notebook-20200101T000000Z-00001-before-lunch.hrbackup").write_text("mine")
    (backups.folder / "letter.odt").write_text("mine")
    for _ in range(RECENT + 2):
        backups.make()
    assert [file.read_text() for file in backups.folder.iterdir() if not read_copy(file.name)] == ["mine", "mine"]


def test_what_a_killed_backup_left_is_cleared_away(backups: Backups) -> None:
    backups.folder.mkdir()
    for name in (".notebook.part", ".notebook.part-journal", ".notebook-20261121T120000Z-00001.hrbackup.77.part"):
        (backups.folder / name).write_bytes(b"half")
    made = backups.make()
    assert [file.name for file in backups.folder.iterdir()] == [made.path.name]
    assert notes_in(made.path) == ["Kept"]


def test_the_newest_good_one_is_found_behind_damaged_ones(backups: Backups, wall: Wall, path: Path) -> None:
    good = backups.make()
    for number in range(2):
        write_note(path, f"b{number}", "Later")
        wall.time += timedelta(hours=1)
        newest = backups.make()
        content = bytearray(newest.path.read_bytes())
        content[len(content) // 2] ^= 1
        newest.path.write_bytes(content)
    kept = backups.newest_good()
    assert kept is not None
    assert (kept.path, kept.about.notes) == (good.path, 1)


def test_without_backups_there_is_no_good_one(backups: Backups) -> None:
    assert backups.newest_good() is None
    assert not backups.folder.exists()


def test_there_is_nothing_to_back_up_before_there_is_a_notebook(path: Path) -> None:
    for make in (Backups(path).make, Backups(path).make_if_changed):
        with pytest.raises(NothingToBackUp):
            make()
    assert not path.exists()


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 2 + 300] = bytes([255]) * 300
    path.write_bytes(content)


def test_a_damaged_notebook_makes_no_backup_and_stays_as_it_is(backups: Backups, path: Path) -> None:
    for number in range(50):
        write_note(path, f"n{number}", "x" * 500)
    damage(path)
    before = path.read_bytes()
    with pytest.raises(BackupFailed) as told:
        backups.make()
    assert "the notebook is damaged" in str(told.value)
    assert "safe" not in str(told.value)
    assert path.read_bytes() == before
    assert backups.copies() == ()


def test_a_database_of_another_program_is_not_backed_up(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE annotations (id)")
    with pytest.raises(BackupFailed, match="not a notebook"):
        Backups(path).make()


def test_letters_that_are_no_notebook_are_told_as_damage(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 100)
    with pytest.raises(DamageNotBackedUp, match="left untouched"):
        Backups(path).make()


def test_two_at_once_take_two_numbers_or_one_is_told_to_wait(path: Path) -> None:
    write_note(path, "a1", "Kept")
    together, told = threading.Barrier(3), list[object]()

    def make() -> None:
        together.wait()
        try:
            told.append(Backups(path).make().copy.number)
        except BackupFailed as error:
            told.append(str(error.facts["reason"]))

    makers = [threading.Thread(target=make) for _ in range(3)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    numbers = [number for number in told if isinstance(number, int)]
    assert len(numbers) == len(set(numbers)) == len(Backups(path).copies()) >= 1
    assert {word for word in told if isinstance(word, str)} <= {"another hrdesk is making one at this moment"}


def test_one_that_the_person_wants_elsewhere_stands_there(backups: Backups, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    about = backups.make_elsewhere(stick / "mine.hrbackup")
    assert check_backup(stick / "mine.hrbackup") == about
    assert [file.name for file in stick.iterdir()] == ["mine.hrbackup"]
    assert backups.copies() == ()
    with pytest.raises(BackupFailed, match=r"No such file.*typo"):
        backups.make_elsewhere(tmp_path / "typo" / "mine.hrbackup")


def test_nobody_else_on_the_computer_can_read_a_backup(backups: Backups) -> None:
    made = backups.make(Reason.IMPORT)
    assert made.path.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_is_told(backups: Backups) -> None:
    backups.folder.write_text("a file stands where the folder should")
    with pytest.raises(BackupFailed, match="backups"):
        backups.make()


# Protected notebooks


@pytest.fixture
def protected(path: Path, wall: Wall) -> Backups:
    keys_file(path).write_bytes(KEYS)
    write_note(path, "a1", "Ask for Zebulon", key=KEY)
    return Backups(path, KEY, wall)


def test_a_backup_of_a_protected_notebook_is_as_protected_and_brings_its_keys(
    protected: Backups, path: Path, tmp_path: Path
) -> None:
    window = open_notebook(path, key=KEY)
    made = protected.make()
    elsewhere = tmp_path / "stick.hrbackup"
    protected.make_elsewhere(elsewhere)
    for file in (made.path, elsewhere):
        with zipfile.ZipFile(file) as archive:
            assert archive.read("keys.json") == KEYS
            assert b"SQLite format 3" not in archive.read("notebook.db")
            assert b"Zebulon" not in b"".join(archive.read(name) for name in archive.namelist())
        assert notes_in(file, KEY) == ["Ask for Zebulon"]
    assert made.about.notes is None
    window.close()


def test_changes_of_a_protected_notebook_are_noticed(protected: Backups, path: Path) -> None:
    assert protected.make_if_changed() is not None
    assert protected.make_if_changed() is None
    write_note(path, "a2", "Another", key=KEY)
    assert protected.make_if_changed() is not None


def test_a_plain_notebook_and_a_protected_one_that_hold_the_same_tell_nobody_so(
    protected: Backups, tmp_path: Path
) -> None:
    (tmp_path / "plain").mkdir()
    write_note(tmp_path / "plain" / "notebook.db", "a1", "Ask for Zebulon")
    plain = Backups(tmp_path / "plain" / "notebook.db").make()
    assert plain.about.fingerprint != protected.make().about.fingerprint


@pytest.mark.parametrize("key", [None, bytes(32)])
def test_without_its_key_a_protected_notebook_is_not_backed_up(
    key: bytes | None, protected: Backups, path: Path
) -> None:
    with pytest.raises(BackupFailed):
        Backups(path, key).make()
    assert Backups(path).copies() == ()


def test_an_encrypted_backup_without_its_keys_would_be_worth_nothing(protected: Backups, path: Path) -> None:
    keys_file(path).unlink()
    with pytest.raises(BackupFailed, match="No such file"):
        protected.make()


# When a notebook becomes protected, or its passphrase changes


def plain_then_protected(path: Path, wall: Wall) -> tuple[Backups, bytes]:
    """A notebook with a plain backup that was protected since, and its key."""
    write_note(path, "a1", "Ask for Zebulon")
    Backups(path, now=wall).make()
    wall.time += timedelta(hours=1)
    protect(path, WORDS, LEAST)
    key = unlock(path, WORDS)
    return Backups(path, key, wall), key


def assert_nothing_plain(folder: Path) -> None:
    for file in folder.iterdir():
        assert b"Zebulon" not in file.read_bytes(), file
        with zipfile.ZipFile(file) as archive:
            assert b"Zebulon" not in archive.read("notebook.db"), file


@pytest.mark.parametrize("follow", [Backups.follow_protection, Backups.make])
def test_plain_backups_of_a_notebook_that_becomes_protected_are_protected_too(
    follow: Callable[[Backups], object], path: Path, wall: Wall
) -> None:
    backups, key = plain_then_protected(path, wall)
    names = [copy.name for copy in backups.copies()]
    follow(backups)
    assert [copy.name for copy in backups.copies()][-1:] == names
    assert_nothing_plain(backups.folder)
    oldest = backups.path_of(backups.copies()[-1])
    about = check_backup(oldest)
    assert (about.made, about.notes, about.is_protected) == (NOON, None, True)
    assert notes_in(oldest, key) == ["Ask for Zebulon"]


def test_an_unchanged_notebook_makes_no_copy_only_because_it_is_protected_now(path: Path, wall: Wall) -> None:
    backups, _ = plain_then_protected(path, wall)
    backups.follow_protection()
    assert backups.make_if_changed() is None


def test_a_changed_passphrase_opens_the_backups_and_the_old_one_does_not(
    path: Path, wall: Wall, tmp_path: Path
) -> None:
    backups, key = plain_then_protected(path, wall)
    made = backups.make()
    change_passphrase(path, WORDS, OTHER, LEAST)
    backups.follow_protection()
    _, keys = take_out(made.path, tmp_path / "out.db")
    assert keys is not None
    keys_file(path).write_bytes(keys)
    assert unlock(path, OTHER) == key
    with pytest.raises(WrongPassphrase):
        unlock(path, WORDS)
    assert notes_in(made.path, key) == ["Ask for Zebulon"]


def test_a_backup_under_another_key_keeps_its_own_passphrase(path: Path, wall: Wall) -> None:
    backups, _ = plain_then_protected(path, wall)
    made = backups.make()
    before = made.path.read_bytes()
    unprotect(path, WORDS)
    protect(path, OTHER, LEAST)
    Backups(path, unlock(path, OTHER), wall).make()
    assert made.path.read_bytes() == before


def test_a_damaged_plain_backup_does_not_stay_beside_a_protected_notebook(path: Path, wall: Wall) -> None:
    backups, _ = plain_then_protected(path, wall)
    damaged = backups.path_of(backups.copies()[0])
    damaged.write_bytes(damaged.read_bytes()[:-40])
    backups.follow_protection()
    assert backups.copies() == ()


def test_when_there_is_no_room_a_plain_backup_stays_for_another_time(
    path: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups, key = plain_then_protected(path, wall)
    monkeypatch.setattr(backup_protection, "write_backup", full_disk)
    with pytest.raises(BackupFailed, match="No space left"):
        backups.follow_protection()
    assert len(backups.copies()) == 1
    monkeypatch.undo()
    backups.follow_protection()
    assert notes_in(backups.path_of(backups.copies()[0]), key) == ["Ask for Zebulon"]


def test_after_deleting_only_a_new_backup_stays(backups: Backups, path: Path, wall: Wall) -> None:
    backups.make()
    backups.make(Reason.IMPORT)
    write_note(path, "a1", "Changed")
    made = backups.begin_anew()
    assert [copy.number for copy in backups.copies()] == [3]
    assert notes_in(made.path) == ["Changed"]


def test_when_no_new_backup_can_be_made_none_is_deleted(backups: Backups, monkeypatch: pytest.MonkeyPatch) -> None:
    backups.make()
    monkeypatch.setattr(backup_module, "write_backup", full_disk)
    with pytest.raises(BackupFailed):
        backups.begin_anew()
    assert len(backups.copies()) == 1

"""Restoring: what is in the backup is there afterwards, and what was there before is kept."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from hrdesk.core.backup_plan import Reason
from hrdesk.core.errors import (
    BackupMissing,
    BackupTooNew,
    BackupUnreadable,
    FileNotWritable,
    HrdeskError,
    NotebookInUse,
    WrongPassphrase,
)
from hrdesk.services import notebook_copy, notebook_swap, safe_file
from hrdesk.services import restore as restore_module
from hrdesk.services.backup import Backups
from hrdesk.services.database import OperationalError, is_plain, open_notebook_file
from hrdesk.services.migrations import APPLICATION_ID, STEPS, migrate
from hrdesk.services.notebook import open_notebook
from hrdesk.services.notebook_swap import is_protected, keys_file, settle, working_folder
from hrdesk.services.passphrase_key import LEAST
from hrdesk.services.protection import change_passphrase, protect, unlock, unprotect
from hrdesk.services.restore import Restored, restore
from tests.builders import NOON, make_annotation
from tests.killing import killed_after

WORDS = "heron weir lamp cobalt"
OTHER = "thistle marble orbit canoe"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "notebook.db"


@pytest.fixture
def backup(path: Path, tmp_path: Path) -> Path:
    """A backup with one note, on a stick; the notebook has another since."""
    path.parent.mkdir()
    write(path, "Then")
    backup = tmp_path / "stick.hrbackup"
    Backups(path).make_elsewhere(backup)
    write(path, "Since")
    return backup


def write(path: Path, words: str, key: bytes | None = None) -> None:
    notebook = open_notebook(path, key=key)
    notebook.records.save(make_annotation(words, note=words))
    notebook.close()


def notes(path: Path, key: bytes | None = None) -> list[str]:
    notebook = open_notebook(path, key=key)
    try:
        assert notebook.is_whole()
        return sorted(note.note for note in notebook.annotations.all())
    finally:
        notebook.close()


def with_words(words: str) -> Callable[[Path], bytes]:
    return lambda path: unlock(path, words)


def nobody(path: Path) -> bytes:
    raise AssertionError("asked for a passphrase")


def protect_all(path: Path, words: str = WORDS) -> bytes:
    protect(path, words, LEAST)
    return unlock(path, words)


def back(backup: Path, path: Path, words: str | None = None, key: bytes | None = None) -> Restored:
    return restore(backup, path, with_words(words) if words else nobody, key=key, now=lambda: NOON)


def device_of(path: Path) -> str:
    with closing(open_notebook_file(path)) as connection:
        return str(connection.execute("SELECT id FROM device").fetchone()[0])


def files(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir()}


def test_the_notebook_is_what_the_backup_holds_and_what_was_there_is_backed_up(backup: Path, path: Path) -> None:
    done = back(backup, path)
    assert (done.notes, done.about.notes, done.key) == (1, 1, None)
    assert notes(path) == ["Then"]
    (copy,) = Backups(path).copies()
    assert (copy.reason, Backups(path).path_of(copy)) == (Reason.RESTORE, done.kept)
    assert files(path) == {"notebook.db", "backups"}
    assert done.kept is not None
    assert notes_after_restoring(done.kept, path) == ["Since", "Then"]


def notes_after_restoring(backup: Path, path: Path) -> list[str]:
    back(backup, path)
    return notes(path)


def test_a_notebook_that_is_not_there_is_made(backup: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "new" / "notebook.db"
    elsewhere.parent.mkdir()
    assert back(backup, elsewhere).kept is None
    assert notes(elsewhere) == ["Then"]
    assert files(elsewhere) == {"notebook.db"}


def test_what_a_killed_window_left_in_its_journal_is_backed_up_too(backup: Path, path: Path) -> None:
    notebook = open_notebook(path)
    notebook.records.save(make_annotation("late", note="Late"))
    left = {file: file.read_bytes() for file in path.parent.glob("notebook.db*")}
    notebook.close()
    for file, content in left.items():
        file.write_bytes(content)
    done = back(backup, path)
    assert notes(path) == ["Then"]
    assert done.kept is not None
    assert "Late" in notes_after_restoring(done.kept, path)


def test_a_restored_notebook_is_on_a_device_of_its_own(backup: Path, path: Path) -> None:
    before = device_of(path)
    back(backup, path)
    first = device_of(path)
    back(backup, path)
    assert len({before, first, device_of(path)}) == 3


def test_a_backup_of_an_older_hrdesk_is_brought_up_to_date(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    with closing(open_notebook_file(path)) as connection:
        migrate(connection, path, STEPS[:1])
        connection.execute("INSERT INTO bookmarks VALUES ('hrdesk', 'heroin', '2026-11-21T12:00:00+00:00')")
    old = tmp_path / "old.hrbackup"
    Backups(path).make_elsewhere(old)
    path.unlink()
    assert back(old, path).about.schema == 1
    notebook = open_notebook(path)
    assert notebook.bookshelf.bookmarks() == ("heroin",)
    notebook.close()


def test_a_backup_of_a_newer_hrdesk_changes_nothing(path: Path, backup: Path, tmp_path: Path) -> None:
    with closing(open_notebook_file(path)) as connection:
        connection.execute("PRAGMA user_version=99")
    newer = tmp_path / "newer.hrbackup"
    Backups(path).make_elsewhere(newer)
    before = path.read_bytes()
    with pytest.raises(BackupTooNew, match="newer"):
        back(newer, path)
    assert path.read_bytes() == before
    assert back(backup, path).kept is not None
    assert notes(path) == ["Then"]


def test_a_damaged_notebook_is_copied_aside_with_its_journal(backup: Path, path: Path) -> None:
    rubbish = {path: b"not a notebook" * 400, path.with_name("notebook.db-wal"): b"journal"}
    for file, content in rubbish.items():
        file.write_bytes(content)
    done = back(backup, path)
    assert notes(path) == ["Then"]
    assert done.kept == path.with_name("notebook.replaced-20261121-120000.db")
    assert done.kept.read_bytes() == rubbish[path]
    assert path.with_name("notebook.replaced-20261121-120000.db-wal").read_bytes() == b"journal"
    path.write_bytes(b"again" * 100)
    assert back(backup, path).kept == path.with_name("notebook.replaced-20261121-120000-2.db")


@pytest.mark.parametrize("content", [b"", b"PK\3\4 half", None])
def test_a_backup_that_is_none_changes_nothing(content: bytes | None, backup: Path, path: Path) -> None:
    before = path.read_bytes()
    if content is None:
        backup.unlink()
    else:
        backup.write_bytes(content)
    with pytest.raises(BackupMissing if content is None else BackupUnreadable):
        back(backup, path)
    assert path.read_bytes() == before
    assert files(path) <= {"notebook.db", "backups"}


def test_a_zip_that_only_looks_like_a_backup_changes_nothing(path: Path, backup: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "notebook.db"
    other.parent.mkdir()
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE annotations (id)")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={len(STEPS)}")
    Backups(other).make_elsewhere(tmp_path / "other.hrbackup")
    with pytest.raises(BackupUnreadable):
        back(tmp_path / "other.hrbackup", path)
    assert notes(path) == ["Since", "Then"]


STEPS_OF_RESTORING = ("take_out", "_make_ready", "_stand_by", "_keep", "_put_in_place", "swap")


@pytest.mark.parametrize("step", STEPS_OF_RESTORING)
@pytest.mark.parametrize("protected", [False, True], ids=["plain", "protected"])
def test_whatever_breaks_off_leaves_the_notebook_as_it_was(
    step: str, protected: bool, backup: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = protect_all(path) if protected else None

    def full_disk(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restore_module, step, full_disk)
    with pytest.raises(FileNotWritable, match="No space left"):
        back(backup, path, key=key)
    assert notes(path, key) == ["Since", "Then"]
    assert files(path) <= {"notebook.db", "backups", "keys.json"}
    monkeypatch.undo()
    back(backup, path, key=key)
    assert notes(path, key) == ["Then"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.parametrize("kind", ["plain", "protected", "from a protected backup"])
def test_killed_between_any_two_steps_the_notebook_is_the_old_or_the_new_one(
    kind: str, backup: Path, path: Path
) -> None:
    key = protect_all(path) if kind == "protected" else None
    words = None
    if kind == "from a protected backup":
        protect_all(path)
        Backups(path, unlock(path, WORDS)).make_elsewhere(backup)
        unprotect(path, WORDS)
        words = WORDS
    seen = set()
    for deeds in range(0, 400, 9 if words else 4):
        if not killed_after(deeds, lambda: back(backup, path, words, key)):
            break
        settle(path)
        now_key = unlock(path, words) if words and is_protected(path) else key
        seen.add(tuple(notes(path, now_key)))
        if words and is_protected(path):
            unprotect(path, WORDS)
        if "Since" not in notes(path, key):
            write(path, "Since", key)
    assert deeds > 20
    assert ("Since", "Then") in seen
    assert ("Then",) in seen or words


# Protected notebooks


def test_a_protected_notebook_stays_protected_with_its_own_passphrase(backup: Path, path: Path) -> None:
    key = protect_all(path)
    keys = keys_file(path).read_bytes()
    done = back(backup, path, key=key)
    assert (done.key, keys_file(path).read_bytes()) == (key, keys)
    assert not is_plain(path)
    assert notes(path, key) == ["Then"]
    assert unlock(path, WORDS) == key


def test_a_backup_from_before_the_passphrase_changed_opens_with_the_new_one_afterwards(
    backup: Path, path: Path
) -> None:
    key = protect_all(path)
    Backups(path, key).make_elsewhere(backup)
    change_passphrase(path, WORDS, OTHER, LEAST)
    back(backup, path, WORDS, key)
    assert notes(path, unlock(path, OTHER)) == ["Since", "Then"]


def test_a_protected_backup_protects_a_plain_notebook_with_its_own_passphrase(backup: Path, path: Path) -> None:
    Backups(path, protect_all(path)).make_elsewhere(backup)
    unprotect(path, WORDS)
    write(path, "Plain")
    done = back(backup, path, WORDS)
    assert done.kept is not None
    assert not is_plain(path)
    assert notes(path, unlock(path, WORDS)) == ["Since", "Then"]


def test_a_notebook_whose_passphrase_is_forgotten_is_copied_aside_with_its_keys(backup: Path, path: Path) -> None:
    Backups(path, protect_all(path)).make_elsewhere(backup)
    unprotect(path, WORDS)
    forgotten = protect_all(path, OTHER)
    write(path, "Newest", forgotten)
    done = back(backup, path, WORDS)
    assert notes(path, unlock(path, WORDS)) == ["Since", "Then"]
    assert done.kept is not None
    rescued = path.parent / "rescued"
    rescued.mkdir()
    done.kept.rename(rescued / "notebook.db")
    done.kept.with_suffix(".keys.json").rename(rescued / "keys.json")
    assert "Newest" in notes(rescued / "notebook.db", unlock(rescued / "notebook.db", OTHER))


@pytest.fixture
def under_other_keys(backup: Path, path: Path) -> dict[bytes, bytes]:
    """The backup is under other keys than the notebook, which has one note more: what the keys' files of both open."""
    key = protect_all(path)
    Backups(path, key).make_elsewhere(backup)
    keys = {keys_file(path).read_bytes(): key}
    unprotect(path, WORDS)
    key = protect_all(path, OTHER)
    write(path, "Newest", key)
    return {**keys, keys_file(path).read_bytes(): key}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_killed_between_any_two_steps_the_notebook_stands_with_the_keys_that_open_it(
    backup: Path, path: Path, under_other_keys: dict[bytes, bytes], tmp_path: Path
) -> None:
    its_key, _ = under_other_keys.values()
    before = shutil.copytree(path.parent, tmp_path / "before")
    seen = set()
    for deeds in range(400):
        shutil.rmtree(path.parent)
        shutil.copytree(before, path.parent)
        if not killed_after(deeds, lambda: restore(backup, path, lambda _: its_key, now=lambda: NOON)):
            break
        settle(path)
        seen.add(tuple(notes(path, under_other_keys[keys_file(path).read_bytes()])))
        assert files(path) & {"keys.new.json", "notebook.db.new", "notebook.db.old", ".restoring"} == set()
    assert deeds > 20
    assert seen == {("Newest", "Since", "Then"), ("Since", "Then")}


def test_a_notebook_that_cannot_be_replaced_keeps_its_keys(
    backup: Path, path: Path, under_other_keys: dict[bytes, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_use(_: Path) -> None:
        raise NotebookInUse

    monkeypatch.setattr(restore_module, "swap", in_use)
    with pytest.raises(NotebookInUse):
        back(backup, path, WORDS)
    assert notes(path, under_other_keys[keys_file(path).read_bytes()]) == ["Newest", "Since", "Then"]


def test_a_disk_that_is_full_when_the_backup_is_encrypted_is_told(
    backup: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OperationalError("database or disk is full")

    key = protect_all(path)
    monkeypatch.setattr(notebook_copy, "_export", full)
    with pytest.raises(FileNotWritable, match="disk is full"):
        back(backup, path, key=key)
    assert notes(path, key) == ["Since", "Then"]


def test_the_blocks_of_a_plain_backup_are_overwritten_once_it_is_encrypted(
    backup: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, done = protect_all(path), []

    def overwrite(file: Path) -> None:
        done.append((file, is_plain(file)))

    monkeypatch.setattr(safe_file, "overwrite", overwrite)
    back(backup, path, key=key)
    assert done == [(working_folder(path) / "notebook.db", True)]
    assert not working_folder(path).exists()


def test_what_a_killed_restoring_had_made_ready_is_gone_after_the_next_opening(path: Path) -> None:
    working_folder(path).mkdir(parents=True)
    (working_folder(path) / "notebook.db").write_bytes(b"plain")
    settle(path)
    assert files(path) == set()


def test_what_cannot_be_removed_of_a_backup_keeps_nobody_from_the_notebook(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    working_folder(path).mkdir(parents=True)
    (working_folder(path) / "notebook.db").write_bytes(b"of somebody else")
    monkeypatch.setattr(notebook_swap, "discard", refuse)
    settle(path)
    assert files(path) == {".restoring"}


def test_keys_of_a_restoring_that_ended_never_take_the_place_of_others(path: Path) -> None:
    path.parent.mkdir()
    write(path, "Then")
    path.with_name("keys.new.json").write_text("of long ago")
    key = protect_all(path)
    assert notes(path, key) == ["Then"]


def test_a_wrong_passphrase_changes_nothing(backup: Path, path: Path) -> None:
    Backups(path, protect_all(path)).make_elsewhere(backup)
    unprotect(path, WORDS)
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase):
        back(backup, path, OTHER)
    assert path.read_bytes() == before
    assert files(path) == {"notebook.db", "backups"}


def test_nothing_plain_of_a_protected_notebook_is_left_by_restoring(backup: Path, path: Path) -> None:
    key = protect_all(path)
    Backups(path, key).make_elsewhere(backup)
    back(backup, path, WORDS, key)
    for file in path.parent.rglob("*"):
        if file.is_file():
            assert b"Since" not in file.read_bytes(), file


def test_an_error_says_what_to_do(backup: Path, path: Path) -> None:
    backup.write_bytes(b"rubbish")
    with pytest.raises(HrdeskError, match=r"Nothing was changed\. Try another backup"):
        back(backup, path)

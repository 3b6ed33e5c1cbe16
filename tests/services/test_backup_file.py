"""A backup file is read by strict rules: whole and as it was made, or told in one sentence."""

import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hrdesk.core.errors import BackupError, BackupMissing, BackupTooNew, BackupUnreadable
from hrdesk.services.backup import Backups
from hrdesk.services.backup_file import MOST_BYTES, check_backup, read_about, take_out
from hrdesk.services.notebook import open_notebook
from tests.builders import make_annotation


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    notebook = open_notebook(tmp_path / "notebook.db")
    notebook.records.save(make_annotation(note="Kept"))
    notebook.close()
    return Backups(tmp_path / "notebook.db").make().path


def parts_of(backup: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(backup) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_parts(backup: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(backup, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def change_about(backup: Path, **changes: object) -> None:
    parts = parts_of(backup)
    write_parts(backup, parts | {"backup.json": json.dumps(json.loads(parts["backup.json"]) | changes).encode()})


def assert_refused(backup: Path, kind: type[BackupError] = BackupUnreadable) -> None:
    before = backup.read_bytes() if backup.is_file() else None
    target = backup.with_name("out.db")
    for read in (check_backup, lambda path: take_out(path, target)):
        with pytest.raises(kind, match=backup.name):
            read(backup)
        target.unlink(missing_ok=True)
    assert before is None or backup.read_bytes() == before


def test_what_was_put_in_comes_out(backup: Path, tmp_path: Path) -> None:
    about, keys = take_out(backup, tmp_path / "out.db")
    assert (about, keys) == (read_about(backup), None)
    assert (tmp_path / "out.db").read_bytes() == parts_of(backup)["notebook.db"]


def test_a_file_that_is_there_already_is_not_written_over(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "out.db").write_text("mine")
    with pytest.raises(BackupUnreadable):
        take_out(backup, tmp_path / "out.db")
    assert (tmp_path / "out.db").read_text() == "mine"


def test_a_backup_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BackupMissing, match="no backup at"):
        read_about(tmp_path / "typo.hrbackup")


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\3\4", b"SQLite format 3\0" * 500, b"PK\3\4" + bytes(500)])
def test_a_file_of_another_kind_is_refused(content: bytes, backup: Path) -> None:
    backup.write_bytes(content)
    assert_refused(backup)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.hrbackup").mkdir()
    assert_refused(tmp_path / "folder.hrbackup")


def test_a_backup_of_a_newer_hrdesk_is_told_as_such(backup: Path) -> None:
    change_about(backup, **{"hrdesk-backup": 2, "made": "another form"})
    assert_refused(backup, BackupTooNew)


@pytest.mark.parametrize(
    "changes",
    [
        {"made": "yesterday"},
        {"made": "2026-11-21T12:00:00"},
        {"reason": "lunch"},
        {"schema": "2"},
        {"schema": -1},
        {"size_bytes": 3},
        {"sha256": None},
        {"notes": "34"},
        {"key_id": 1},
        {"key_id": "of a protected one"},
        {"is_protected": False},
        {"surprise": 1},
        {"hrdesk-backup": None, "made": None},
    ],
)
def test_a_backup_that_says_nonsense_of_itself_is_refused(changes: dict[str, object], backup: Path) -> None:
    change_about(backup, **changes)
    assert_refused(backup)


@pytest.mark.parametrize("text", [b"", b"[]", b"3", b"{}", b"\xff", b"[" * 60_000, b'{"a":' * 10_000])
def test_a_backup_with_no_word_on_itself_is_refused(text: bytes, backup: Path) -> None:
    write_parts(backup, parts_of(backup) | {"backup.json": text})
    assert_refused(backup)


Spoil = Callable[[dict[str, bytes]], dict[str, bytes]]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda parts: {"backup.json": parts["backup.json"]},
        lambda parts: {"notebook.db": parts["notebook.db"]},
        lambda parts: parts | {"../notebook.db": b""},
        lambda parts: parts | {"run-me.exe": b""},
        lambda parts: parts | {"keys.json": b"{}"},
        lambda parts: parts | {"notebook.db": parts["notebook.db"] + b"\0"},
        lambda parts: parts | {"backup.json": parts["backup.json"] + b" " * MOST_BYTES["backup.json"]},
    ],
)
def test_a_backup_with_other_parts_is_refused(spoil: Spoil, backup: Path) -> None:
    write_parts(backup, spoil(parts_of(backup)))
    assert_refused(backup)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_backup_with_a_part_twice_is_refused(backup: Path) -> None:
    parts = parts_of(backup)
    with zipfile.ZipFile(backup, "w") as archive:
        for name, content in [*parts.items(), *parts.items()]:
            archive.writestr(name, content)
    assert_refused(backup)


def test_every_flipped_bit_and_every_cut_is_noticed_or_does_no_harm(backup: Path) -> None:
    """A bit in a date of the zip changes nothing that is read; then what comes out is what was put in."""
    chance = random.Random(7)
    content, whole = backup.read_bytes(), read_about(backup)
    target = backup.with_name("out.db")
    refused = 0
    for number in range(300):
        changed = bytearray(content)
        if number % 3:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        else:
            changed = changed[: chance.randrange(len(changed))]
        backup.write_bytes(changed)
        try:
            about, _ = take_out(backup, target)
        except BackupError:
            refused += 1
        else:
            assert (about.sha256, about.size_bytes) == (whole.sha256, whole.size_bytes)
        target.unlink(missing_ok=True)
    assert refused > 250

"""An exchange file is read whole or left out with a sentence that says why; nothing in the folder is ever removed."""

import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.core.errors import FileNotWritable
from hrdesk.core.exchange_errors import (
    ExchangeFileDamaged,
    ExchangeFileForeign,
    ExchangeFileNotWhole,
    ExchangeFileOfOthers,
    ExchangeFilePostponed,
    ExchangeFileSkipped,
    ExchangeFileTooNew,
    ExchangeFileUnreadable,
    ExchangeFolderUnreadable,
)
from hrdesk.services import exchange_files as files
from hrdesk.services.exchange_files import exchange_files as list_files
from hrdesk.services.exchange_files import read_exchange_file, write_exchange_files
from hrdesk.services.notebook import Notebook, open_notebook
from hrdesk.services.team_keys import MOST_NEW, TeamKeys
from tests.services.exchanging import WORDS, quick_keys

__all__ = ["quick_keys"]

DEVICE = "0123456789abcdef"
LINES = ("one line", "نالوكسون 🚑", "")


@pytest.fixture
def keys(notebook: Notebook) -> TeamKeys:
    return TeamKeys(notebook.team, WORDS, are_kept=False)


@pytest.fixture
def other_notebook(tmp_path: Path) -> Iterator[Notebook]:
    notebook = open_notebook(tmp_path / "other.db")
    yield notebook
    notebook.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    return folder


@pytest.fixture
def path(folder: Path, keys: TeamKeys, quick_keys: None) -> Path:
    (path,) = write_exchange_files(folder, DEVICE, keys, LINES)
    return path


def resealed(content: bytes, at: int, value: bytes) -> bytes:
    """A head that was changed by somebody who mends its sum."""
    changed = content[:at] + value + content[at + len(value) :]
    return changed[: files._SUM_AT] + struct.pack(">I", zlib.crc32(changed[: files._SUM_AT])) + changed[files._BODY :]


def why(path: Path, keys: TeamKeys) -> type[ExchangeFileSkipped]:
    with pytest.raises(ExchangeFileSkipped) as told:
        read_exchange_file(path, keys)
    assert path.name in str(told.value)
    return type(told.value)


def test_lines_come_back_with_the_real_key(folder: Path, notebook: Notebook, other_notebook: Notebook) -> None:
    """Argon2id itself: the other tests here use something quicker."""
    (path,) = write_exchange_files(folder, DEVICE, TeamKeys(notebook.team, WORDS, are_kept=False), LINES)
    assert path.name == "0123456789ABCDEF-000001.hrx"
    assert read_exchange_file(path, TeamKeys(other_notebook.team, WORDS, are_kept=False)) == LINES


def test_a_file_has_a_new_number_and_never_takes_the_place_of_another(path: Path, folder: Path, keys: TeamKeys) -> None:
    content = path.read_bytes()
    path.rename(folder / "0123456789ABCDEF-000007.sync-conflict-20261128-101010-ABC.hrx")
    (second,) = write_exchange_files(folder, DEVICE, keys, LINES)
    assert second.name == "0123456789ABCDEF-000008.hrx"
    assert content in [one.read_bytes() for one in folder.iterdir()]
    assert second.read_bytes() != content


def test_much_is_shared_out_among_files(
    folder: Path, keys: TeamKeys, quick_keys: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_TEXT_A_FILE", 100)
    lines = (*(f"{number:040d}" for number in range(7)), "x" * 500)
    written = write_exchange_files(folder, DEVICE, keys, lines)
    assert [len(read_exchange_file(path, keys)) for path in written] == [2, 2, 2, 1, 1]
    assert tuple(line for path in written for line in read_exchange_file(path, keys)) == lines


def test_what_was_begun_and_never_finished_goes_with_the_next_file(path: Path, folder: Path, keys: TeamKeys) -> None:
    ours, theirs = folder / f".{path.name}.99.part", folder / ".FEDCBA9876543210-000001.hrx.99.part"
    for half in (ours, theirs):
        half.write_bytes(b"half")
    write_exchange_files(folder, DEVICE, keys, LINES)
    assert not ours.exists()
    assert theirs.exists()


def test_nothing_to_write_is_no_file(folder: Path, keys: TeamKeys, quick_keys: None) -> None:
    assert write_exchange_files(folder, DEVICE, keys, ()) == ()
    assert list(folder.iterdir()) == []


def test_a_file_that_is_cut_off_anywhere_is_left_out(path: Path, keys: TeamKeys) -> None:
    content = path.read_bytes()
    for length in range(len(content)):
        path.write_bytes(content[:length])
        assert why(path, keys) is ExchangeFileNotWhole, length


def test_a_file_in_which_any_bit_fell_over_is_left_out(path: Path, keys: TeamKeys) -> None:
    content = path.read_bytes()
    for place in range(len(content)):
        path.write_bytes(content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :])
        told = why(path, keys)
        if place < 8:
            assert told is ExchangeFileForeign
        elif place < 10:
            assert told in (ExchangeFileTooNew, ExchangeFileDamaged)
        else:
            assert told is ExchangeFileDamaged, place


def test_a_file_of_another_team_is_left_out(path: Path, notebook: Notebook) -> None:
    assert why(path, TeamKeys(notebook.team, "other words", are_kept=False)) is ExchangeFileOfOthers


def test_a_head_that_somebody_changed_with_care_is_not_believed(path: Path, keys: TeamKeys) -> None:
    path.write_bytes(resealed(path.read_bytes(), 10, b"\xff" * 8))
    assert why(path, keys) is ExchangeFileOfOthers


def test_a_file_of_a_newer_hrdesk_is_left_out(path: Path, keys: TeamKeys) -> None:
    path.write_bytes(resealed(path.read_bytes(), 8, struct.pack(">H", files.FORMAT + 1)))
    assert why(path, keys) is ExchangeFileTooNew


@pytest.mark.parametrize(("passes", "memory"), [(3, 1 << 32 - 1), (2**32 - 1, 64 << 20), (1, 8192), (0, 0)])
def test_a_file_that_asks_for_absurd_work_is_left_out_without_doing_it(
    path: Path, keys: TeamKeys, passes: int, memory: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrdesk.services.team_keys.stretch", lambda *_: pytest.fail("stretched"))
    path.write_bytes(resealed(path.read_bytes(), 22, struct.pack(">II", passes, memory)))
    assert why(path, keys) is ExchangeFileDamaged


def test_a_flood_of_unknown_devices_is_met_in_parts(path: Path, keys: TeamKeys) -> None:
    content = path.read_bytes()
    for number in range(MOST_NEW):
        path.write_bytes(resealed(content, 30, number.to_bytes(16, "big")))
        assert why(path, keys) is ExchangeFileOfOthers
    path.write_bytes(resealed(content, 30, b"\xff" * 16))
    assert why(path, keys) is ExchangeFilePostponed
    path.write_bytes(content)
    assert read_exchange_file(path, keys) == LINES


def test_what_would_fill_the_memory_when_unpacked_is_left_out(
    path: Path, folder: Path, keys: TeamKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bomb,) = write_exchange_files(folder, DEVICE, keys, ["x" * 100_000])
    monkeypatch.setattr(files, "_LARGEST_TEXT", 50_000)
    assert why(bomb, keys) is ExchangeFileDamaged


@pytest.mark.parametrize("content", [b"PK\3\4", b"hrdesk\n", b"\0" * 200])
def test_a_file_that_is_something_else_is_left_out(folder: Path, keys: TeamKeys, content: bytes) -> None:
    path = folder / "x.hrx"
    path.write_bytes(content)
    assert why(path, keys) is ExchangeFileForeign


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here")
def test_a_pipe_is_not_waited_for(folder: Path, keys: TeamKeys) -> None:
    os.mkfifo(folder / "x.hrx")
    assert why(folder / "x.hrx", keys) is ExchangeFileForeign


def test_a_link_to_nowhere_is_left_out(folder: Path, keys: TeamKeys) -> None:
    (folder / "x.hrx").symlink_to(folder / "nowhere")
    assert why(folder / "x.hrx", keys) is ExchangeFileUnreadable


def test_names_count_for_nothing_but_their_ending(path: Path, folder: Path, keys: TeamKeys) -> None:
    for name in ("copy of it.HRX", "._0123456789ABCDEF-000001.hrx", ".syncthing.x.hrx.tmp", "notes.txt"):
        (folder / name).write_bytes(path.read_bytes())
    assert [one.name for one in list_files(folder)] == ["0123456789ABCDEF-000001.hrx", "copy of it.HRX"]
    assert read_exchange_file(folder / "copy of it.HRX", keys) == LINES


def test_a_full_stick_is_told_and_leaves_no_half_file(
    folder: Path, keys: TeamKeys, quick_keys: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hrdesk.services.exchange_files.os.fsync", full)
    with pytest.raises(FileNotWritable, match="No space left"):
        write_exchange_files(folder, DEVICE, keys, LINES)
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_listed_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> Iterator[Path]:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(ExchangeFolderUnreadable, match="Input/output"):
        list_files(folder)

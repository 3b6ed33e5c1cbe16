"""Files are whole or as they were."""

import os
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hrdesk.core.errors import FileNotWritable
from hrdesk.services.safe_file import make_folder, overwrite, replacing, write_private, write_text


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    write_text(path, "One\nTwo é\n")
    assert path.read_bytes() == "One\nTwo é\n".encode()
    write_text(path, "Three")
    assert path.read_text() == "Three"
    assert list(path.parent.iterdir()) == [path]


def test_two_threads_that_write_one_file_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "slides.html"
    both = threading.Barrier(2, timeout=20)

    def write(text: str) -> None:
        with replacing(path) as part:
            part.write_text(text)
            both.wait()
            assert part.read_text() == text

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, ("one", "other")))
    assert path.read_text() in {"one", "other"}
    assert list(tmp_path.iterdir()) == [path]


def write_half(path: Path, error: BaseException) -> None:
    with replacing(path) as part:
        part.write_text("half")
        assert path.read_text() == "old"
        raise error


class Interrupted(BaseException):
    """Stands for whatever may end a run."""


@pytest.mark.parametrize("kind", [ValueError, KeyboardInterrupt, Interrupted])
def test_an_exception_inside_leaves_the_old_file_and_nothing_beside(kind: type[BaseException], tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("old")
    with pytest.raises(kind):
        write_half(path, kind())
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_fails_is_told_and_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("old")
    with pytest.raises(FileNotWritable, match="No space left"):
        write_half(path, OSError(28, "No space left on device"))
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("I am a file")
    with pytest.raises(FileNotWritable, match=r"notes\.md"):
        write_text(tmp_path / "file" / "notes.md", "text")
    assert (tmp_path / "file").read_text() == "I am a file"


@pytest.mark.parametrize("name", [".", "/", ""])
def test_a_name_of_no_file_is_told(name: str) -> None:
    with pytest.raises(FileNotWritable, match="it is a folder"):
        write_text(Path(name), "x")


def test_a_file_that_is_a_folder_is_told_and_nothing_is_left_beside(tmp_path: Path) -> None:
    (tmp_path / "notes.md").mkdir()
    with pytest.raises(FileNotWritable):
        write_text(tmp_path / "notes.md", "text")
    assert list(tmp_path.iterdir()) == [tmp_path / "notes.md"]


def test_what_an_earlier_crash_left_does_not_matter(tmp_path: Path) -> None:
    with replacing(tmp_path / "notes.md") as part:
        name = part.name
        part.write_text("whole")
    (tmp_path / name).write_text("left by a crash")
    with replacing(tmp_path / "notes.md") as part:
        assert not part.exists()
        part.write_text("new")
    assert (tmp_path / "notes.md").read_text() == "new"


def test_a_folder_that_a_person_named_is_not_made_up(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritable, match="typo"):
        write_text(tmp_path / "typo" / "notes.md", "text")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_ours_is_made_once(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_folder_of_ours_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileNotWritable, match="file/folder"):
        make_folder(tmp_path / "file" / "folder")


def test_a_private_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    write_private(path, b"one")
    write_private(path, b"two")
    assert path.read_bytes() == b"two"
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("size", [0, 1, (1 << 20) - 1, (1 << 20) + 1])
def test_a_file_is_overwritten_to_its_last_byte(size: int, tmp_path: Path) -> None:
    path = tmp_path / "notebook.db.old"
    path.write_bytes(b"x" * size)
    overwrite(path)
    assert path.read_bytes() == bytes(size)

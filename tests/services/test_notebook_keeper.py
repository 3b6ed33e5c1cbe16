"""A notebook is open with its key, or locked with neither connection nor key."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.core.errors import NotebookLocked, NotebookReadOnly, NotebookSetAside
from hrdesk.services.database import DatabaseError
from hrdesk.services.notebook import open_notebook
from hrdesk.services.notebook_keeper import NotebookKeeper
from hrdesk.services.passphrase_key import LEAST
from hrdesk.services.protection import protect, unlock
from tests.builders import make_annotation

WORDS = "heron weir lamp cobalt"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A protected notebook with one note."""
    path = tmp_path / "notebook.db"
    notebook = open_notebook(path)
    notebook.records.save(make_annotation("a1", note="Kept"))
    notebook.close()
    protect(path, WORDS, LEAST)
    return path


@pytest.fixture
def keeper(path: Path) -> Iterator[NotebookKeeper]:
    keeper = NotebookKeeper(path, None, NotebookLocked(path=path))
    yield keeper
    keeper.close()


def notes_of(keeper: NotebookKeeper) -> list[str]:
    assert keeper.notebook is not None
    return [note.note for note in keeper.notebook.annotations.all()]


def test_a_locked_notebook_is_opened_with_its_key_and_closed_again(keeper: NotebookKeeper, path: Path) -> None:
    assert (keeper.is_protected, keeper.is_locked, keeper.notebook, keeper.key) == (True, True, None, None)
    key = unlock(path, WORDS)
    assert keeper.open(key) is None
    assert (keeper.is_locked, keeper.hindrance, keeper.key) == (False, None, key)
    assert notes_of(keeper) == ["Kept"]
    notebook = keeper.notebook
    keeper.close()
    assert (keeper.is_locked, keeper.notebook, keeper.key) == (True, None, None)
    assert notebook is not None
    with pytest.raises(DatabaseError, match="closed"):
        notebook.annotations.all()


def test_a_damaged_one_is_set_aside_when_it_is_unlocked(keeper: NotebookKeeper, path: Path) -> None:
    key = unlock(path, WORDS)
    path.write_bytes(b"damaged" * 1_000)
    assert isinstance(keeper.open(key), NotebookSetAside)
    assert notes_of(keeper) == []
    assert keeper.is_protected
    kept = sorted(file.name for file in path.parent.iterdir() if ".damaged-" in file.name)
    assert [name.rpartition(".")[2] for name in kept] == ["db", "json"]


def test_one_that_another_window_writes_is_only_read(path: Path) -> None:
    elsewhere = NotebookReadOnly(reason="another window has it")
    keeper = NotebookKeeper(path, None, NotebookLocked(path=path), read_only=elsewhere)
    assert not keeper.can_change_protection
    keeper.open(unlock(path, WORDS))
    assert keeper.hindrance is elsewhere
    assert notes_of(keeper) == ["Kept"]
    assert keeper.notebook is not None
    with pytest.raises(NotebookReadOnly):
        keeper.notebook.records.save(make_annotation("a2"))
    keeper.close()


def test_while_it_is_rewritten_the_reason_is_told(keeper: NotebookKeeper) -> None:
    busy = NotebookReadOnly(reason="it is being encrypted")
    keeper.close(busy)
    assert keeper.hindrance is busy
    assert not keeper.is_locked

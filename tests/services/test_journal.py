"""What a killed process has left in the journal is read, or it is told that it cannot be."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from hrdesk.core.errors import ChangesDamaged, NotebookUnusable
from hrdesk.services.journal import journal_of
from hrdesk.services.notebook import Notebook, open_notebook
from tests.builders import make_annotation

HEADER, FRAME = 32, 24 + 4096


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A notebook as a killed process leaves it: ten notes, of which nine came one after the other into the journal."""
    made = tmp_path / "made" / "notebook.db"
    made.parent.mkdir()
    with closing(open_notebook(made)) as notebook:
        notebook.records.save(make_annotation("n0"))
    with closing(open_notebook(made)) as notebook:
        for number in range(1, 10):
            notebook.records.save(make_annotation(f"n{number}"))
        return Path(shutil.copytree(made.parent, tmp_path / "killed")) / made.name


def notes(notebook: Notebook) -> set[str]:
    return {annotation.id for annotation in notebook.annotations.all()}


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


def test_what_a_killed_process_left_in_the_journal_is_read(killed: Path) -> None:
    with closing(open_notebook(killed)) as notebook:
        assert notes(notebook) == {f"n{number}" for number in range(10)}
        assert notebook.trouble is None
        assert journal_of(killed).stat().st_size == 0


@pytest.mark.parametrize("place", [4, HEADER + 100, HEADER + 8, HEADER + FRAME + 16, HEADER + 3 * FRAME + 2_000])
def test_a_journal_that_is_damaged_in_its_midst_is_told_and_kept(killed: Path, place: int) -> None:
    flip(journal_of(killed), place)
    before = killed.read_bytes(), journal_of(killed).read_bytes()
    with closing(open_notebook(killed)) as notebook:
        assert isinstance(notebook.trouble, ChangesDamaged)
        aside = Path(str(notebook.trouble.facts["aside"]))
        assert "n0" in notes(notebook)
        assert "n9" not in notes(notebook)
    assert (aside.read_bytes(), journal_of(aside).read_bytes()) == before


def test_two_damaged_journals_are_both_kept(killed: Path) -> None:
    flip(journal_of(killed), HEADER + 100)
    damaged = killed.read_bytes(), journal_of(killed).read_bytes()
    for _ in range(2):
        killed.write_bytes(damaged[0])
        journal_of(killed).write_bytes(damaged[1])
        open_notebook(killed).close()
    assert len([path for path in killed.parent.iterdir() if ".damaged-" in path.name and path.suffix == ".db"]) == 2


def test_a_last_change_that_the_power_cut_short_is_no_damage(killed: Path) -> None:
    data = journal_of(killed).read_bytes()
    journal_of(killed).write_bytes(data[: -FRAME // 2])
    with closing(open_notebook(killed)) as notebook:
        assert notebook.trouble is None
        assert notes(notebook) == {f"n{number}" for number in range(9)}


def test_a_last_change_that_reached_the_disk_in_parts_is_no_damage(killed: Path) -> None:
    flip(journal_of(killed), journal_of(killed).stat().st_size - 100)
    with closing(open_notebook(killed)) as notebook:
        assert notebook.trouble is None
        assert notes(notebook) == {f"n{number}" for number in range(9)}


@pytest.mark.parametrize("data", [b"", b"\0" * 20, b"\0" * 10_000], ids=["empty", "a part of its head", "zeros"])
def test_a_journal_that_was_never_written_is_no_damage(killed: Path, data: bytes) -> None:
    journal_of(killed).write_bytes(data)
    with closing(open_notebook(killed)) as notebook:
        assert notebook.trouble is None
        assert notes(notebook) == {"n0"}


def test_without_room_for_a_copy_a_damaged_journal_stays_as_it_is(
    killed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flip(journal_of(killed), HEADER + 100)
    before = journal_of(killed).read_bytes()

    def no_room(_source: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", no_room)
    with pytest.raises(NotebookUnusable, match="No space left on device"):
        open_notebook(killed)
    assert journal_of(killed).read_bytes() == before

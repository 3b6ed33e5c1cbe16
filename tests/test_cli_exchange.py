"""hrdesk notebook exchange: told first, then done; and taken back."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hrdesk.cli import main
from hrdesk.cli_parser import DONE, USAGE, WORLD
from hrdesk.services import protection
from hrdesk.services.database import open_notebook_file
from hrdesk.services.notebook import open_notebook
from hrdesk.services.notebook_lock import holding_notebook
from hrdesk.services.passphrase_key import LEAST
from hrdesk.services.protection import protect, unlock, unprotect
from tests.builders import make_annotation
from tests.services.exchanging import WORDS, quick_keys

__all__ = ["quick_keys"]

Run = Callable[..., tuple[int, str, str]]

pytestmark = pytest.mark.usefixtures("quick_keys")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def words(tmp_path: Path) -> Path:
    file = tmp_path / "team.txt"
    file.write_text(f"{WORDS}\n", encoding="utf-8")
    return file


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    def run(home: str, *arguments: str | Path) -> tuple[int, str, str]:
        try:
            code = main(["--home", str(tmp_path / home), "notebook", *map(str, arguments)])
        except SystemExit as end:
            code = int(str(end.code))
        told = capfd.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def ana(tmp_path: Path) -> Path:
    """The notebook of Ana, with one note."""
    path = tmp_path / "ana" / "notebook.db"
    path.parent.mkdir()
    notebook = open_notebook(path)
    notebook.records.save(make_annotation("n", note="foil", tags=("night",)))
    notebook.close()
    return path


@pytest.fixture
def exchange(run: Run, folder: Path, words: Path) -> Run:
    def exchange(home: str, *arguments: str) -> tuple[int, str, str]:
        return run(home, "exchange", folder, "--team-passphrase-file", words, *arguments)

    return exchange


def text(path: Path) -> str:
    notebook = open_notebook(path)
    found = notebook.annotations.find("n")
    notebook.close()
    return found.note if found else ""


def test_notes_go_from_one_to_the_other(exchange: Run, ana: Path, tmp_path: Path) -> None:
    code, out, _ = exchange("ana", "--name", "Ana")
    assert (code, out) == (DONE, "Nothing new from colleagues.\nGiven out: 1 changes.\n")
    code, out, _ = exchange("ben", "--name", "Ben")
    assert code == DONE
    assert "Ana: 1 new\n  new        Ana · annotation · heroin · “foil #night”\nTaken in as exchange 1." in out
    assert text(tmp_path / "ben" / "notebook.db") == "foil"


def test_a_dry_run_tells_and_changes_nothing(exchange: Run, ana: Path, tmp_path: Path, folder: Path) -> None:
    exchange("ana", "--name", "Ana")
    files = sorted(folder.iterdir())
    code, out, _ = exchange("ben", "--name", "Ben", "--dry-run", "--json")
    told = json.loads(out)
    assert code == DONE
    assert [(change["fate"], change["by"], change["after"]["note"]) for change in told["changes"]] == [
        ("new", ["Ana"], "foil")
    ]
    assert (told["taken_in"], told["given_out"]) == (None, 0)
    assert (text(tmp_path / "ben" / "notebook.db"), sorted(folder.iterdir())) == ("", files)


def test_an_exchange_is_listed_taken_back_and_taken_in_again(
    exchange: Run, run: Run, ana: Path, tmp_path: Path
) -> None:
    exchange("ana", "--name", "Ana")
    exchange("ben", "--name", "Ben")
    path = tmp_path / "ben" / "notebook.db"
    code, out, _ = run("ben", "exchanges", "--take-back", "1")
    assert code == DONE
    assert "1 changed  Ana (taken back)" in out
    assert text(path) == ""
    _, out, _ = run("ben", "exchanges", "--take-in-again", "1", "--json")
    assert [(batch["number"], batch["is_taken_back"]) for batch in json.loads(out)] == [(1, False)]
    assert text(path) == "foil"
    assert run("ben", "exchanges", "--take-back", "9")[0] == WORLD
    assert run("ben", "exchanges", "--take-back", "1", "--take-in-again", "1")[0] == USAGE
    assert run("ana", "exchanges")[1] == "Nothing came from colleagues yet.\n"


def test_a_backup_is_made_before_something_is_taken_in(exchange: Run, ana: Path, tmp_path: Path) -> None:
    exchange("ana", "--name", "Ana")
    exchange("ben", "--name", "Ben")
    (backup,) = (tmp_path / "ben" / "backups").glob("*-before-exchange.hrbackup")
    assert backup.stat().st_size
    assert not (tmp_path / "ana" / "backups").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "by which name your colleagues shall know you"),
        (("--name", "  "), "by which name your colleagues shall know you"),
        (("--name", "Ana", "--remember"), "not protected"),
    ],
)
def test_what_is_in_the_way_is_one_sentence(
    exchange: Run, ana: Path, arguments: tuple[str, ...], told: str, folder: Path
) -> None:
    code, out, error = exchange("ana", *arguments)
    assert (code, out, error.count("\n")) == (WORLD, "", 1)
    assert told in error
    assert list(folder.iterdir()) == []


def test_a_team_is_not_founded_on_a_passphrase_that_is_soon_guessed(exchange: Run, ana: Path, words: Path) -> None:
    words.write_text("team1\n", encoding="utf-8")
    code, _, error = exchange("ana", "--name", "Ana")
    assert code == WORLD
    assert "characters" in error


def test_without_a_terminal_the_words_come_from_a_file(run: Run, ana: Path, folder: Path) -> None:
    code, _, error = run("ana", "exchange", folder, "--name", "Ana")
    assert code == WORLD
    assert "--team-passphrase-file" in error


def test_an_open_window_is_left_alone(exchange: Run, ana: Path) -> None:
    with holding_notebook(ana.parent / "notebook.lock"):
        code, _, error = exchange("ana", "--name", "Ana")
    assert code == WORLD
    assert "Another hrdesk" in error


def test_what_is_left_out_is_told_and_the_rest_is_done(exchange: Run, ana: Path, folder: Path) -> None:
    exchange("ana", "--name", "Ana")
    (folder / "x.hrx").write_bytes(b"hrd")
    code, out, error = exchange("ben", "--name", "Ben")
    assert code == DONE
    assert "Ana: 1 new" in out
    assert (
        error == "hrdesk: x.hrx is not whole: it was cut off, or is still being copied. It is read again next time.\n"
    )


def test_where_nothing_can_be_given_out_what_was_taken_in_stays(
    exchange: Run, ana: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange("ana", "--name", "Ana")
    path = tmp_path / "ben" / "notebook.db"
    path.parent.mkdir()
    notebook = open_notebook(path)
    notebook.records.save(make_annotation("m", note="pipes"))
    notebook.close()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as context:
        context.setattr("hrdesk.services.exchange_files.os.fsync", full)
        context.setattr("hrdesk.services.meeting.Meeting._back_up", lambda _: None)
        code, out, error = exchange("ben", "--name", "Ben")
    assert code == WORLD
    assert "Taken in as exchange 1" in out
    assert "No space left" in error
    assert text(path) == "foil"
    assert exchange("ben")[1] == "Nothing new from colleagues.\nGiven out: 1 changes.\n"


def test_signs_that_steer_a_terminal_do_not_reach_it(exchange: Run, ana: Path) -> None:
    notebook = open_notebook(ana)
    notebook.records.save(make_annotation("n", note="\x1b[2Jgone"))
    notebook.close()
    exchange("ana", "--name", "A\x1bna")
    _, out, _ = exchange("ben", "--name", "Ben")
    assert "\x1b" not in out
    assert "[2Jgone" in out


def test_the_words_of_a_team_are_remembered_in_a_protected_notebook_only(
    exchange: Run, run: Run, ana: Path, tmp_path: Path, folder: Path, words: Path
) -> None:
    protect(ana, "notebook of ana", LEAST)
    file = tmp_path / "own.txt"
    file.write_text("notebook of ana\n", encoding="utf-8")
    own = ("--passphrase-file", str(file))
    assert exchange("ana", "--name", "Ana", "--remember", *own)[0] == DONE
    exchange("ben", "--name", "Ben")
    words.unlink()
    code, out, _ = run("ana", "exchange", folder, *own)
    assert (code, "Nothing new" in out) == (DONE, True)
    key = unlock(ana, "notebook of ana")
    assert team_row(ana, key) == WORDS
    unprotect(ana, "notebook of ana")
    assert team_row(ana, None) is None


def team_row(path: Path, key: bytes | None) -> object:
    connection = open_notebook_file(path, key)
    words = connection.execute("SELECT passphrase FROM team").fetchone()[0]
    connection.close()
    return words


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "fitting_cost", lambda: LEAST)

"""hrdesk backup and hrdesk restore, as somebody with a terminal or a script uses them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from hrdesk.cli import main
from hrdesk.cli_parser import DONE, USAGE, WORLD
from hrdesk.core.backup_plan import Reason
from hrdesk.services.backup import Backups
from hrdesk.services.backup_file import check_backup
from hrdesk.services.database import is_plain
from hrdesk.services.notebook import open_notebook
from hrdesk.services.passphrase_key import LEAST
from hrdesk.services.protection import protect, unlock
from tests.builders import make_annotation

Run = Callable[..., tuple[int, str, str]]
WORDS = "heron weir lamp cobalt"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    return home


@pytest.fixture
def path(home: Path) -> Path:
    return home / "notebook.db"


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process; returns exit code, output and complaints."""
    monkeypatch.chdir(home.parent)

    def run(*words: str) -> tuple[int, str, str]:
        try:
            code = main(["--home", str(home), *words])
        except SystemExit as end:
            code = int(end.code or 0)
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


@pytest.fixture
def words_file(tmp_path: Path) -> str:
    file = tmp_path / "words"
    file.write_text(f"{WORDS}\n")
    return str(file)


def write(path: Path, words: str, key: bytes | None = None) -> None:
    notebook = open_notebook(path, key=key)
    notebook.records.save(make_annotation(words, note=words))
    notebook.close()


def notes(path: Path, key: bytes | None = None) -> list[str]:
    notebook = open_notebook(path, key=key)
    try:
        return sorted(note.note for note in notebook.annotations.all())
    finally:
        notebook.close()


def assert_one_line(complaint: str) -> None:
    assert complaint.count("\n") == 1, complaint
    assert complaint.startswith("hrdesk: ")


def test_a_backup_goes_to_the_others_or_to_a_file_of_ones_own(run: Run, path: Path, tmp_path: Path) -> None:
    write(path, "Then")
    code, out, err = run("backup")
    (copy,) = Backups(path).copies()
    assert (code, err) == (DONE, "")
    assert out == f"{Backups(path).path_of(copy)}: 1 note or highlight\n"
    write(path, "Since")
    assert run("backup", "-o", "mine.hrbackup") == (DONE, "mine.hrbackup: 2 notes and highlights\n", "")
    assert check_backup(tmp_path / "mine.hrbackup").notes == 2
    assert len(Backups(path).copies()) == 1


def test_a_backup_and_the_way_back(run: Run, path: Path) -> None:
    write(path, "Then")
    run("backup", "-o", "mine.hrbackup")
    write(path, "Since")
    code, out, err = run("restore", "mine.hrbackup")
    assert code == DONE
    assert out.startswith("Restored 1 note or highlight, as they were on 20")
    (copy,) = Backups(path).copies()
    assert copy.reason is Reason.RESTORE
    assert err == f"What was there before is kept in {Backups(path).path_of(copy)}\n"
    assert notes(path) == ["Then"]
    run("restore", str(Backups(path).path_of(copy)))
    assert notes(path) == ["Since", "Then"]


def test_a_notebook_that_was_lost_is_restored_on_a_new_computer(run: Run, path: Path, tmp_path: Path) -> None:
    write(path, "Then")
    run("backup", "-o", "mine.hrbackup")
    code, _, err = run("--home", str(tmp_path / "new"), "restore", "mine.hrbackup")
    assert (code, err) == (DONE, "")
    assert notes(tmp_path / "new" / "notebook.db") == ["Then"]


def test_without_a_notebook_there_is_nothing_to_back_up(run: Run, home: Path) -> None:
    for words in (("backup",), ("backup", "-o", "mine.hrbackup")):
        code, out, err = run(*words)
        assert (code, out) == (WORLD, "")
        assert_one_line(err)
    assert list(home.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told_in_one_line(run: Run, path: Path) -> None:
    write(path, "Then")
    code, out, err = run("backup", "-o", "typo/mine.hrbackup")
    assert (code, out) == (WORLD, "")
    assert_one_line(err)


@pytest.mark.parametrize("content", [None, b"", b"rubbish", b"PK\3\4 half"])
def test_what_is_no_backup_is_told_in_one_line(content: bytes | None, run: Run, path: Path, tmp_path: Path) -> None:
    write(path, "Then")
    if content is not None:
        (tmp_path / "mine.hrbackup").write_bytes(content)
    code, out, err = run("restore", "mine.hrbackup")
    assert (code, out) == (WORLD, "")
    assert_one_line(err)
    assert notes(path) == ["Then"]


def test_a_restore_without_a_file_is_wrong_usage(run: Run) -> None:
    code, out, err = run("restore")
    assert (code, out) == (USAGE, "")
    assert "FILE" in err


def test_nothing_is_restored_under_an_open_window_but_a_backup_can_be_made(run: Run, path: Path, home: Path) -> None:
    write(path, "Then")
    window = QLockFile(str(home / "notebook.lock"))
    window.setStaleLockTime(0)
    assert window.tryLock(0)
    assert run("backup", "-o", "mine.hrbackup")[0] == DONE
    write(path, "Since")
    code, out, err = run("restore", "mine.hrbackup")
    window.unlock()
    assert (code, out) == (WORLD, "")
    assert_one_line(err)
    assert notes(path) == ["Since", "Then"]


def test_a_protected_notebook_is_backed_up_and_restored_with_its_passphrase(
    run: Run, path: Path, words_file: str, tmp_path: Path
) -> None:
    write(path, "Then")
    protect(path, WORDS, LEAST)
    asked = run("backup", "-o", "mine.hrbackup")
    assert asked[0] == WORLD
    assert_one_line(asked[2])
    options = ("--passphrase-file", words_file)
    assert run("backup", "-o", "mine.hrbackup", *options) == (DONE, "mine.hrbackup: protected\n", "")
    key = unlock(path, WORDS)
    write(path, "Since", key)
    assert run("restore", "mine.hrbackup")[0] == WORLD
    assert notes(path, key) == ["Since", "Then"]
    assert run("restore", "mine.hrbackup", *options)[0] == DONE
    assert notes(path, key) == ["Then"]
    new = tmp_path / "new"
    assert run("--home", str(new), "restore", "mine.hrbackup", *options)[0] == DONE
    assert not is_plain(new / "notebook.db")
    assert notes(new / "notebook.db", unlock(new / "notebook.db", WORDS)) == ["Then"]


def test_a_plain_backup_leaves_a_protected_notebook_protected(run: Run, path: Path, words_file: str) -> None:
    write(path, "Then")
    run("backup", "-o", "mine.hrbackup")
    protect(path, WORDS, LEAST)
    code, _, err = run("restore", "mine.hrbackup", "--passphrase-file", words_file)
    assert code == DONE
    assert "stays protected" in err
    assert not is_plain(path)


def test_a_passphrase_that_opens_neither_changes_nothing(run: Run, path: Path, tmp_path: Path) -> None:
    write(path, "Then")
    run("backup", "-o", "mine.hrbackup")
    protect(path, WORDS, LEAST)
    (tmp_path / "other").write_text("thistle marble orbit canoe")
    code, out, err = run("restore", "mine.hrbackup", "--passphrase-file", "other")
    assert (code, out) == (WORLD, "")
    assert_one_line(err)
    assert notes(path, unlock(path, WORDS)) == ["Then"]


def test_a_copy_goes_where_the_organisation_says_or_says_why_not(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('format = 1\n[backups]\nfolder = "share"')
    monkeypatch.setattr("hrdesk.services.paths.policy_files", lambda: (policy,))
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    open_notebook(home / "notebook.db").close()
    code, out, err = run("backup", "--home", str(home))
    assert (code, err.count("\n")) == (DONE, 1)
    assert str(tmp_path / "share") in err
    assert out.startswith(str(home / "backups"))
    (tmp_path / "share").mkdir()
    code, out, err = run("backup", "--home", str(home))
    assert (code, err) == (DONE, "")
    assert out.startswith(str(tmp_path / "share"))

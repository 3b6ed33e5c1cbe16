"""hrdesk notebook: what it says of a notebook, and the passphrase that never comes from an argument."""

import getpass
import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hrdesk.cli import main
from hrdesk.cli_parser import DONE, USAGE, WORLD
from hrdesk.core.recovery_code import CodeReading, read_code
from hrdesk.services import protection
from hrdesk.services.backup import Backups
from hrdesk.services.backup_file import check_backup
from hrdesk.services.database import is_plain
from hrdesk.services.notebook import open_notebook
from hrdesk.services.notebook_lock import holding_notebook
from hrdesk.services.notebook_swap import is_protected, keys_file
from hrdesk.services.passphrase_key import LEAST
from hrdesk.services.protection import protect, unlock
from tests.builders import make_annotation

Run = Callable[..., tuple[int, str, str]]
WORDS = "heron weir lamp cobalt"
CANARY = "the heron waits at the weir"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "fitting_cost", lambda: LEAST)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A notebook with two notes, in a home of the test."""
    home = tmp_path / "home"
    home.mkdir()
    notebook = open_notebook(home / "notebook.db")
    for number in range(2):
        notebook.records.save(make_annotation(f"a{number}", note=CANARY))
    notebook.close()
    return home / "notebook.db"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with the passphrase in its first line."""
    file = tmp_path / "passphrase.txt"
    file.write_text(f"{WORDS}\nand another line\n", encoding="utf-8")
    return file


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str | Path) -> tuple[int, str, str]:
        try:
            code = main(["--home", str(tmp_path / "home"), *map(str, words)])
        except SystemExit as end:
            code = int(end.code or 0)
        shown = capfd.readouterr()
        return code, shown.out, shown.err

    return run


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Sits at a terminal and types these lines unseen."""

    def typing(*lines: str) -> None:
        left: Iterator[str] = iter(lines)

        def typed(_prompt: str) -> str:
            line = next(left, None)
            if line is None:
                raise EOFError
            return line

        monkeypatch.setattr(sys, "stdin", Terminal())
        monkeypatch.setattr("hrdesk.cli_passphrase.getpass", typed)

    return typing


def assert_one_line(complaint: str) -> None:
    assert complaint.count("\n") == 1, complaint
    assert complaint.startswith("hrdesk: ")
    assert "Traceback" not in complaint


def test_the_status_of_a_notebook_that_is_still_to_be_begun(run: Run, tmp_path: Path) -> None:
    code, out, err = run("notebook", "status")
    assert (code, err) == (DONE, "")
    assert out.startswith("Notebook: none yet;")
    assert "Protected: no" in out
    assert not (tmp_path / "home").exists()


def test_the_status_of_a_plain_notebook(run: Run, path: Path) -> None:
    code, out, _ = run("notebook", "status")
    assert code == DONE
    assert str(path) in out
    assert "Protected: no\nNotes and highlights: 2\nNewest backup: none\n" in out


def test_the_status_of_a_protected_notebook_tells_nothing_of_what_is_in_it(run: Run, path: Path, file: Path) -> None:
    protect(path, WORDS, LEAST)
    code, out, _ = run("notebook", "status", "--json")
    told = json.loads(out)
    assert code == DONE
    assert told == {
        "path": str(path),
        "exists": True,
        "protected": True,
        "size_bytes": path.stat().st_size,
        "notes": None,
        "trouble": None,
        "backup": None,
    }
    assert "the passphrase tells" in run("notebook", "status")[1]
    assert json.loads(run("notebook", "status", "--json", "--passphrase-file", file)[1])["notes"] == 2


def test_the_status_names_the_newest_backup(run: Run, path: Path) -> None:
    made = Backups(path).make()
    told = json.loads(run("notebook", "status", "--json")[1])
    assert told["backup"] == {"path": str(made.path), "made": made.about.made.isoformat()}
    assert f"UTC, {made.path}" in run("notebook", "status")[1]


def test_the_status_of_a_damaged_notebook_says_so(run: Run, path: Path) -> None:
    path.write_bytes(b"no notebook" * 1_000)
    code, out, _ = run("notebook", "status")
    assert code == DONE
    assert "Trouble: The notebook" in out


def test_a_whole_notebook_is_checked(run: Run, path: Path, file: Path) -> None:
    assert run("notebook", "check") == (DONE, f"{path}: whole\n", "")
    protect(path, WORDS, LEAST)
    assert run("notebook", "check", "--passphrase-file", file) == (DONE, f"{path}: whole\n", "")
    told = json.loads(run("notebook", "check", "--json", "--passphrase-file", file)[1])
    assert told == {"path": str(path), "whole": True, "faults": []}


@pytest.mark.parametrize("is_locked", [False, True])
def test_a_damaged_notebook_is_told_and_left_as_it_is(is_locked: bool, run: Run, path: Path, file: Path) -> None:
    if is_locked:
        protect(path, WORDS, LEAST)
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 2 + 900] = b"\xff" * 900
    path.write_bytes(content)
    code, out, err = run("notebook", "check", "--passphrase-file", file)
    assert (code, out) == (WORLD, "")
    assert err.startswith(f"hrdesk: {path}: ")
    assert "Traceback" not in err
    code, out, _ = run("notebook", "check", "--json", "--passphrase-file", file)
    assert (code, json.loads(out)["whole"]) == (WORLD, False)
    assert json.loads(out)["faults"]
    assert path.read_bytes() == content


def test_letters_that_a_fault_of_the_disk_has_changed_are_told(run: Run, path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"the heron waits", b"the heron baits", 1))
    code, out, err = run("notebook", "check")
    assert (code, out) == (WORLD, "")
    assert "1 notes, questions, bookmarks or lists are not as they were written" in err


def test_a_check_without_a_notebook_is_told(run: Run) -> None:
    code, out, err = run("notebook", "check")
    assert (code, out) == (WORLD, "")
    assert_one_line(err)


def test_a_check_that_lacks_the_passphrase_is_told(run: Run, path: Path, tmp_path: Path) -> None:
    protect(path, WORDS, LEAST)
    other = tmp_path / "other.txt"
    other.write_text("another passphrase\n")
    for words in (("notebook", "check"), ("notebook", "check", "--passphrase-file", other)):
        code, out, err = run(*words)
        assert (code, out) == (WORLD, "")
        assert_one_line(err)


def test_protecting_prints_the_recovery_code_and_nothing_else_on_stdout(run: Run, path: Path, file: Path) -> None:
    code, out, err = run("notebook", "protect", "--passphrase-file", file)
    assert code == DONE
    assert read_code(out) is CodeReading.CODE
    assert out.count("\n") == 1
    assert "paper" in err
    assert out.strip() not in err
    assert unlock(path, WORDS) == unlock(path, out)


def test_older_plain_copies_are_named(run: Run, path: Path, file: Path) -> None:
    aside = path.with_name("notebook.damaged-20261121-090507.db")
    aside.write_bytes(path.read_bytes())
    path.with_name("notebook.replaced-20261121-090507.db").write_bytes(b"of another kind")
    _, _, err = run("notebook", "protect", "--passphrase-file", file)
    assert [line for line in err.splitlines() if "older copy" in line] == [
        f"Not protected, an older copy of your notes: {aside}"
    ]


def test_a_new_passphrase_is_typed_twice_after_a_suggestion(run: Run, path: Path, typing: Callable[..., None]) -> None:
    typing(WORDS, WORDS)
    code, _, err = run("notebook", "protect")
    assert code == DONE
    assert "such as: " in err
    assert unlock(path, WORDS)


def test_two_that_differ_change_nothing(run: Run, path: Path, typing: Callable[..., None]) -> None:
    typing(WORDS, f"{WORDS}s")
    code, out, err = run("notebook", "protect")
    assert (code, out) == (WORLD, "")
    assert err.endswith("hrdesk: The two passphrases differ. Nothing was changed.\n")
    assert not is_protected(path)


@pytest.mark.parametrize("words", ["short", "12345678901234", "aaaaaaaaaaaaaa"])
def test_a_passphrase_that_is_refused_changes_nothing(words: str, run: Run, path: Path, file: Path) -> None:
    file.write_text(words)
    code, out, err = run("notebook", "protect", "--passphrase-file", file)
    assert (code, out) == (WORLD, "")
    assert_one_line(err)
    assert not is_protected(path)


def test_unprotecting_asks_for_the_passphrase(run: Run, path: Path, typing: Callable[..., None]) -> None:
    protect(path, WORDS, LEAST)
    typing("not this one")
    assert run("notebook", "unprotect")[0] == WORLD
    assert is_protected(path)
    typing(WORDS)
    assert run("notebook", "unprotect")[:2] == (DONE, "")
    assert is_plain(path)
    assert not keys_file(path).exists()


def test_what_does_not_fit_is_told_before_anything_is_asked(run: Run, path: Path, typing: Callable[..., None]) -> None:
    typing()
    code, _, err = run("notebook", "unprotect")
    assert (code, err) == (WORLD, "hrdesk: The notebook is not protected with a passphrase.\n")
    protect(path, WORDS, LEAST)
    code, _, err = run("notebook", "protect")
    assert (code, err) == (WORLD, "hrdesk: The notebook is protected with a passphrase already.\n")


@pytest.mark.parametrize("verb", ["protect", "unprotect"])
def test_a_window_that_has_the_notebook_open_is_respected(verb: str, run: Run, path: Path, file: Path) -> None:
    if verb == "unprotect":
        protect(path, WORDS, LEAST)
    before = path.read_bytes()
    with holding_notebook(path.with_suffix(".lock")):
        code, out, err = run("notebook", verb, "--passphrase-file", file)
    assert (code, out) == (WORLD, "")
    assert_one_line(err)
    assert path.read_bytes() == before


@pytest.mark.parametrize("words", [("notebook", "unprotect"), ("notebook", "check"), ("notes", "export")])
def test_without_a_terminal_and_a_file_one_sentence_says_what_to_do(
    words: tuple[str, ...], run: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    protect(path, WORDS, LEAST)
    monkeypatch.setattr(getpass, "getpass", lambda *_: pytest.fail("asked"))
    for stdin in (io.StringIO(f"{WORDS}\n"), None):
        monkeypatch.setattr(sys, "stdin", stdin)
        code, out, err = run(*words)
        assert (code, out) == (WORLD, "")
        assert_one_line(err)
        assert "--passphrase-file" in err


def test_who_ends_the_typing_is_told_too(run: Run, path: Path, typing: Callable[..., None]) -> None:
    typing()
    code, out, err = run("notebook", "protect")
    assert (code, out) == (WORLD, "")
    assert "needs a passphrase" in err


@pytest.mark.parametrize("content", [b"", b"\n", b"  \nheron", b"\xff\xfe\xfa", None])
def test_a_file_without_a_passphrase_is_told(content: bytes | None, run: Run, path: Path, file: Path) -> None:
    protect(path, WORDS, LEAST)
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    code, out, err = run("notebook", "check", "--passphrase-file", file)
    assert (code, out) == (WORLD, "")
    assert_one_line(err)
    assert file.name in err


@pytest.mark.parametrize("line", [f"\ufeff{WORDS}\r\n", f"{WORDS}", f" {WORDS} \n"])
def test_a_file_written_anywhere_is_read(line: str, run: Run, path: Path, file: Path) -> None:
    protect(path, WORDS, LEAST)
    file.write_bytes(line.encode())
    assert run("notebook", "check", "--passphrase-file", file)[0] == DONE


def test_there_is_no_way_to_give_a_passphrase_as_an_argument(run: Run, path: Path) -> None:
    for words in (("--passphrase", WORDS), (WORDS,), ("-p", WORDS)):
        code, _, err = run("notebook", "protect", *words)
        assert code == USAGE
        assert_one_line(err.replace("hrdesk notebook protect: ", "hrdesk: ").replace("hrdesk notebook: ", "hrdesk: "))
    assert not is_protected(path)


def test_notes_of_a_protected_notebook_are_exported(run: Run, path: Path, file: Path, library_file: Path) -> None:
    protect(path, WORDS, LEAST)
    code, out, err = run("--library", library_file, "notes", "export", "--passphrase-file", file)
    assert (code, err) == (DONE, "")
    assert out.count(CANARY) == 2


def test_a_change_that_was_cut_short_is_settled_by_the_next_command(run: Run, path: Path, file: Path) -> None:
    protect(path, WORDS, LEAST)
    path.rename(path.with_name("notebook.db.new"))
    path.with_name("notebook.db.old").write_bytes(b"SQLite format 3\0" + CANARY.encode())
    assert run("notebook", "check", "--passphrase-file", file)[0] == DONE
    assert {file.name for file in path.parent.iterdir()} == {"notebook.db", "keys.json"}


def test_protecting_protects_the_backups_too(run: Run, path: Path, file: Path) -> None:
    made = Backups(path).make()
    assert not check_backup(made.path).is_protected
    assert run("notebook", "protect", "--passphrase-file", file)[0] == DONE
    assert check_backup(made.path).is_protected

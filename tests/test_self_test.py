"""The self-test asks much, finds what is wrong, and says what to do; also in a program without assertions."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from hrdesk import __version__
from hrdesk.cli import main
from hrdesk.cli_parser import DONE, WORLD
from hrdesk.core.errors import HomeNotWritable
from hrdesk.self_test_bundle import bundle_checks
from hrdesk.self_test_check import COPY_AGAIN, Check, Finding, Part, ask_all, expect
from hrdesk.self_test_library import library_checks
from hrdesk.self_test_looks import looks_checks
from hrdesk.self_test_machine import last_checks, machine_checks
from hrdesk.self_test_notebook import notebook_checks
from hrdesk.self_test_trial import Trial, expect_picture
from hrdesk.services.bundle import BUNDLE_FILE, Bundle, bundled_file, write_bundle
from hrdesk.services.paths import Places, program_folder

WANTED = {
    *("bundle", "policy", "system", "clock", "home", "library", "emergencies", "search", "search-typing-error"),
    *("search-street-name", "search-arabic", "search-russian", "quick-open", "page", "screen", "icons", "icon-engine"),
    *("pictures-png", "pictures-jpeg", "pictures-svg", "letters-latin", "letters-cyrillic", "letters-arabic"),
    *(
        "words-of-qt",
        "alphabets",
        "figure",
        "page-painted",
        "notebook",
        "notebook-protected",
        "backup",
        "export",
        "import",
    ),
    *("settings", "slide", "handout", "slides-html", "slides-powerpoint", "jobs", "window", "network"),
}


def spawn(*words: str | Path, home: Path, flags: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *flags, "-m", "hrdesk", "--home", str(home), "self-test", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)


def test_every_part_is_asked_once_and_nothing_of_the_person_is_touched(library_file: Path, tmp_path: Path) -> None:
    run = spawn("--json", "--library", library_file, home=tmp_path / "home")
    report = json.loads(run.stdout)
    assert [part for part in report["parts"] if not part["ok"]] == []
    assert (run.returncode, run.stderr, report["ok"], report["version"]) == (DONE, "", True, __version__)
    names = [part["name"] for part in report["parts"]]
    assert set(names) == WANTED
    assert len(names) == len(WANTED) >= 25
    assert not (tmp_path / "home").exists()


def test_a_program_without_assertions_finds_the_same(tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_bytes(b"garbage" * 1_000)
    run = spawn("--json", "--library", tmp_path / "broken.db", home=tmp_path / "home", flags=("-O",))
    failed = {part["name"]: part["detail"] for part in json.loads(run.stdout)["parts"] if not part["ok"]}
    assert run.returncode == WORLD
    assert "is damaged or not a hrdesk library" in failed["library"]
    assert {"search", "page", "window", "handout"} <= failed.keys()
    assert "notebook" not in failed
    assert "Traceback" not in run.stderr


def test_answers_are_written_to_a_file_where_there_is_no_terminal(library_file: Path, tmp_path: Path) -> None:
    code = (
        "import sys; sys.stdin = sys.stdout = sys.stderr = None; "
        "from hrdesk.__main__ import main; sys.argv[0] = 'hrdesk'; sys.exit(main())"
    )
    told = tmp_path / "told.json"
    words = ("--home", tmp_path / "home", "--library", library_file, "self-test", "--json", "-o", told)
    run = subprocess.run([sys.executable, "-c", code, *map(str, words)], capture_output=True, check=False, timeout=300)
    assert (run.returncode, run.stdout, run.stderr) == (DONE, b"", b"")
    assert json.loads(told.read_text(encoding="utf-8"))["ok"]


@pytest.mark.parametrize("words", [[], ["--version"], ["--nonsense"], ["search", "naloxone"], ["show", "nothing"]])
def test_no_command_fails_for_want_of_a_terminal(words: list[str], library_file: Path, tmp_path: Path) -> None:
    code = (
        "import sys; sys.stdin = sys.stdout = sys.stderr = None; "
        "from hrdesk.__main__ import main; sys.argv[0] = 'hrdesk'; code = main(); "
        "sys.exit(code if code in (0, 1, 2) else 99)"
    )
    options = ["--home", str(tmp_path), "--library", str(library_file)] if words else []
    environment = {key: value for key, value in os.environ.items() if "DISPLAY" not in key and "QT_" not in key}
    run = subprocess.run(
        [sys.executable, "-c", code, *options, *words], capture_output=True, check=False, timeout=60, env=environment
    )
    wanted = {(): WORLD, ("--nonsense",): 2, ("show", "nothing"): WORLD}.get(tuple(words), DONE)
    assert (run.returncode, run.stdout, run.stderr) == (wanted, b"", b"")


def test_a_file_that_cannot_be_written_is_told_in_one_line(
    library_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrdesk.self_test_apart.asked_apart", lambda *_: ask_all(()))
    target = tmp_path / "nowhere" / "told.json"
    assert main(["--library", str(library_file), "self-test", "-o", str(target)]) == WORLD
    told = capsys.readouterr().err
    assert told.startswith(f"hrdesk: The file {target} could not be written")
    assert told.count("\n") == 1


def fails(_: object = None) -> None:
    raise Finding("It is broken.")


def test_a_finding_says_what_is_wrong_and_what_to_do() -> None:
    def no_home() -> None:
        raise HomeNotWritable(path="/x", reason="no room")

    def no_part() -> None:
        raise ImportError("No module named 'qt'")

    def our_fault() -> None:
        raise KeyError("page")

    checks = [
        Check("a", fails),
        Check("b", no_home),
        Check("c", no_part),
        Check("d", our_fault),
        Check("e", lambda: "6"),
    ]
    found = {part.name: (part.ok, part.detail) for part in ask_all(checks).parts}
    assert found["a"] == (False, f"It is broken. {COPY_AGAIN}")
    assert found["b"] == (False, str(HomeNotWritable(path="/x", reason="no room")))
    assert found["c"] == (False, f"A part of the program does not load (No module named 'qt'). {COPY_AGAIN}")
    assert found["d"] == (False, f"It did not work (KeyError: 'page'). {COPY_AGAIN}")
    assert found["e"] == (True, "6")


def test_what_is_asked_beside_stands_in_its_place() -> None:
    checks = [Check("a", lambda: None), Check("b", fails, is_beside=True), Check("c", lambda: None)]
    report = ask_all(checks)
    assert [(part.name, part.ok) for part in report.parts] == [("a", True), ("b", False), ("c", True)]
    assert not report.ok


def test_expectations_do_not_hang_on_assertions() -> None:
    expect([1], "no list")
    with pytest.raises(Finding, match="no list"):
        expect([], "no list")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A frozen program with a few files of ours and its list."""
    program = tmp_path / "hrdesk" / "_internal"
    (program / "resources").mkdir(parents=True)
    (program / "resources" / "icons").mkdir()
    for icon in (program_folder() / "resources" / "icons").glob("*.svg"):
        (program / "resources" / "icons" / icon.name).write_bytes(icon.read_bytes())
    (program.parent / "hrdesk").write_bytes(b"program")
    make_list(program, "2026-11-01")
    return program


def make_list(program: Path, made: str) -> None:
    paths = [
        path.relative_to(program.parent).as_posix()
        for path in program.parent.rglob("*")
        if path.is_file() and path.name != BUNDLE_FILE
    ]
    files = tuple(bundled_file(program.parent, path, "hrdesk") for path in paths)
    write_bundle(Bundle("1", "linux-x86_64", made, (), files), program / BUNDLE_FILE)


@pytest.fixture
def trial(program: Path, library_file: Path, tmp_path: Path) -> Iterator[Trial]:
    folder = tmp_path / "trial"
    folder.mkdir()
    trial = Trial(folder, Places(tmp_path / "home", tmp_path / "cache", program), library_file)
    yield trial
    trial.close()


def asked(checks: Iterator[Check], name: str) -> Part:
    return ask_all([check for check in checks if check.name == name]).parts[0]


def test_a_whole_bundle_is_told_by_its_files(trial: Trial) -> None:
    part = asked(bundle_checks(trial.real), "bundle")
    assert part.ok
    assert part.detail.endswith("files as they were made on 2026-11-01, for linux-x86_64")


def test_a_damaged_bundle_names_its_files(trial: Trial, program: Path) -> None:
    (program / "resources" / "icons" / "home.svg").unlink()
    (program.parent / "hrdesk").write_bytes(b"Program")
    part = asked(bundle_checks(trial.real), "bundle")
    assert part.detail == (
        "This copy of hrdesk is damaged: _internal/resources/icons/home.svg is missing, hrdesk is not as it was made. "
        "Copy it again from where you got it, or install it again. Your notes are not touched by this."
    )


def test_a_bundle_with_much_damage_names_the_first_files_and_counts_the_others(trial: Trial, program: Path) -> None:
    icons = sorted((program / "resources" / "icons").glob("*.svg"))
    for icon in icons[:8]:
        icon.unlink()
    assert "and 5 other files. Copy" in asked(bundle_checks(trial.real), "bundle").detail


def test_a_frozen_program_without_its_list_is_damaged_and_a_checkout_is_not(
    trial: Trial, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (program / BUNDLE_FILE).unlink()
    assert asked(bundle_checks(trial.real), "bundle").ok
    monkeypatch.setattr(sys, "_MEIPASS", str(program), raising=False)
    part = asked(bundle_checks(trial.real), "bundle")
    assert not part.ok
    assert "its list of files, bundle.json, is missing. Copy it again" in part.detail


def test_a_clock_that_is_before_the_program_was_made_is_told(trial: Trial, program: Path) -> None:
    assert asked(machine_checks(trial), "clock").ok
    make_list(program, (date.today() + timedelta(days=2)).isoformat())
    part = asked(machine_checks(trial), "clock")
    assert not part.ok
    assert part.detail.startswith(f"The clock says {date.today()}, and this hrdesk was made on ")


def test_a_home_that_cannot_be_written_is_told(trial: Trial, tmp_path: Path) -> None:
    assert asked(machine_checks(trial), "home").ok
    assert not (tmp_path / "home").exists()
    (tmp_path / "file").write_bytes(b"")
    trial.real = Places(tmp_path / "file" / "home", tmp_path, tmp_path)
    part = asked(machine_checks(trial), "home")
    assert not part.ok
    assert str(tmp_path / "file" / "home") in part.detail
    assert part.detail.endswith("Choose another folder with --home.")


def test_a_policy_that_cannot_be_read_is_told(trial: Trial, tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("format = ")
    trial.real = Places(tmp_path / "home", tmp_path, tmp_path, (policy,))
    part = asked(machine_checks(trial), "policy")
    assert not part.ok
    assert str(policy) in part.detail


def test_a_missing_icon_is_told_by_name(trial: Trial, program: Path) -> None:
    assert asked(looks_checks(trial), "icons").ok
    (program / "resources" / "icons" / "emergency.svg").unlink()
    assert "emergency. Copy" in asked(looks_checks(trial), "icons").detail


def test_an_icon_that_draws_nothing_is_told_by_name(trial: Trial, program: Path) -> None:
    (program / "resources" / "icons" / "home.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert "The icon home stayed empty" in asked(looks_checks(trial), "icons").detail


def test_letters_that_no_font_has_are_told(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hrdesk.self_test_looks._SCRIPTS", {"private": "a\U0010fffd"})
    part = asked(looks_checks(trial), "letters-private")
    assert not part.ok
    assert part.detail.startswith("No font of this computer has all Private letters. Install a font")


def test_an_emergency_without_steps_is_told(trial: Trial, library_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(library_file.read_bytes())
    connection = sqlite3.connect(copy)
    connection.execute("UPDATE articles SET quick_steps='[]' WHERE pinned")
    connection.commit()
    connection.close()
    broken = Trial(tmp_path, trial.real, copy)
    try:
        assert "have no steps" in asked(library_checks(broken), "emergencies").detail
    finally:
        broken.close()


@pytest.mark.parametrize(
    ("query", "told"),
    [("zzyzxqqv", "The search finds nothing for “zzyzxqqv”. Copy"), ("naloxone", "The search for “naloxone” brings ")],
)
def test_a_search_that_does_not_lead_where_it_should_is_told(
    trial: Trial, query: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrdesk.self_test_library._QUERIES", (("search", query, "cannabis"),))
    part = asked(library_checks(trial), "search")
    assert not part.ok
    assert part.detail.startswith(told)


def test_a_library_of_others_is_not_asked_for_our_pages(trial: Trial, library_file: Path, tmp_path: Path) -> None:
    from hrdesk.services.library_build import build_library
    from tests.builders import TODAY, write_page

    write_page(tmp_path / "theirs", "one", title="Page one")
    build_library([tmp_path / "theirs"], tmp_path / "theirs.db", TODAY)
    theirs = Trial(tmp_path, trial.real, tmp_path / "theirs.db")
    try:
        part = asked(library_checks(theirs), "search-street-name")
        assert (part.ok, part.detail) == (True, "this library has no page heroin")
    finally:
        theirs.close()


def test_a_socket_is_noticed(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "PySide6.QtNetwork", raising=False)  # other tests may have loaded it
    trial.watch_sockets()
    assert asked(last_checks(trial), "network").ok
    socket.socket().close()
    part = asked(last_checks(trial), "network")
    assert not part.ok
    assert "The program reached for a network: socket.__new__." in part.detail


def test_a_frozen_program_carries_nothing_for_a_network(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", "/nowhere", raising=False)
    monkeypatch.delitem(sys.modules, "PySide6.QtNetwork", raising=False)
    monkeypatch.setitem(sys.modules, "_ssl", sys)
    assert "is loaded: _ssl" in asked(last_checks(trial), "network").detail


def test_a_protected_notebook_that_can_be_read_by_anybody_is_told(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrdesk.services.protection.protect", lambda *_: None)
    monkeypatch.setattr("hrdesk.services.protection.unlock", lambda *_: None)
    part = asked(notebook_checks(trial), "notebook-protected")
    assert not part.ok
    assert "can be read in its file" in part.detail or "opens without its passphrase" in part.detail


def test_an_empty_picture_is_no_picture() -> None:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(0)
    with pytest.raises(Finding, match="A trial stayed empty"):
        expect_picture(image, "A trial")

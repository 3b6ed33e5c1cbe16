"""The command line: exit codes, one-line errors, and output that programs can read."""

import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hrdesk import __version__
from hrdesk.cli import main
from hrdesk.cli_parser import DONE, USAGE, WORLD
from hrdesk.services.notebook import open_notebook
from hrdesk.services.notebook_lock import holding_notebook
from hrdesk.services.passphrase_key import LEAST
from hrdesk.services.protection import protect
from tests.builders import make_annotation, page_text, write_page
from tests.conftest import CONTENT

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(library_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process with a home of its own; returns exit code, output and complaints.

    There is no screen, so that a command that opens the window by mistake ends instead of staying.
    """
    monkeypatch.chdir(tmp_path)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str, library: bool = True) -> tuple[int, str, str]:
        common = ["--home", str(tmp_path / "home")] + (["--library", str(library_file)] if library else [])
        try:
            code = main([*common, *words])
        except SystemExit as end:
            code = int(end.code or 0)
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


def spawn(
    *words: str | bytes, home: Path, given: str = "", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs a command as a person does, in a process of its own."""
    clean = {name: value for name, value in os.environ.items() if name not in {"HRDESK_HOME", *(environment or {})}}
    return subprocess.run(
        [sys.executable, "-m", "hrdesk", *words],
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=clean | {"HRDESK_HOME": str(home)} | {k: v for k, v in (environment or {}).items() if v},
    )


def assert_one_line(complaint: str) -> None:
    assert complaint.count("\n") == 1, complaint
    assert complaint.startswith("hrdesk")
    assert "Traceback" not in complaint


def test_search_shows_title_and_id_of_each_hit(run: Run) -> None:
    code, out, err = run("search", "smack")
    assert (code, err) == (DONE, "")
    assert "(also called smack)\n    heroin\n" in out


def test_search_takes_several_words(run: Run) -> None:
    _, out, _ = run("search", "breathing", "stopped", "--limit", "1")
    assert re.search(r"^    emergency-(breathing-and-cpr|opioid-overdose)$", out, re.MULTILINE)
    assert len(re.findall(r"^    [a-z-]+$", out, re.MULTILINE)) == 1


def test_a_search_without_hits_is_done_and_says_what_to_try(run: Run) -> None:
    code, out, err = run("search", "zzqx")
    assert (code, err) == (DONE, "")
    assert out.startswith("Nothing found. Try fewer or other words.")
    assert "emergency-opioid-overdose" in out


def test_search_gives_json(run: Run) -> None:
    code, out, _ = run("search", "--json", "smack")
    document = json.loads(out)
    assert code == DONE
    assert list(document) == ["query", "took_ms", "corrected", "results"]
    assert (document["query"], document["corrected"]) == ("smack", None)
    assert isinstance(document["took_ms"], float)
    first = document["results"][0]
    assert list(first) == ["id", "title", "section", "heading", "snippet", "score", "why"]
    assert (first["id"], first["section"], first["why"]) == ("heroin", "substances", "also called smack")
    assert first["score"] > 0
    assert first["snippet"]


def test_search_reads_a_query_a_line_and_gives_an_object_a_line(library_file: Path, tmp_path: Path) -> None:
    queries = ["breathing stopped", "", "налоксон", '"*" OR (', "zzqx"]
    run = spawn("search", "--json", "-", "--library", str(library_file), home=tmp_path, given="\n".join(queries))
    documents = [json.loads(line) for line in run.stdout.splitlines()]
    assert (run.returncode, run.stderr) == (DONE, "")
    assert [document["query"] for document in documents] == queries
    assert documents[0]["results"][0]["id"].startswith("emergency-")
    assert documents[2]["results"][0]["why"] == "also called налоксон"
    assert documents[1]["results"] == []
    offered = documents[4]["results"]
    assert [hit["id"] for hit in offered][:1] == ["emergency-opioid-overdose"]
    assert {hit["why"] for hit in offered} == {"nothing found; in an emergency"}


def test_search_of_lines_that_are_not_utf_8_goes_on(library_file: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "hrdesk", "--library", library_file, "--home", tmp_path, "search", "--json", "-"],
        input=b"caf\xe9\r\nnaloxone\r\n",
        capture_output=True,
        check=False,
    )
    documents = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == DONE
    assert documents[1]["query"] == "naloxone"


def test_search_keeps_to_a_language(run: Run) -> None:
    assert json.loads(run("search", "--json", "--language", "xx", "naloxone")[1])["results"] == []
    assert json.loads(run("search", "--json", "--language", "en", "naloxone")[1])["results"] != []


@pytest.mark.parametrize("limit", ["0", "-1", "1001", "many", "²", ""])
def test_a_limit_is_a_number_from_1_to_1000(limit: str, run: Run) -> None:
    code, out, err = run("search", "naloxone", f"--limit={limit}")
    assert (code, out) == (USAGE, "")
    assert_one_line(err)


@pytest.mark.parametrize(
    ("form", "start"),
    [("text", "HEROIN"), ("markdown", "# Heroin"), ("html", "<!DOCTYPE html>"), ("json", "{\n")],
)
def test_show_gives_a_page_in_four_forms(form: str, start: str, run: Run) -> None:
    code, out, err = run("show", "heroin", "--format", form)
    assert (code, err) == (DONE, "")
    assert out.startswith(start)
    assert out.endswith("\n")


def test_show_gives_text_if_nothing_else_is_asked_for(run: Run) -> None:
    assert run("show", "heroin")[1] == run("show", "heroin", "--format", "text")[1]


@pytest.mark.parametrize("id", ["nonsense", "HEROIN", "../heroin", ""])
def test_show_of_a_page_that_is_not_there_is_told_in_one_line(id: str, run: Run) -> None:
    code, out, err = run("show", id)
    assert (code, out) == (WORLD, "")
    assert_one_line(err)


@pytest.mark.parametrize("words", [["show", b"\xff"], ["search", b"\xff"], ["search", "x", "--language", b"\xff"]])
def test_words_that_no_terminal_can_write_end_nothing(
    words: list[str | bytes], library_file: Path, tmp_path: Path
) -> None:
    run = spawn("--library", str(library_file), *words, home=tmp_path)
    assert "Traceback" not in run.stderr
    assert run.returncode in {DONE, WORLD}


def test_a_library_is_built_and_then_searched(run: Run, tmp_path: Path) -> None:
    write_page(tmp_path / "content", title="Needle exchange")
    file = tmp_path / "mine.db"
    assert run("library", "build", str(tmp_path / "content"), "-o", str(file)) == (DONE, f"{file}: 1 pages\n", "")
    code, out, _ = run("search", "--library", str(file), "--json", "needle", library=False)
    assert (code, [hit["id"] for hit in json.loads(out)["results"]]) == (DONE, ["test-page"])


def test_a_library_in_a_folder_that_is_not_there_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    write_page(tmp_path / "content")
    code, out, err = run("library", "build", str(tmp_path / "content"), "-o", str(tmp_path / "typo" / "mine.db"))
    assert (code, out) == (WORLD, "")
    assert_one_line(err)


def test_a_library_of_faulty_pages_is_not_built(run: Run, tmp_path: Path) -> None:
    write_page(tmp_path / "content", text="no front matter")
    code, out, err = run("library", "build", str(tmp_path / "content"), "-o", str(tmp_path / "mine.db"))
    assert (code, out) == (WORLD, "")
    assert "content/test-page.md:1: error:" in err
    assert not (tmp_path / "mine.db").exists()


def test_a_check_of_good_content_is_done(run: Run) -> None:
    assert run("library", "check", str(CONTENT)) == (DONE, "106 pages, 0 errors, 0 warnings\n", "")


def test_a_check_names_every_fault(run: Run, tmp_path: Path) -> None:
    write_page(tmp_path / "content", "a", text="no front matter")
    write_page(tmp_path / "content", "b", text=page_text(id="b").replace("2027-11-21", "2020-01-01"))
    code, out, _ = run("library", "check", str(tmp_path / "content"))
    assert code == WORLD
    assert out.splitlines()[0].startswith("content/a.md:1: error:")
    assert out.splitlines()[-1] == "2 pages, 2 errors, 0 warnings"


def test_warnings_do_not_fail_a_check(run: Run, tmp_path: Path) -> None:
    text = page_text().replace("reviewed: 2026-11-21", "reviewed: 2020-01-01").replace("2027-11-21", "2020-02-01")
    write_page(tmp_path / "content", text=text)
    code, out, _ = run("library", "check", str(tmp_path / "content"))
    assert (code, out.splitlines()[-1]) == (DONE, "1 pages, 0 errors, 1 warnings")


def test_a_check_gives_json(run: Run, tmp_path: Path) -> None:
    write_page(tmp_path / "content", text="no front matter")
    code, out, _ = run("library", "check", "--json", str(tmp_path / "content"))
    document = json.loads(out)
    assert (code, document["pages"]) == (WORLD, 1)
    assert set(document["faults"][0]) == {"path", "line", "rule", "message", "remedy", "severity"}
    assert (document["faults"][0]["line"], document["faults"][0]["severity"]) == (1, "error")


@pytest.mark.parametrize("verb", [["check"], ["build", "-o", "x.db"]])
def test_a_folder_that_is_not_there_is_told_in_one_line(verb: list[str], run: Run, tmp_path: Path) -> None:
    code, out, err = run("library", *verb, str(tmp_path / "nowhere"))
    assert (code, out) == (WORLD, "")
    assert_one_line(err)


def test_stats_count_what_a_library_holds(run: Run) -> None:
    code, out, _ = run("library", "stats")
    assert code == DONE
    assert "articles 106" in out
    assert "Overdue for review: " in out
    counts = json.loads(run("library", "stats", "--json")[1])
    assert (counts["counts"]["articles"], counts["sections"]["emergencies"]) == (106, 12)


@pytest.fixture
def with_note(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    notebook = open_notebook(tmp_path / "home" / "notebook.db")
    notebook.records.save(make_annotation(note="=Ask the night shift"))
    notebook.close()


@pytest.mark.usefixtures("with_note")
def test_notes_are_exported_in_three_forms(run: Run) -> None:
    assert "=Ask the night shift\n" in run("notes", "export")[1]
    assert run("notes", "export")[1] == run("notes", "export", "--format", "markdown")[1]
    document = json.loads(run("notes", "export", "--format", "jsonld")[1])["first"]["items"][0]
    assert (document["motivation"], document["target"]["source"]) == ("commenting", "hrdesk:heroin")
    row = next(csv.DictReader(io.StringIO(run("notes", "export", "--format", "csv")[1])))
    assert (row["note"], row["page"]) == ("'=Ask the night shift", "heroin")
    assert row["title"].startswith("Heroin")


@pytest.mark.usefixtures("with_note")
@pytest.mark.parametrize("form", ["jsonld", "markdown", "csv"])
def test_notes_are_exported_to_a_file_as_to_the_terminal(form: str, run: Run, tmp_path: Path) -> None:
    shown = run("notes", "export", "--format", form)[1]
    assert run("notes", "export", "--format", form, "-o", str(tmp_path / "notes")) == (DONE, "", "")
    assert (tmp_path / "notes").read_bytes().decode() == shown


def test_no_notes_yet_is_no_fault(run: Run) -> None:
    code, out, err = run("notes", "export")
    assert (code, err) == (DONE, "")
    assert "no notes yet" in out


def test_a_file_that_cannot_be_written_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code, _, err = run("notes", "export", "-o", str(tmp_path / "file" / "notes.md"))
    assert code == WORLD
    assert_one_line(err)


def test_a_damaged_notebook_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "notebook.db").write_bytes(b"garbage" * 1_000)
    code, out, err = run("notes", "export")
    assert (code, out) == (WORLD, "")
    assert_one_line(err)


@pytest.fixture
def notes_file(tmp_path: Path) -> str:
    """A file as Hypothesis writes it: a note on a page of ours, one on no page, and something else."""
    page = {"id": "k1", "uri": "https://example.org/heroin", "text": "Ask the \u001b[31mnight shift", "tags": ["night"]}
    path = tmp_path / "rows.json"
    path.write_text(json.dumps({"rows": [page, {"id": "k2", "uri": "https://example.org/x", "text": "Far"}, 5]}))
    return str(path)


def test_a_dry_run_tells_what_an_import_would_change(run: Run, notes_file: str, tmp_path: Path) -> None:
    code, out, err = run("notes", "import", notes_file, "--dry-run")
    assert (code, err) == (DONE, "")
    lines = out.split("\n")
    assert re.fullmatch(r" +1  new +Heroin.* · Ask the \[31mnight shift", lines[0])
    assert "not placed" in lines[1]
    assert "refused" in lines[2]
    assert lines[3] == "1 new, 0 changed, 0 both kept, 0 skipped, 1 not placed, 1 refused"
    assert "--all" in lines[4]
    assert lines[5] == "This was a dry run. Nothing was changed."
    assert not (tmp_path / "home" / "notebook.db").exists()


@pytest.mark.usefixtures("with_note")
def test_an_import_is_made_after_a_backup_and_only_once(run: Run, notes_file: str) -> None:
    first = json.loads(run("notes", "import", notes_file, "--json", "--all")[1])
    assert (first["changed"], first["dry_run"]) == (2, False)
    assert Path(first["backup"]).is_file()
    assert [line["outcome"] for line in first["lines"]] == ["new", "not placed", "refused"]
    assert first["lines"][0]["words"] == "Ask the \x1b[31mnight shift"
    text = run("notes", "export")[1]
    assert "Ask the \x1b[31mnight shift" in text
    assert "=Ask the night shift" in text
    again = run("notes", "import", notes_file)[1]
    assert "0 new, 0 changed, 0 both kept, 2 skipped, 0 not placed, 1 refused" in again
    assert "as it was before" not in again


def test_an_export_is_imported_elsewhere(run: Run, notes_file: str, tmp_path: Path) -> None:
    run("notes", "import", notes_file)
    file = str(tmp_path / "notes.jsonld")
    run("notes", "export", "--format", "jsonld", "-o", file)
    elsewhere = ["--home", str(tmp_path / "elsewhere")]
    assert "1 new, 0 changed" in run(*elsewhere, "notes", "import", file)[1]
    assert run(*elsewhere, "notes", "export")[1] == run("notes", "export")[1]
    assert "1 skipped" in run(*elsewhere, "notes", "import", file, "--dry-run")[1]


def test_a_protected_notebook_takes_notes_in_and_lets_none_out(run: Run, notes_file: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    open_notebook(home / "notebook.db").close()
    protect(home / "notebook.db", "heron weir lamp cobalt", LEAST)
    words = tmp_path / "words"
    words.write_text("heron weir lamp cobalt\n")
    code, _, err = run("notes", "import", notes_file)
    assert code == WORLD
    assert_one_line(err)
    options = ["--passphrase-file", str(words)]
    assert "1 new" in run("notes", "import", notes_file, "--dry-run", *options)[1]
    assert "1 new" in run("notes", "import", notes_file, *options)[1]
    assert "1 skipped" in run("notes", "import", notes_file, *options)[1]
    assert "night shift" in run("notes", "export", *options)[1]
    files = [path for path in home.rglob("*") if path.is_file()]
    assert any("before-import" in path.name for path in files)
    assert [path for path in files if b"night shift" in path.read_bytes()] == []


@pytest.mark.parametrize("flags", [[], ["--dry-run"]])
def test_a_file_that_cannot_be_imported_is_told_in_one_line(flags: list[str], run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.json").write_text("{")
    for name in ("notes.json", "nowhere.json"):
        code, out, err = run("notes", "import", str(tmp_path / name), *flags)
        assert (code, out) == (WORLD, "")
        assert_one_line(err)


def test_an_import_leaves_a_notebook_alone_that_a_window_has_open(run: Run, notes_file: str, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    with holding_notebook(tmp_path / "home" / "notebook.lock"):
        code, _, err = run("notes", "import", notes_file)
    assert code == WORLD
    assert_one_line(err)
    assert run("notes", "import", notes_file)[0] == DONE


@pytest.mark.parametrize("words", [["search", "x"], ["show", "heroin"], ["library", "stats"], ["notes", "export"]])
@pytest.mark.parametrize("content", [None, b"garbage" * 1_000])
def test_a_library_that_cannot_be_read_is_told_in_one_line(
    words: list[str], content: bytes | None, run: Run, tmp_path: Path
) -> None:
    if content:
        (tmp_path / "none.db").write_bytes(content)
    code, out, err = run("--library", str(tmp_path / "none.db"), *words, library=False)
    assert (code, out) == (WORLD, "")
    assert_one_line(err)


@pytest.mark.parametrize(
    "words",
    [
        ["search"],
        ["search", "--jso", "x"],
        ["search", "--lim", "3", "x"],
        ["search", "x", "--colour"],
        ["show"],
        ["show", "heroin", "cocaine"],
        ["show", "heroin", "--format", "pdf"],
        ["library"],
        ["library", "mend"],
        ["library", "build", "content"],
        ["library", "check"],
        ["notes"],
        ["notes", "export", "--format", "pdf"],
        ["--hom", "x"],
        ["--vers"],
        ["--colour"],
        ["--home"],
        ["heroin", "cocaine"],
        ["self-test", "now"],
    ],
)
def test_wrong_usage_is_told_in_one_line(words: list[str], run: Run) -> None:
    code, out, err = run(*words)
    assert (code, out) == (USAGE, "")
    assert_one_line(err)
    assert "--help" in err


@pytest.mark.parametrize(
    "words", [["--help"], ["search", "--help"], ["library", "build", "--help"], ["notes", "--help"]]
)
def test_help_is_shown(words: list[str], run: Run) -> None:
    code, out, err = run(*words)
    assert (code, err) == (DONE, "")
    assert out.startswith("usage: hrdesk")


def test_home_and_library_may_stand_before_or_after_the_command(library_file: Path, tmp_path: Path, run: Run) -> None:
    notebook_home = tmp_path / "elsewhere"
    notebook_home.mkdir()
    notebook = open_notebook(notebook_home / "notebook.db")
    notebook.records.save(make_annotation(note="Found here"))
    notebook.close()
    options = ["--home", str(notebook_home), "--library", str(library_file)]
    for words in (
        [*options, "notes", "export"],
        ["notes", "export", *options],
        [*options[:2], "notes", "export", *options[2:]],
    ):
        code, out, _ = run(*words, library=False)
        assert (code, "Found here" in out) == (DONE, True)


def test_an_option_joined_to_its_value_is_understood(library_file: Path, tmp_path: Path, run: Run) -> None:
    code, out, _ = run(f"--library={library_file}", f"--home={tmp_path}", "show", "heroin", library=False)
    assert (code, out.startswith("HEROIN")) == (DONE, True)


def test_the_version_is_told_without_loading_qt(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom hrdesk.cli import main\ntry:\n    main(sys.argv[1:])\nfinally:\n"
        "    print([name for name in ('PySide6', 'sqlite_utils', 'cattrs') if name in sys.modules], file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", script, "--version"], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (DONE, f"hrdesk {__version__}\n", "[]\n")


@pytest.mark.parametrize("words", [["search", "naloxone"], ["show", "heroin"], ["notes", "export"]])
def test_commands_of_the_terminal_load_no_qt(words: list[str], library_file: Path, tmp_path: Path) -> None:
    script = (
        "import sys\nfrom hrdesk.cli import main\ncode = main(sys.argv[1:])\n"
        "print(code, [name for name in ('PySide6', 'sqlite_utils') if name in sys.modules], file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, "--home", tmp_path, "--library", library_file, *words],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stderr == "0 []\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other platforms always have a screen")
@pytest.mark.parametrize("words", [[], ["heroin"]])
def test_where_there_is_no_screen_search_is_named(words: list[str], tmp_path: Path) -> None:
    nothing = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    run = spawn(*words, home=tmp_path, environment=nothing)
    assert (run.returncode, run.stdout) == (WORLD, "")
    assert_one_line(run.stderr)
    assert "hrdesk search" in run.stderr


def test_a_reader_that_goes_away_ends_the_search_quietly(library_file: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hrdesk", "--library", str(library_file), "--home", str(tmp_path)]
    process = subprocess.Popen(
        [*command, "search", "--json", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    process.stdin.write(b"naloxone\n" * 50)
    process.stdin.close()
    complaint = process.stderr.read()
    process.stderr.close()
    assert process.wait() in {DONE, WORLD}
    assert complaint == b""


def test_a_self_test_that_fails_says_so(tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_bytes(b"garbage" * 1_000)
    run = spawn("self-test", "--library", str(tmp_path / "broken.db"), home=tmp_path / "home")
    assert run.returncode == WORLD
    assert re.search(r"FAILED .* library  The library .* is damaged or not a hrdesk library", run.stdout)
    assert "    ok " in run.stdout
    assert "Traceback" not in run.stderr


def test_a_checkout_builds_its_library_in_the_home_and_uses_it_again(tmp_path: Path) -> None:
    first = spawn("show", "heroin", home=tmp_path)
    assert (first.returncode, first.stderr) == (DONE, "")
    built = (tmp_path / "cache" / "library.db").stat().st_ino
    again = spawn("show", "heroin", home=tmp_path)
    assert again.stdout == first.stdout
    assert (tmp_path / "cache" / "library.db").stat().st_ino == built


def test_a_library_of_words_that_nobody_knows_is_told_in_one_line(library_file: Path, tmp_path: Path, run: Run) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(library_file.read_bytes())
    connection = sqlite3.connect(copy)
    connection.execute("UPDATE articles SET status='finished'")
    connection.commit()
    connection.close()
    code, _, err = run("show", "heroin", "--library", str(copy), library=False)
    assert code == WORLD
    assert_one_line(err)

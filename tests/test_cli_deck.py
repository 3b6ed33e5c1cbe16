"""hrdesk deck, as somebody with a terminal or a script uses it."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation
from PySide6.QtWidgets import QApplication

from hrdesk.cli import main
from hrdesk.cli_parser import DONE, USAGE, WORLD
from hrdesk.services.notebook import open_notebook
from tests.builders import make_annotation

Run = Callable[..., tuple[int, str, str]]
CANARY = "zebracanary"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    return home


@pytest.fixture
def run(
    home: Path,
    library_file: Path,
    qapp: QApplication,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Runs the command in this process; returns exit code, output and complaints."""
    monkeypatch.chdir(home.parent)

    def run(*words: str) -> tuple[int, str, str]:
        try:
            code = main(["--home", str(home), "--library", str(library_file), "deck", *words])
        except SystemExit as end:
            code = int(end.code or 0)
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


def test_a_page_is_written_for_a_browser(run: Run, tmp_path: Path) -> None:
    code, out, err = run("heroin", "-o", "heroin.html")
    assert (code, err) == (DONE, "")
    assert out.startswith("heroin.html: ")
    assert out.endswith(" slides\n")
    assert "<title>Heroin and street opioids</title>" in (tmp_path / "heroin.html").read_text(encoding="utf-8")


def test_a_workshop_is_written_for_powerpoint_in_the_shape_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("training-foundations", "--shape", "4:3", "-o", "workshop.PPTX")
    presentation = Presentation(str(tmp_path / "workshop.PPTX"))
    assert code == DONE
    assert out == f"workshop.PPTX: {len(presentation.slides)} slides\n"
    assert presentation.slide_width == 9144000


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("herion", "-o", "a.html"), WORLD, "There is no page called “herion”"),
        (("herion", "-o", "a.html"), WORLD, "Did you mean heroin"),
        (("heroin", "-o", "a.pdf"), USAGE, "give a name that ends in .html or .pptx"),
        (("heroin", "-o", "html"), USAGE, "give a name that ends in .html or .pptx"),
        (("heroin",), USAGE, "-o/--output"),
        (("heroin", "-o", "nowhere/a.pptx"), WORLD, "nowhere/a.pptx could not be written"),
        (("heroin", "-o", "a.pptx", "--shape", "1:1"), USAGE, "--shape"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(
    run: Run, tmp_path: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    got, out, err = run(*words)
    assert (got, out) == (code, "")
    assert told in err
    assert err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_nothing_of_the_notebook_is_read_or_written(run: Run, home: Path, tmp_path: Path) -> None:
    path = home / "notebook.db"
    notebook = open_notebook(path)
    notebook.records.save(make_annotation(note=CANARY))
    notebook.close()
    before = {file: file.read_bytes() for file in home.iterdir()}
    path.chmod(0)
    assert run("heroin", "-o", "a.html")[0] == run("heroin", "-o", "a.pptx")[0] == DONE
    path.chmod(0o600)
    assert {file: file.read_bytes() for file in home.iterdir()} == before
    assert CANARY not in (tmp_path / "a.html").read_text(encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "a.pptx") as file:
        assert not [name for name in file.namelist() if CANARY.encode() in file.read(name)]


def test_it_works_where_there_is_no_screen(home: Path, library_file: Path, tmp_path: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "hrdesk", "--home", home, "--library", library_file, "deck", "heroin", "-o", "a.html"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name not in hidden},
    )
    assert (done.returncode, done.stderr) == (DONE, "")
    assert (tmp_path / "a.html").stat().st_size > 10_000

"""hrdesk handout: a PDF without a screen, and one line where it cannot be made."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from hrdesk.cli_parser import DONE, USAGE, WORLD
from hrdesk.services.notebook import open_notebook
from hrdesk.services.notebook_lock import holding_notebook
from hrdesk.services.paths import program_folder
from tests.builders import make_annotation
from tests.test_cli import Run, run  # noqa: F401 - the fixture
from tests.ui.handout_pdfs import squeezed, text_of

_NOTE = "Ask for CANARY at the gate"


def words(path: Path) -> str:
    return text_of(PdfReader(path))


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    """A home with one note on the page of heroin."""
    home = tmp_path / "home"
    home.mkdir()
    notebook = open_notebook(home / "notebook.db")
    notebook.records.save(make_annotation("n1", note=_NOTE))
    notebook.close()
    return home


@pytest.mark.usefixtures("qapp")
def test_pages_and_sections_become_one_pdf(run: Run, tmp_path: Path) -> None:  # noqa: F811
    code, out, err = run("handout", "heroin#mixing", "vein-care", "-o", "h.pdf", "--country", "gb", "--title", "Round")
    assert (code, err) == (DONE, "")
    pdf = PdfReader(tmp_path / "h.pdf")
    assert out == f"h.pdf: {len(pdf.pages)} pages, {(tmp_path / 'h.pdf').stat().st_size / 1024:.0f} kB\n"
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Round"
    assert "999(UnitedKingdom)" in words(tmp_path / "h.pdf")


@pytest.mark.parametrize(
    ("given", "code", "says"),
    [
        (("heroine",), WORLD, "Did you mean heroin"),
        (("heroin#mixin",), WORLD, "It has mixing"),
        (("heroin", "--country", "zz"), WORLD, "no local facts for “ZZ”"),
        (("heroin", "--emergency", "x"), WORLD, "Emergencies are"),
        (("heroin", "--logo", "none.png"), WORLD, "logo"),
        (("heroin", "--sheet", "a3"), USAGE, "invalid"),
        ((), USAGE, "required: ID"),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_what_cannot_be_made_is_one_line_and_no_file(
    run: Run,  # noqa: F811
    tmp_path: Path,
    given: tuple[str, ...],
    code: int,
    says: str,
) -> None:
    found, out, err = run("handout", *given, "-o", "h.pdf")
    assert (found, out) == (code, "")
    assert says in err
    assert err.count("\n") == 1
    assert not (tmp_path / "h.pdf").exists()


@pytest.mark.usefixtures("qapp", "noted")
def test_a_note_goes_out_only_if_asked_for_and_is_listed(run: Run, tmp_path: Path) -> None:  # noqa: F811
    assert run("handout", "heroin", "-o", "a.pdf")[0] == DONE
    assert "CANARY" not in words(tmp_path / "a.pdf")
    code, out, err = run("handout", "heroin", "-o", "b.pdf", "--with-notes")
    assert (code, err) == (DONE, "")
    assert out.splitlines()[0] == f"note · heroin · {_NOTE}"
    assert squeezed(_NOTE) in words(tmp_path / "b.pdf")
    assert run("handout", "heroin", "-o", "c.pdf", "--with-highlights")[0] == DONE
    assert "CANARY" not in words(tmp_path / "c.pdf")


@pytest.mark.usefixtures("qapp")
def test_without_a_notebook_there_are_no_notes_to_go_out(run: Run, tmp_path: Path) -> None:  # noqa: F811
    code, out, _ = run("handout", "heroin", "-o", "h.pdf", "--with-notes")
    assert code == DONE
    assert len(out.splitlines()) == 1
    assert not (tmp_path / "home" / "notebook.db").exists()


@pytest.mark.usefixtures("qapp")
def test_a_locked_notebook_is_asked_for_its_passphrase_only_with_notes(
    run: Run,  # noqa: F811
    tmp_path: Path,
    noted: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from hrdesk.services.passphrase_key import LEAST
    from hrdesk.services.protection import protect

    with holding_notebook(noted / "lock"):
        protect(noted / "notebook.db", "correct horse battery", LEAST)
    assert run("handout", "heroin", "-o", "a.pdf")[0] == DONE
    code, _, err = run("handout", "heroin", "-o", "b.pdf", "--with-notes")
    assert code == WORLD
    assert "passphrase" in err
    assert not (tmp_path / "b.pdf").exists()
    (tmp_path / "words.txt").write_text("correct horse battery\n")
    assert run("handout", "heroin", "-o", "b.pdf", "--with-notes", "--passphrase-file", "words.txt")[0] == DONE
    assert squeezed(_NOTE) in words(tmp_path / "b.pdf")


def test_it_needs_no_screen(library_file: Path, tmp_path: Path) -> None:
    gone = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    clean = {name: value for name, value in os.environ.items() if name not in gone}
    command = ["--home", str(tmp_path / "home"), "--library", str(library_file), "handout", "vein-care", "-o", "h.pdf"]
    done = subprocess.run(
        [sys.executable, "-m", "hrdesk", *command],
        cwd=tmp_path,
        env=clean | {"PYTHONPATH": str(program_folder())},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Lookingafterveins" in words(tmp_path / "h.pdf")
    assert datetime.now(UTC).strftime("%Y") in words(tmp_path / "h.pdf")


@pytest.mark.usefixtures("qapp")
def test_who_hands_hrdesk_out_stands_on_what_it_makes(
    run: Run,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('format = 1\n[organisation]\nname = "Open Door"\nlogo = "gone.png"')
    monkeypatch.setattr("hrdesk.services.paths.policy_files", lambda: (policy,))
    code, _, err = run("handout", "vein-care", "-o", "h.pdf")
    assert code == DONE
    assert err.count("\n") == 1
    assert "gone.png" in err
    assert "GiventoyoubyOpenDoor" in words(tmp_path / "h.pdf")

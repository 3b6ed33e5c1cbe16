"""A damaged copy, a home on the network, another version, no screen: each is told in a sentence, and no more breaks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hrdesk.app import open_notebook_here
from hrdesk.services.database import open_notebook_file
from hrdesk.services.library_build import build_library
from hrdesk.services.notebook import open_notebook
from hrdesk.services.paths import Places, program_folder
from tests.builders import TODAY, make_annotation, write_page
from tests.journeys.starting import Starter, trouble_window


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A small frozen program: a library of two pages, and our icons."""
    places = Places(tmp_path / "home", tmp_path / "cache", tmp_path / "program")
    write_page(places.content, "one", title="Page one")
    write_page(places.content, "two", title="Page two")
    places.resources.mkdir()
    for name in ("icons", "slides", "words"):
        (places.resources / name).symlink_to(program_folder() / "resources" / name)
    build_library([places.content], places.shipped_library, TODAY)
    monkeypatch.setattr(sys, "_MEIPASS", str(places.program), raising=False)
    return places


def test_a_whole_copy_opens_without_a_word(frozen: Places, starter: Starter) -> None:
    start = starter.prepare(frozen, None)
    start.open_library()
    assert start.window
    assert start.window.messages.text == ""
    assert not frozen.cached_library.exists()


@pytest.mark.parametrize("garbage", [None, b"garbage" * 1_000])
def test_a_copy_with_a_damaged_library_shows_its_pages_and_says_so(
    frozen: Places, starter: Starter, qtbot: QtBot, garbage: bytes | None
) -> None:
    frozen.shipped_library.unlink()
    if garbage:
        frozen.shipped_library.write_bytes(garbage)
    start = starter.prepare(frozen, None, "two")
    start.open_library()
    qtbot.waitUntil(lambda: start.window is not None, timeout=20_000)
    assert start.window
    assert start.window.reader.article
    assert start.window.reader.article.card.title == "Page two"
    assert start.window.messages.text.startswith("This copy of hrdesk is damaged: its library, library.db, is missing")


def test_a_copy_without_library_and_pages_says_so_in_a_window(frozen: Places, starter: Starter, qtbot: QtBot) -> None:
    frozen.shipped_library.unlink()
    frozen.content.rename(frozen.program / "elsewhere")
    starter.prepare(frozen, None).open_library()
    qtbot.waitUntil(lambda: trouble_window() is not None, timeout=20_000)
    window = trouble_window()
    assert window
    assert window.text.startswith("This copy of hrdesk is damaged: its library")
    assert "Copy it again from where you got it" in window.text


def test_a_copy_without_icons_opens_all_the_same_and_says_so(frozen: Places, starter: Starter) -> None:
    (frozen.resources / "icons").unlink()
    start = starter.prepare(frozen, None, "one")
    start.open_library()
    assert start.window
    assert not start.window.grab().isNull()
    assert start.window.messages.text.startswith("This copy of hrdesk is damaged: its folders icons are missing.")
    start.window.show_emergency()


def test_a_home_on_the_network_is_told_once(places: Places, starter: Starter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hrdesk.services.network_folder.is_on_network", lambda folder: folder == places.home)
    window = starter.window(places)
    assert window.messages.text.startswith(f"Your notes are in {places.home}, on another computer of the network.")
    window.open_article("heroin")
    starter.end()
    assert starter.window(places).messages.text == ""


def test_a_notebook_that_another_computer_may_have_open_on_the_network_is_only_read(
    places: Places, starter: Starter, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = open_notebook(places.notebook)
    notebook.records.save(make_annotation(note="Ask the night shift"))
    notebook.close()
    monkeypatch.setattr("hrdesk.services.network_folder.is_on_network", lambda folder: folder == places.home)
    places.lock.write_text("4711\nhrdesk\nother-laptop\n")
    window = starter.window(places, article_id="heroin")
    assert [placed.annotation.note for placed in window.reader.view.placed] == ["Ask the night shift"]
    assert "the computer “other-laptop” has the notebook open" in window.messages.text
    assert places.lock.exists()


def test_a_stick_that_was_pulled_out_of_another_computer_can_be_written_here(places: Places, starter: Starter) -> None:
    places.lock.write_text("4711\nhrdesk\nother-laptop\n")
    window = starter.window(places, article_id="heroin")
    assert window.messages.text == ""
    window.action("note").trigger()
    assert len(window.reader.view.placed) == 1


def test_an_older_hrdesk_leaves_the_notebook_of_a_newer_one_alone_and_says_so(places: Places, starter: Starter) -> None:
    open_notebook(places.notebook).close()
    connection = open_notebook_file(places.notebook)
    connection.execute("PRAGMA user_version=999")
    connection.close()
    before = places.notebook.read_bytes()
    window = starter.window(places, article_id="heroin")
    assert f"The notebook {places.notebook} was written by a newer hrdesk (version 999;" in window.messages.text
    assert "Update hrdesk to see your notes." in window.messages.text
    assert window.reader.article
    starter.end()
    assert places.notebook.read_bytes() == before


def test_a_home_in_a_folder_that_cannot_be_written_is_told_and_read(places: Places, starter: Starter) -> None:
    places.home.rmdir()
    places.home.write_bytes(b"a file where the folder should be")
    window = starter.window(places, article_id="heroin")
    assert f"hrdesk cannot write to {places.home}" in window.messages.text
    assert "Reading and search work." in window.messages.text
    assert window.reader.article


def test_a_second_window_says_that_notes_are_written_in_the_first(places: Places, starter: Starter) -> None:
    opened = open_notebook_here(places)
    assert opened.lock
    try:
        assert "another hrdesk window has the notebook open" in starter.window(places).messages.text
    finally:
        assert opened.notebook
        opened.notebook.close()
        opened.lock.unlock()


FROZEN = "import sys; sys._MEIPASS = sys.argv.pop(1); sys.argv[0] = 'hrdesk'; "
RUN = "from hrdesk.__main__ import main; sys.exit(main())"


GONE = """
class Gone:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6.QtWidgets":
            raise ImportError("libQt6Widgets.so.6: cannot open shared object file: No such file or directory")

sys.meta_path.insert(0, Gone())
"""


@pytest.fixture
def without_a_screen() -> dict[str, str]:
    """The environment of a machine without a screen."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {name: value for name, value in os.environ.items() if name not in names}


def run(code: str, *words: str | Path, environment: dict[str, str]) -> tuple[int, str, str]:
    command = [sys.executable, "-c", FROZEN + code, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=environment)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen always")
@pytest.mark.parametrize(
    "told_of",
    [{}, {"DISPLAY": ":4094"}, {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":4094"}, {"QT_QPA_PLATFORM": "wayland"}],
)
def test_a_frozen_program_without_a_screen_says_so_in_one_line(
    told_of: dict[str, str], without_a_screen: dict[str, str], frozen: Places
) -> None:
    environment = {**without_a_screen, **told_of, "HRDESK_HOME": str(frozen.home)}
    code, out, told = run(RUN, frozen.program, environment=environment)
    assert (code, out) == (1, "")
    assert told == "hrdesk: There is no screen to open a window on. In a terminal, use: hrdesk search WORDS\n"


def test_a_part_of_python_that_does_not_load_is_told_in_one_line(
    without_a_screen: dict[str, str], frozen: Places
) -> None:
    broken = "sys.modules['sqlcipher3'] = None; "
    for words in ([], ["search", "one"]):
        code, out, told = run(broken + RUN, frozen.program, *words, environment=without_a_screen)
        assert (code, out) == (1, "")
        assert told.startswith("hrdesk: This copy of hrdesk is damaged: a part of the program does not load (")
        assert told.count("\n") == 1


def test_a_part_of_qt_that_is_missing_is_told_in_one_line(without_a_screen: dict[str, str], frozen: Places) -> None:
    environment = {**without_a_screen, "QT_QPA_PLATFORM": "offscreen", "HRDESK_HOME": str(frozen.home)}
    code, _, told = run(GONE + RUN, frozen.program, environment=environment)
    assert code == 1
    assert told.startswith("hrdesk: This copy of hrdesk is damaged: a part of Qt does not load (")
    code, _, told = run(RUN, frozen.program, environment=environment)
    assert code == 1
    assert told.startswith("hrdesk: This copy of hrdesk is damaged: the part of Qt that opens windows is missing. Copy")
    assert told.count("\n") == 1


def test_the_version_is_told_without_qt_and_without_a_screen(without_a_screen: dict[str, str], frozen: Places) -> None:
    watched = "import hrdesk.__main__ as m; sys.modules['PySide6'] = None; sys.exit(m.main())"
    code, out, told = run(watched, frozen.program, "--version", environment=without_a_screen)
    assert (code, told) == (0, "")
    assert out.startswith("hrdesk ")


def test_a_command_on_a_damaged_copy_answers_and_says_so(without_a_screen: dict[str, str], frozen: Places) -> None:
    frozen.shipped_library.write_bytes(b"garbage" * 1_000)
    code, out, told = run(RUN, frozen.program, "--home", frozen.home, "search", "one", environment=without_a_screen)
    assert code == 0, told
    assert "Page one" in out
    assert told.startswith("hrdesk: This copy of hrdesk is damaged: its library, library.db, is missing or cannot be")

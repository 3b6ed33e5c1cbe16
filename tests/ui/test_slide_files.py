"""Slides saved as a file from the window."""

from pathlib import Path

import pytest
from pptx import Presentation
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from hrdesk.core.errors import LibraryUnreadable
from hrdesk.ui.jobs import wait_for_jobs
from hrdesk.ui.main_window import MainWindow
from tests.builders import make_annotation

CANARY = "zebracanary"


def choose(monkeypatch: pytest.MonkeyPatch, name: str, form: int) -> None:
    """Answers the question for a file with a name, and with one of the forms that are offered."""

    def answer(_parent: object, _title: str, _start: str, forms: str) -> tuple[str, str]:
        return name, forms.split(";;")[form]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)


def wait_until_written(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.rooms.slide_files.is_idle, timeout=60_000)


@pytest.mark.parametrize(
    ("typed", "form", "written"),
    [
        ("slides", 0, "slides.html"),
        ("slides", 1, "slides.pptx"),
        ("slides.pptx", 0, "slides.pptx"),
        ("heroin v1.2", 2, "heroin v1.2.pptx"),
    ],
)
def test_slides_are_saved_in_the_form_that_was_chosen_or_typed(
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    typed: str,
    form: int,
    written: str,
) -> None:
    window.open_article("emergency-opioid-overdose")
    choose(monkeypatch, str(tmp_path / typed), form)
    window.action("save_slides").trigger()
    wait_until_written(window, qtbot)
    assert (tmp_path / written).stat().st_size > 10_000
    assert "slides written to" in window.toast.text
    if form == 2:
        assert Presentation(str(tmp_path / written)).slide_width == 9144000


def test_own_notes_are_not_in_the_file(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.rooms.records.notebook.records.save(make_annotation(note=CANARY))  # type: ignore[union-attr]
    window.rooms.slide_files.save("heroin", tmp_path / "slides.html")
    wait_until_written(window, qtbot)
    assert CANARY not in (tmp_path / "slides.html").read_text(encoding="utf-8")


def test_two_files_are_laid_out_side_by_side(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        window.rooms.slide_files.save("heroin", tmp_path / name)
    wait_until_written(window, qtbot)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_a_file_that_is_saved_twice_at_once_is_whole(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for _ in range(3):
        window.rooms.slide_files.save("heroin", tmp_path / "slides.pptx")
    wait_until_written(window, qtbot)
    assert "could not be written" not in window.messages.text
    assert len(Presentation(str(tmp_path / "slides.pptx")).slides) > 10
    assert [path.name for path in tmp_path.glob("*slides*")] == ["slides.pptx"]


def test_the_file_is_written_though_the_window_closes_at_once(window: MainWindow, tmp_path: Path) -> None:
    window.rooms.slide_files.save("heroin", tmp_path / "slides.pptx")
    window.close()
    wait_for_jobs()
    assert len(Presentation(str(tmp_path / "slides.pptx")).slides) > 10


def test_who_chooses_no_file_gets_none(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(monkeypatch, "", 0)
    window.rooms.slide_files.ask("heroin")
    wait_until_written(window, qtbot)
    assert "slides" not in window.toast.text


def test_a_folder_that_is_gone_is_told_in_the_window(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.rooms.slide_files.save("heroin", tmp_path / "gone" / "slides.html")
    wait_until_written(window, qtbot)
    assert "could not be written" in window.messages.text


def test_a_library_that_cannot_be_read_any_more_is_told_in_the_window(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise LibraryUnreadable(path=tmp_path, reason="the disk does not answer")

    monkeypatch.setattr(window.rooms.slide_files._library, "figure", gone)
    window.rooms.slide_files.save("risk-environment", tmp_path / "slides.html")
    wait_until_written(window, qtbot)
    assert "the disk does not answer" in window.messages.text
    assert not (tmp_path / "slides.html").exists()


def test_a_page_that_is_not_there_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.rooms.slide_files.save("nowhere", tmp_path / "slides.html")
    assert "There is no page called" in window.messages.text


def test_slides_are_offered_on_pages_only(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.action("save_slides").isEnabled()
    window.open_article("heroin")
    assert window.action("save_slides").isEnabled()

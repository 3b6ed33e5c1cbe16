"""What becomes of a talk: its list is kept line by line, its log when the person says so, and no names."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.core.annotation import Annotation
from hrdesk.core.deck import Deck
from hrdesk.core.errors import NotebookReadOnly
from hrdesk.core.slide_page import SlidePage
from hrdesk.core.talk import Talk
from hrdesk.core.undo import one_step
from hrdesk.services.decks import Decks
from hrdesk.services.library import Library
from hrdesk.services.notebook import Notebook, open_notebook
from hrdesk.services.paths import Places
from hrdesk.ui.messages import Toast
from hrdesk.ui.notes.annotation_book import AnnotationBook
from hrdesk.ui.presenter.end_sheet import EndSheet
from hrdesk.ui.record_book import RecordBook
from hrdesk.ui.talk_keeping import TalkKeeping
from tests.builders import NOON
from tests.conftest import Clock
from tests.ui.driving import button

MODULE = "training-three-questions"


class Room:
    """A notebook, a talk, and what keeps it."""

    def __init__(self, notebook: Notebook, library: Library, clock: Clock, window: QWidget) -> None:
        self.library, self.clock = library, clock
        self.window = window
        self.records = RecordBook(notebook, None, clock.now, window)
        self.book = AnnotationBook(self.records)
        self.toast = Toast(window)
        self.emergency = QAction(window)
        self.keeping = TalkKeeping(self.book, library, clock, self.toast, self.emergency, window)
        self.talk = self.begin(MODULE)

    def begin(self, article_id: str) -> Talk:
        deck: Deck = Decks(self.library).deck(article_id, "")
        self.talk = Talk(deck.title, [SlidePage(one, ("",), 38) for one in deck.slides], NOON, self.clock())
        self.keeping.follow(self.talk)
        return self.talk

    def type_line(self, words: str) -> str:
        self.talk.type_line(0, words)
        return self.keeping.keep_list()

    def ask(self) -> EndSheet:
        sheet = self.keeping.ask(self.talk)
        assert sheet
        return sheet

    @property
    def notes(self) -> list[tuple[str, str]]:
        """(page, words) of the notes of the notebook, by page."""
        return sorted((note.article_id, note.note) for note in self.book.all())


@pytest.fixture
def room(notebook: Notebook, library: Library, clock: Clock, qtbot: QtBot) -> Room:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return Room(notebook, library, clock, window)


def test_each_line_is_on_the_disk_when_it_was_typed(room: Room, places: Places) -> None:
    for count, words in enumerate(("No night bus", "Rain"), start=1):
        assert room.type_line(words) == ""
        other = open_notebook(places.notebook)
        (note,) = other.annotations.all()
        other.close()
        assert (note.article_id, note.heading, note.note.count("\n- ")) == (MODULE, "", count)
        assert note.content_version == room.library.content_versions()[MODULE]


def test_a_list_that_is_taken_out_is_no_note_any_more(room: Room) -> None:
    room.type_line("Rain")
    room.talk.take_out_line(0, 0)
    assert (room.keeping.keep_list(), room.notes) == ("", [])


def test_outside_of_workshops_the_list_hangs_on_the_page_of_the_three_questions(room: Room) -> None:
    room.begin("heroin")
    room.type_line("Rain")
    assert room.notes == [("three-questions", "Risk:\n- Rain")]


def test_log_and_list_are_kept_and_taken_back_in_one_step(room: Room, qtbot: QtBot) -> None:
    room.type_line("Rain")
    assert not room.records.history.can_undo
    room.clock.seconds = 120
    button(room.ask(), "Keep in my notebook").click()
    assert [page for page, _ in room.notes] == [MODULE, MODULE]
    listed, log = (words for _, words in room.notes)
    assert listed == "Risk:\n- Rain"
    assert log.startswith("Talk: Workshop 2: From risk to response, 2026-11-21 12:00. 2 min shown.")
    assert room.toast.text == "The talk is kept as a note on “Workshop 2: From risk to response”."
    room.records.undo()
    assert (room.notes, room.records.history.can_undo) == ([], False)
    room.records.redo()
    assert len(room.notes) == 2


def test_a_talk_that_goes_on_keeps_to_its_notes(room: Room) -> None:
    room.type_line("Rain")
    button(room.ask(), "Keep in my notebook").click()
    room.keeping.follow(room.talk)
    room.type_line("Wind")
    room.clock.seconds = 300
    button(room.ask(), "Keep in my notebook").click()
    assert len(room.notes) == 2
    assert any("5 min shown" in words for _, words in room.notes)
    assert any("- Rain\n- Wind" in words for _, words in room.notes)
    room.begin(MODULE)
    room.type_line("New")
    assert len(room.notes) == 3


def test_what_is_not_kept_is_gone_and_can_be_brought_back(room: Room) -> None:
    room.type_line("Rain")
    button(room.ask(), "Do not keep").click()
    assert room.notes == []
    room.records.undo()
    assert room.notes == [(MODULE, "Risk:\n- Rain")]


def test_a_sheet_that_is_closed_leaves_what_was_typed(room: Room) -> None:
    room.type_line("Rain")
    room.ask().reject()
    assert room.notes == [(MODULE, "Risk:\n- Rain")]
    assert room.toast.text.startswith("The lines of the three questions are kept as a note")
    room.records.undo()
    assert room.notes == []


def test_f9_leads_from_the_sheet_to_the_emergency_page(room: Room, qtbot: QtBot) -> None:
    room.clock.seconds = 90
    sheet = room.ask()
    with qtbot.waitSignal(room.emergency.triggered):
        QTest.keyClick(sheet, Qt.Key.Key_F9)


def test_a_talk_that_was_only_looked_at_asks_nothing(room: Room) -> None:
    room.clock.seconds = 59
    assert room.keeping.ask(room.talk) is None


@pytest.mark.parametrize("name", ["talk.txt", "talk.csv", "talk"])
def test_a_file_is_text_or_a_table_by_its_ending(room: Room, tmp_path: Path, name: str) -> None:
    room.type_line("Rain")
    room.clock.seconds = 90
    sheet = room.ask()
    sheet.save_to(tmp_path / name)
    text = (tmp_path / name).read_text(encoding="utf-8")
    if name.endswith(".csv"):
        assert list(csv.reader(text.splitlines()))[-1] == ["Risk", "Rain"]
    else:
        assert text.startswith("Talk: ")
        assert text.endswith("\n\nRisk:\n- Rain\n")
    assert sheet.is_over
    assert room.toast.text.startswith(f"Written to {tmp_path / name}.")


def test_a_file_that_cannot_be_written_is_told_in_the_sheet(room: Room, tmp_path: Path) -> None:
    room.clock.seconds = 90
    sheet = room.ask()
    sheet.save_to(tmp_path / "missing" / "talk.txt")
    assert sheet.refusal.startswith(f"The file {tmp_path / 'missing' / 'talk.txt'} could not be written")
    assert not sheet.is_over
    sheet.reject()


def test_with_a_locked_notebook_the_file_is_offered(room: Room, tmp_path: Path) -> None:
    room.records.work_on(None, NotebookReadOnly(reason="it is locked"))
    assert room.type_line("Rain").startswith("Your notebook is locked or cannot be written")
    sheet = room.ask()
    assert sheet.refusal.startswith("Your notebook is locked")
    assert not button(sheet, "Keep in my notebook").isEnabled()
    assert default_of(sheet) == "Save as a file…"
    sheet.save_to(tmp_path / "talk.txt")
    assert "- Rain" in (tmp_path / "talk.txt").read_text(encoding="utf-8")


def test_a_notebook_that_is_locked_while_the_sheet_asks_loses_nothing(room: Room, notebook: Notebook) -> None:
    room.type_line("Rain")
    sheet = room.ask()
    room.records.work_on(None, NotebookReadOnly(reason="it is locked"))
    button(sheet, "Keep in my notebook").click()
    assert (sheet.is_over, sheet.refusal[:23]) == (False, "Your notebook is locked")
    room.records.work_on(notebook, None)
    button(sheet, "Keep in my notebook").click()
    assert (sheet.is_over, len(room.notes)) == (True, 2)


def test_lines_that_were_typed_while_it_was_locked_are_kept_once_it_is_open(room: Room, notebook: Notebook) -> None:
    room.records.work_on(None, NotebookReadOnly(reason="it is locked"))
    room.type_line("Rain")
    room.records.work_on(notebook, None)
    assert room.type_line("Wind") == ""
    assert room.notes == [(MODULE, "Risk:\n- Rain\n- Wind")]


def test_the_log_holds_no_names_and_nothing_of_notes(room: Room) -> None:
    note = Annotation("n", MODULE, "v", NOON, NOON, note="Anna from the canteen", tags=("anna",))
    room.records.keep_for_now(one_step(None, note))
    room.type_line("Canary line")
    room.clock.seconds = 90
    log = room.talk.log(90)
    for words in (log.text(), log.table()):
        assert "Anna" not in words
        assert "Canary" not in words
    assert {line.title for line in log.lines} <= {page.slide.title for page in room.talk.pages}


def default_of(sheet: EndSheet) -> str:
    return next(one.text() for one in sheet.findChildren(QPushButton) if one.isDefault())

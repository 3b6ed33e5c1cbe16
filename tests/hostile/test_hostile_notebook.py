"""Notebooks that cannot be used as they are: nothing in them is lost, and the rest goes on."""

import random
import shutil
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.errors import NotesUnreadable
from hrdesk.core.reading_list import Bookmark
from hrdesk.services.database import Connection
from hrdesk.services.notebook import open_notebook, set_aside
from hrdesk.services.paths import Places
from hrdesk.ui.main_window import MainWindow
from tests.builders import NOON, make_annotation
from tests.hostile.test_hostile_home import all_told
from tests.journeys.starting import Starter
from tests.ui.driving import press, rows_of_results, select_words, type_words, words_of_highlights

Key = Qt.Key


def keep(places: Places, *annotations: Annotation) -> None:
    notebook = open_notebook(places.notebook)
    for annotation in annotations:
        notebook.records.save(annotation)
    notebook.close()


def kept(places: Places) -> list[str]:
    notebook = open_notebook(places.notebook)
    try:
        return sorted(annotation.note for annotation in notebook.annotations.all())
    finally:
        notebook.close()


def note_on_page(window: MainWindow, words: str) -> None:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.open_article("heroin")
    press(window, Key.Key_N)
    type_words(window, words)
    window.rooms.note_taking.keep_now()


def assert_reads(window: MainWindow) -> None:
    window.open_article("cocaine")
    assert window.reader.article is not None
    window.search_field.setText("naloxone")
    assert rows_of_results(window)
    window.search_field.clear()
    for name in ("notebook", "emergency", "home"):
        window.action(name).trigger()


# From a newer version


@pytest.fixture(params=["wal", "delete"])
def newer(request: pytest.FixtureRequest, places: Places) -> bytes:
    """A notebook of a newer hrdesk, which may keep its journal another way; returns what is in the file."""
    keep(places, make_annotation(note="from the future"))
    connection = sqlite3.connect(places.notebook, isolation_level=None)
    connection.execute(f"PRAGMA journal_mode={request.param}")
    connection.execute("ALTER TABLE annotations RENAME COLUMN note TO words")
    connection.execute("PRAGMA user_version=99")
    connection.close()
    return places.notebook.read_bytes()


def test_a_notebook_of_a_newer_version_is_left_byte_for_byte(starter: Starter, places: Places, newer: bytes) -> None:
    window = starter.window(places)
    told = all_told(window)
    assert len(told) == 1
    assert told[0].startswith(f"The notebook {places.notebook} was written by a newer hrdesk (version 99; this one")
    assert_reads(window)
    note_on_page(window, "lost?")
    window.action("bookmark").trigger()
    assert window.reader.view.placed == ()
    starter.end()
    assert places.notebook.read_bytes() == newer
    assert sorted(path.name for path in places.home.iterdir() if path.name.startswith("notebook.db")) == ["notebook.db"]


@pytest.mark.usefixtures("newer")
def test_a_second_window_on_a_notebook_of_a_newer_version_reads_on(starter: Starter, places: Places) -> None:
    starter.window(places)
    second = starter.window(places)
    assert_reads(second)
    assert len(all_told(second)) == 1


# Damaged


@pytest.mark.parametrize("size", [100, 5_000, 300_000])
def test_a_notebook_of_random_bytes_is_set_aside_and_a_new_one_works(
    starter: Starter, places: Places, size: int
) -> None:
    garbage = random.Random(size).randbytes(size)
    places.notebook.write_bytes(garbage)
    window = starter.window(places)
    told = all_told(window)
    assert len(told) == 1
    assert told[0].startswith("Your notebook could not be read (")
    (aside,) = (path for path in places.home.iterdir() if ".damaged-" in path.name)
    assert aside.read_bytes() == garbage
    assert str(aside) in told[0]
    note_on_page(window, "new")
    assert_reads(window)
    starter.end()
    assert kept(places) == ["new"]
    assert aside.read_bytes() == garbage


def test_two_damaged_notebooks_in_one_second_are_both_kept(places: Places) -> None:
    contents = [b"first damaged notebook", b"second damaged notebook"]
    for content in contents:
        places.notebook.write_bytes(content)
        set_aside(places.notebook, NOON)
    aside = [path.read_bytes() for path in places.home.iterdir() if ".damaged-" in path.name]
    assert sorted(aside) == contents


def test_a_damaged_notebook_that_cannot_be_moved_is_told_and_left(
    starter: Starter, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hold(_path: Path, _to: Path) -> None:
        raise PermissionError(13, "Permission denied")

    places.notebook.write_bytes(b"damaged " * 1_000)
    monkeypatch.setattr(Path, "rename", hold)
    window = starter.window(places)
    (told,) = all_told(window)
    assert told.startswith(f"The notebook {places.notebook} cannot be used now (Permission denied). It was left")
    assert_reads(window)
    assert places.notebook.read_bytes() == b"damaged " * 1_000
    assert not list(places.home.glob("*.damaged-*"))


def test_two_journals_without_their_notebook_are_both_kept(places: Places) -> None:
    journal = places.notebook.with_name("notebook.db-wal")
    for words in (b"first", b"second"):
        journal.write_bytes(words)
        set_aside(places.notebook, NOON)
    assert sorted(path.read_bytes() for path in places.home.glob("*.damaged-*")) == [b"first", b"second"]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_notebook_that_was_cut_off_is_set_aside_whole(starter: Starter, places: Places, share: float) -> None:
    keep(places, *(make_annotation(f"a{number}", note="words " * 100) for number in range(100)))
    data = places.notebook.read_bytes()
    cut = data[: int(len(data) * share)]
    places.notebook.write_bytes(cut)
    window = starter.window(places)
    assert len(all_told(window)) == 1
    (aside,) = (path for path in places.home.iterdir() if ".damaged-" in path.name and path.suffix == ".db")
    assert aside.read_bytes() == cut
    note_on_page(window, "new")
    starter.end()
    assert kept(places) == ["new"]


def test_another_programs_database_is_not_taken_for_a_notebook(starter: Starter, places: Places) -> None:
    connection = sqlite3.connect(places.notebook)
    connection.execute("CREATE TABLE annotations (id TEXT)")
    connection.execute("PRAGMA user_version=1")
    connection.close()
    window = starter.window(places)
    assert len(all_told(window)) == 1
    assert_reads(window)


def test_a_folder_in_the_place_of_the_notebook_is_told_and_kept(starter: Starter, places: Places) -> None:
    places.notebook.mkdir()
    (places.notebook / "something").write_text("kept")
    window = starter.window(places)
    assert len(all_told(window)) == 1
    assert_reads(window)
    assert [path.read_text() for path in places.home.rglob("something")] == ["kept"]


@pytest.mark.parametrize("column", ["colour", "created", "modified"])
def test_a_note_that_another_program_spoilt_does_not_hide_the_others(
    starter: Starter, places: Places, column: str
) -> None:
    keep(places, make_annotation("good", note="good"), make_annotation("bad", note="bad"))
    connection = sqlite3.connect(places.notebook, isolation_level=None)
    connection.execute(f"UPDATE annotations SET {column}='?' WHERE id='bad'")
    connection.close()
    window = starter.window(places)
    assert_reads(window)
    window.open_article("heroin")
    assert "good" in [placed.annotation.note for placed in window.reader.view.placed]


# Two windows


def test_the_second_window_reads_and_searches_and_says_why_it_does_not_write(starter: Starter, places: Places) -> None:
    first = starter.window(places)
    note_on_page(first, "from the first")
    second = starter.window(places)
    told = all_told(second)
    assert told == [
        "Notes cannot be changed now: another hrdesk window has the notebook open. Write there, or close it."
    ]
    assert_reads(second)
    second.open_article("heroin")
    select_words(second, "naloxone")
    press(second, Key.Key_H)
    second.action("bookmark").trigger()
    assert all_told(second) == told
    assert words_of_highlights(second) == []
    assert kept(places) == ["from the first"]


def test_the_second_window_shows_what_the_first_had_written(starter: Starter, places: Places) -> None:
    note_on_page(starter.window(places), "from the first")
    second = starter.window(places, article_id="heroin")
    assert [placed.annotation.note for placed in second.reader.view.placed] == ["from the first"]


def test_what_the_first_window_writes_later_is_not_harmed_by_the_second(starter: Starter, places: Places) -> None:
    first = starter.begin(places)
    starter.begin(places)
    assert first.window is not None
    note_on_page(first.window, "later")
    starter.end()
    starter.end(first)
    assert kept(places) == ["later"]


def test_after_the_first_window_closed_a_third_can_write(starter: Starter, places: Places) -> None:
    first = starter.begin(places)
    starter.begin(places)
    starter.end(first)
    third = starter.window(places)
    assert all_told(third) == []
    note_on_page(third, "from the third")
    assert kept(places) == ["from the third"]


# Odd notes


def test_notes_on_pages_that_are_not_in_the_library_are_kept_and_shown(starter: Starter, places: Places) -> None:
    anchor = Anchor("words that were there", "before ", " after", 7, 28)
    keep(places, make_annotation("gone", article_id="gone-page", note="kept", anchor=anchor))
    window = starter.window(places)
    window.action("notebook").trigger()
    notes = window.notebook_page.panel.notes
    row = notes.model().index(0, 0).data()
    assert row.startswith("kept · words that were there · its place is gone · Yellow · gone-page · ")
    notes.setFocus()
    notes.setCurrentIndex(notes.model().index(0, 0))
    press(window, Key.Key_Return)
    told = "The page “gone-page” of this note is not in this library. The note is kept."
    assert told in all_told(window)
    starter.end()
    assert kept(places) == ["kept"]


def test_bookmarks_and_readings_of_pages_that_are_gone_are_passed_over(starter: Starter, places: Places) -> None:
    notebook = open_notebook(places.notebook)
    notebook.records.save(Bookmark("gone-page", NOON))
    notebook.bookshelf.note_reading("gone-page", NOON)
    notebook.close()
    window = starter.window(places)
    assert all_told(window) == []
    assert_reads(window)


ODD = {
    "a million letters": "harm reduction " * 70_000,
    "one very long word": "x" * 40_000,
    "control characters": "bell \x07 escape \x1b[31m tab \t end",
    "bidi overrides": "safe \u202e edoc \u2066 \u202c end",
    "separators": "one\u2028two\u2029three\u0085four",
    "beyond the first plane": "🚑🙂 𝒜 naloxone",
    "half a pair": "before \ud83d after",
    "nothing visible": "\u200b\u200d\ufeff",
}


@pytest.mark.parametrize("words", ODD.values(), ids=ODD)
def test_odd_words_in_a_note_stay_as_they_are_and_can_be_seen(starter: Starter, places: Places, words: str) -> None:
    try:
        words.encode()
    except UnicodeEncodeError:
        pytest.skip("cannot be stored as text by anybody; see the test for pasted words")
    keep(places, make_annotation("odd", note=words), make_annotation("plain", note="plain"))
    window = starter.window(places, article_id="heroin")
    assert len(window.reader.view.placed) == 2
    window.action("notebook").trigger()
    window.grab()
    window.notebook_page.panel.choose("odd")
    window.grab()
    starter.end()
    assert kept(places) == sorted(["plain", words])


@pytest.mark.parametrize("words", ODD.values(), ids=ODD)
def test_odd_words_that_are_pasted_into_a_note_are_kept(starter: Starter, places: Places, words: str) -> None:
    window = starter.window(places, article_id="heroin")
    press(window, Key.Key_N)
    field = window.rooms.notes_panel.editor.findChild(QPlainTextEdit)
    assert field is not None
    field.setPlainText(words)
    shown = field.toPlainText()
    window.rooms.note_taking.keep_now()
    starter.end()
    assert kept(places) == [shown]


# A disk that is full


def fill_up(window: MainWindow) -> None:
    """From now on the notebook's file cannot grow."""
    connection = connection_of(window)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={pages}")


def make_room(window: MainWindow) -> None:
    connection_of(window).execute("PRAGMA max_page_count=1000000")


def connection_of(window: MainWindow) -> Connection:
    notebook = window._desk.notebook
    assert notebook is not None
    connection: Connection = notebook._connection
    return connection


def write_long(window: MainWindow) -> str:
    words = "Ask the night shift. " * 5_000
    field = window.rooms.notes_panel.editor.findChild(QPlainTextEdit)
    assert field is not None
    field.setPlainText(words)
    return words


@pytest.fixture
def full(starter: Starter, places: Places) -> MainWindow:
    """A window with a note open to write, on a disk that has just filled up."""
    window = starter.window(places, article_id="heroin")
    press(window, Key.Key_N)
    fill_up(window)
    return window


def test_a_full_disk_is_told_in_one_sentence_and_the_words_stay_on_show(full: MainWindow, places: Places) -> None:
    words = write_long(full)
    full.rooms.note_taking.keep_now()
    assert all_told(full) == ["Notes cannot be changed now: the disk is full"]
    field = full.rooms.notes_panel.editor.findChild(QPlainTextEdit)
    assert field is not None
    assert field.toPlainText() == words
    assert kept(places) == [""]


def test_reading_goes_on_with_a_full_disk(full: MainWindow) -> None:
    write_long(full)
    full.rooms.note_taking.keep_now()
    assert_reads(full)


def test_words_that_found_no_room_are_kept_when_there_is_room_again(
    full: MainWindow, starter: Starter, places: Places
) -> None:
    words = write_long(full)
    full.rooms.note_taking.keep_now()
    make_room(full)
    starter.end()
    assert kept(places) == [words]


def test_words_that_found_no_room_are_still_there_after_another_page(full: MainWindow, places: Places) -> None:
    words = write_long(full)
    full.rooms.note_taking.keep_now()
    full.open_article("cocaine")
    make_room(full)
    full.open_article("heroin")
    full.rooms.note_taking.keep_now()
    assert kept(places) == [words]


def test_after_there_is_room_again_writing_goes_on(full: MainWindow, starter: Starter, places: Places) -> None:
    write_long(full)
    full.rooms.note_taking.keep_now()
    make_room(full)
    full.open_article("cocaine")
    press(full, Key.Key_N)
    type_words(full, "room again")
    starter.end()
    assert "room again" in kept(places)


def test_a_clock_that_was_set_back_does_not_reorder_or_lose_notes(starter: Starter, places: Places) -> None:
    past = NOON - timedelta(days=40_000)
    keep(places, make_annotation("old", note="old", created=past, modified=past), make_annotation("new", note="new"))
    window = starter.window(places)
    window.action("notebook").trigger()
    model = window.notebook_page.panel.notes.model()
    assert [model.index(row, 0).data().split(" · ")[0] for row in range(2)] == ["new", "old"]


def test_changes_that_a_damaged_journal_lost_are_told_and_the_others_shown(starter: Starter, places: Places) -> None:
    keep(places, make_annotation("old", note="old"))
    killed = places.home / "killed"
    notebook = open_notebook(places.notebook)
    for number in range(5):
        notebook.records.save(make_annotation(f"new{number}"))
    shutil.copytree(places.home, killed)
    notebook.close()
    journal = bytearray((killed / "notebook.db-wal").read_bytes())
    journal[200] ^= 1
    shutil.copy(killed / places.notebook.name, places.notebook)
    places.notebook.with_name("notebook.db-wal").write_bytes(journal)
    window = starter.window(places)
    (told,) = all_told(window)
    assert told.startswith("The newest changes to your notebook could not be read; the older ones are here.")
    assert_reads(window)
    note_on_page(window, "and on")
    starter.end()
    assert kept(places) == ["and on", "old"]


def test_a_notebook_that_is_damaged_while_it_is_open_is_told_and_the_words_stay(
    starter: Starter, places: Places
) -> None:
    keep(places, *(make_annotation(f"a{number}", note="words " * 100) for number in range(100)))
    window = starter.window(places, article_id="cocaine")
    press(window, Key.Key_N)
    connection_of(window).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection_of(window).execute("PRAGMA cache_size=0")
    with places.notebook.open("r+b") as file:
        file.seek(4096)
        file.write(random.Random(1).randbytes(places.notebook.stat().st_size - 4096))
    type_words(window, "do not lose me")
    assert not window.rooms.note_taking.keep_now()
    told = all_told(window)
    assert len(told) == 1
    assert told[0].startswith("Notes cannot be read now: its file is damaged. Copy what you are writing")
    assert all(isinstance(error, NotesUnreadable) for error in starter.escaped)
    starter.escaped.clear()
    field = window.rooms.notes_panel.editor.findChild(QPlainTextEdit)
    assert field is not None
    assert field.toPlainText() == "do not lose me"

"""The book of notes: every change is kept at once, can be undone, and is refused whole or not at all."""

from collections.abc import Callable, Sequence
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.errors import HrdeskError, NotebookReadOnly
from hrdesk.core.record import Change
from hrdesk.services.notebook import Notebook
from hrdesk.ui.notes.annotation_book import AnnotationBook
from hrdesk.ui.record_book import RecordBook
from tests.builders import make_annotation
from tests.conftest import Clock

ANCHOR = Anchor("slow breathing", "", "", 4, 18)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def book(notebook: Notebook, clock: Clock) -> AnnotationBook:
    return AnnotationBook(RecordBook(notebook, None, clock.now))


def add(book: AnnotationBook, colour: Colour = Colour.YELLOW) -> Annotation:
    added = book.add("heroin", "v1", ANCHOR, "signs", colour)
    assert added is not None
    return added


def test_an_added_note_is_in_the_notebook(book: AnnotationBook, notebook: Notebook, clock: Clock) -> None:
    added = add(book, Colour.GREEN)
    assert notebook.annotations.all() == (added,)
    assert (added.article_id, added.heading, added.anchor, added.colour) == ("heroin", "signs", ANCHOR, Colour.GREEN)
    assert (added.created, added.modified) == (clock.now(), clock.now())


def test_words_of_a_colleague_become_ones_own_when_they_are_changed(book: AnnotationBook, notebook: Notebook) -> None:
    notebook.records.save(make_annotation("n", note="theirs", author="Ben"))
    book.recolour("n", Colour.BLUE)
    book.rewrite("n", "theirs")
    assert [note.author for note in book.all()] == ["Ben"]
    book.rewrite("n", "mine")
    assert [note.author for note in book.all()] == [""]
    book.records.undo()
    assert [(note.note, note.author) for note in book.all()] == [("theirs", "Ben")]


def test_adding_tells_of_a_change(book: AnnotationBook, qtbot: QtBot) -> None:
    with qtbot.waitSignal(book.records.changed):
        add(book)


def test_an_added_note_goes_with_undo_and_comes_back_with_redo(book: AnnotationBook) -> None:
    added = add(book)
    book.records.undo()
    assert book.all() == ()
    book.records.redo()
    assert book.all() == (added,)


def test_a_new_colour_is_kept_and_can_be_undone(book: AnnotationBook, clock: Clock) -> None:
    added = add(book)
    clock.seconds = 60
    book.recolour(added.id, Colour.BLUE)
    (recoloured,) = book.all()
    assert (recoloured.colour, recoloured.created, recoloured.modified) == (Colour.BLUE, added.created, clock.now())
    book.records.undo()
    assert book.all() == (added,)


def test_the_colour_that_a_note_has_is_no_change(book: AnnotationBook) -> None:
    added = add(book)
    book.recolour(added.id, added.colour)
    assert len(book.records.history.taken) == 1


def test_words_typed_in_a_row_are_undone_together(book: AnnotationBook) -> None:
    added = add(book)
    for words in ("A", "As", "Ask"):
        book.rewrite(added.id, words)
    assert [note.note for note in book.all()] == ["Ask"]
    book.records.undo()
    assert book.all() == (added,)
    book.records.redo()
    assert [note.note for note in book.all()] == ["Ask"]


def test_words_of_two_notes_are_undone_apart(book: AnnotationBook) -> None:
    one, other = add(book), add(book)
    book.rewrite(one.id, "first")
    book.rewrite(other.id, "second")
    book.records.undo()
    assert {note.id: note.note for note in book.all()} == {one.id: "first", other.id: ""}


def test_the_words_that_a_note_has_are_no_change(book: AnnotationBook) -> None:
    added = add(book)
    book.rewrite(added.id, "")
    assert len(book.records.history.taken) == 1


def test_a_removed_note_comes_back_whole_with_undo(book: AnnotationBook) -> None:
    added = add(book)
    book.rewrite(added.id, "words")
    (before,) = book.all()
    assert book.remove(added.id)
    assert book.all() == ()
    book.records.undo()
    assert book.all() == (before,)
    book.records.redo()
    assert book.all() == ()


def test_a_note_that_is_gone_is_not_removed_again(book: AnnotationBook) -> None:
    assert not book.remove("gone")
    assert len(book.records.history.taken) == 0


def test_everything_can_be_undone_in_turn(book: AnnotationBook) -> None:
    added = add(book)
    book.rewrite(added.id, "words")
    book.recolour(added.id, Colour.PINK)
    book.remove(added.id)
    states = []
    while book.records.history.can_undo:
        book.records.undo()
        states.append([(note.note, note.colour) for note in book.all()])
    assert states == [[("words", Colour.PINK)], [("words", Colour.YELLOW)], [("", Colour.YELLOW)], []]


def test_notes_of_other_pages_stay_away(book: AnnotationBook, notebook: Notebook) -> None:
    notebook.records.save(make_annotation("elsewhere", article_id="cocaine"))
    added = add(book)
    assert book.on_article("heroin") == (added,)
    assert {note.id for note in book.all()} == {"elsewhere", added.id}


DEEDS: dict[str, Callable[[AnnotationBook], object]] = {
    "add": lambda book: book.add("heroin", "v1", ANCHOR, "", Colour.YELLOW),
    "rewrite": lambda book: book.rewrite("a1", "new words"),
    "recolour": lambda book: book.recolour("a1", Colour.PURPLE),
    "remove": lambda book: book.remove("a1"),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_with_a_hindrance_every_change_is_refused_and_named(
    notebook: Notebook, clock: Clock, qtbot: QtBot, deed: Callable[[AnnotationBook], object]
) -> None:
    kept = make_annotation("a1", note="old words")
    notebook.records.save(kept)
    hindrance = NotebookReadOnly(reason="another window has it")
    book = AnnotationBook(RecordBook(notebook, hindrance, clock.now))
    with qtbot.waitSignal(book.records.failed) as told, qtbot.assertNotEmitted(book.records.changed):
        assert not deed(book)
    assert told.args == [hindrance]
    assert book.all() == (kept,)
    assert not book.can_write
    assert not book.records.history.can_undo


def test_without_a_notebook_a_note_is_refused(clock: Clock, qtbot: QtBot) -> None:
    book = AnnotationBook(RecordBook(None, None, clock.now))
    with qtbot.waitSignal(book.records.failed) as told:
        assert book.add("heroin", "v1", None, "", Colour.YELLOW) is None
    assert isinstance(told.args, list)
    assert isinstance(told.args[0], NotebookReadOnly)
    assert (book.all(), book.on_article("heroin"), book.can_write) == ((), (), False)


class Refusing:
    """A notebook on a disk that fills up and has room again."""

    def __init__(self, notebook: Notebook) -> None:
        self.annotations = notebook.annotations
        self.records = self
        self._records = notebook.records
        self.is_full = False

    def keep(self, changes: Sequence[Change]) -> None:
        if self.is_full:
            raise NotebookReadOnly(reason="the disk is full")
        self._records.keep(changes)


@pytest.fixture
def disk(notebook: Notebook) -> Refusing:
    return Refusing(notebook)


@pytest.fixture
def frail(disk: Refusing, clock: Clock) -> AnnotationBook:
    return AnnotationBook(RecordBook(disk, None, clock.now))  # type: ignore[arg-type]  # has what the book calls


def told_by(book: AnnotationBook) -> list[HrdeskError]:
    told: list[HrdeskError] = []
    book.records.failed.connect(told.append)
    return told


def test_a_change_that_the_disk_refuses_is_told_and_leaves_no_step_to_undo(
    frail: AnnotationBook, disk: Refusing
) -> None:
    added, told = add(frail), told_by(frail)
    disk.is_full = True
    assert not frail.remove(added.id)
    assert [str(error) for error in told] == ["Notes cannot be changed now: the disk is full"]
    disk.is_full = False
    frail.records.undo()
    assert frail.all() == ()
    assert not frail.records.history.can_undo


def test_words_that_the_disk_refuses_do_not_become_part_of_the_words_before(
    frail: AnnotationBook, disk: Refusing
) -> None:
    added, told = add(frail), told_by(frail)
    frail.rewrite(added.id, "kept")
    disk.is_full = True
    frail.rewrite(added.id, "kept and refused")
    disk.is_full = False
    assert len(told) == 1
    frail.records.undo()
    frail.records.redo()
    assert [note.note for note in frail.all()] == ["kept"]


def test_an_undo_that_the_disk_refuses_is_told_and_changes_nothing(frail: AnnotationBook, disk: Refusing) -> None:
    added, told = add(frail), told_by(frail)
    disk.is_full = True
    frail.records.undo()
    assert len(told) == 1
    assert frail.all() == (added,)


def test_a_removed_note_can_still_be_taken_back_after_the_disk_refused_once(
    frail: AnnotationBook, disk: Refusing
) -> None:
    added = add(frail)
    frail.remove(added.id)
    disk.is_full = True
    frail.records.undo()
    disk.is_full = False
    frail.records.undo()
    assert frail.all() == (added,)


def test_times_come_from_the_clock_that_was_handed_in(notebook: Notebook) -> None:
    moment = datetime.fromisoformat("2001-02-03T04:05:06+00:00")
    book = AnnotationBook(RecordBook(notebook, None, lambda: moment))
    assert add(book).created == moment

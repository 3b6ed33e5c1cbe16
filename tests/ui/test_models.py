"""Item models keep Qt's rules, also while what they show changes."""

import gc
import weakref

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from hrdesk.core.anchor import Anchor
from hrdesk.core.answers import Answers
from hrdesk.core.colour import Colour
from hrdesk.core.hit import Hit
from hrdesk.services.library import Library
from hrdesk.services.search import Search
from hrdesk.ui.library.shelf_model import ARTICLE_ID, ShelfModel
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.notes.note_row import NoteRow
from hrdesk.ui.notes.notes_model import NotesModel
from hrdesk.ui.quick_open.target import CommandTarget, Target
from hrdesk.ui.quick_open.targets_model import TargetsModel
from hrdesk.ui.search.hits_model import HitsModel
from hrdesk.ui.search.result_rows import GroupRow, result_rows
from tests.builders import make_annotation, make_names

WARNING = QAbstractItemModelTester.FailureReportingMode.Warning
ANCHOR = Anchor("heroin", "", "", 3, 9)

pytestmark = pytest.mark.usefixtures("qapp")


def test_notes_keep_the_rules_while_they_come_and_go() -> None:
    model = NotesModel(make_names())
    QAbstractItemModelTester(model, WARNING, model)
    some = [make_annotation(f"a{number}", note="words") for number in range(5)]
    for annotations in ([], some, some[1:3], some[::-1], []):
        model.show_annotations(annotations)
        assert model.rowCount() == len(annotations)


def test_a_note_shows_its_quote_its_words_on_one_line_and_its_page() -> None:
    model = NotesModel(make_names())
    model.show_annotations([make_annotation(anchor=ANCHOR, note="two\n\nlines")])
    assert model.index(0).data() == "two lines · heroin · Yellow · Heroin · 21 Nov 2026"


def test_a_note_on_a_page_that_is_not_there_shows_the_pages_id() -> None:
    model = NotesModel(make_names())
    model.show_annotations([make_annotation(article_id="gone")])
    row = model.index(0).data(Qt.ItemDataRole.UserRole)
    assert isinstance(row, NoteRow)
    assert row.title == "gone"


def test_only_a_note_on_words_shows_a_colour() -> None:
    model = NotesModel(make_names())
    model.show_annotations([make_annotation("whole"), make_annotation("words", anchor=ANCHOR, colour=Colour.PINK)])
    rows = [model.index(row).data(Qt.ItemDataRole.UserRole) for row in range(2)]
    assert [row.colour for row in rows] == [None, Colour.PINK]


def test_a_note_is_found_by_its_id() -> None:
    model = NotesModel(make_names())
    model.show_annotations([make_annotation("one"), make_annotation("two")])
    assert (model.row_of("two"), model.row_of("three")) == (1, -1)
    assert model.annotation_at(QModelIndex()) is None


def test_hits_keep_the_rules_while_they_come_and_go(library: Library) -> None:
    model = HitsModel(lambda _: 30)
    QAbstractItemModelTester(model, WARNING, model)
    search = Search(library)
    for words in ("breathing", "heroin", "zzqx vv", "naloxone zzqx", ""):
        model.show_rows(result_rows(Answers(search.find(words)), search.emergencies(3), can_keep=True))
        assert model.rowCount() > 0


def test_rows_that_are_no_longer_shown_are_not_kept(library: Library) -> None:
    model = HitsModel(lambda _: 30)
    rows = result_rows(Answers(Search(library).find("breathing")), (), can_keep=False)
    watched = [weakref.ref(row) for row in rows if isinstance(row, Hit)]
    for _ in range(3):
        model.show_rows(rows)
    model.show_rows(())
    del rows
    gc.collect()
    assert watched
    assert all(watch() is None for watch in watched)


def test_a_heading_between_hits_cannot_be_chosen(library: Library) -> None:
    model = HitsModel(lambda _: 30)
    model.show_rows(result_rows(Answers(Search(library).find("breathing stopped")), (), can_keep=False))
    assert isinstance(model.index(0, 0).data(Qt.ItemDataRole.UserRole), GroupRow)
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_hits_without_all_the_words_say_so(library: Library) -> None:
    model = HitsModel(lambda _: 30)
    model.show_rows(result_rows(Answers(Search(library).find("naloxone zzqxvv")), (), can_keep=True))
    assert model.index(0, 0).data() == "No page has all of these words. The nearest:"
    last = model.index(model.rowCount() - 1, 0).data()
    assert last == "Keep “naloxone zzqxvv” as a question for the editors"


def test_targets_keep_the_rules_while_they_come_and_go() -> None:
    model = TargetsModel()
    QAbstractItemModelTester(model, WARNING, model)
    for count in (0, 3, 1, 0):
        model.show_targets([Target(f"Page {n}", "Page", CommandTarget("home")) for n in range(count)])
        assert model.rowCount() == count


def test_the_shelf_keeps_the_rules(library: Library) -> None:
    model = ShelfModel(library.cards())
    QAbstractItemModelTester(model, WARNING, model)
    pages = [
        model.index(row, 0, model.index(section, 0)).data(ARTICLE_ID)
        for section in range(model.rowCount())
        for row in range(model.rowCount(model.index(section, 0)))
    ]
    assert sorted(pages) == sorted(card.id for card in library.cards())


def test_an_empty_shelf_keeps_the_rules() -> None:
    model = ShelfModel(())
    QAbstractItemModelTester(model, WARNING, model)
    assert model.rowCount() == 0


def test_a_section_of_the_shelf_is_not_a_page(library: Library) -> None:
    model = ShelfModel(library.cards())
    section = model.item(0)
    assert section.data(ARTICLE_ID) == ""
    assert not section.isSelectable()
    assert model.item_of("heroin") is not None
    assert model.item_of("gone") is None


def test_models_of_the_window_keep_the_rules_while_notes_are_made(window: MainWindow) -> None:
    lists = (window.rooms.notes_panel.notes, window.notebook_page.panel.notes)
    for notes in lists:
        QAbstractItemModelTester(notes.model(), WARNING, notes)
    QAbstractItemModelTester(window.search_results.model, WARNING, window)
    window.open_article("heroin")
    for _ in range(3):
        window.action("note").trigger()
    window.action("notebook").trigger()
    window.action("undo").trigger()
    window.search_field.setText("naloxone")
    assert [notes.model().rowCount() for notes in lists] == [2, 2]

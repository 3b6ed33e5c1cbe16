"""The notebook place: filters that combine, changes of several notes at once, and rows that stay where they are."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.history import Screen
from hrdesk.core.note_index import NoteOrder
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.note_state import NoteState
from hrdesk.core.period import Period
from hrdesk.core.record import Change
from hrdesk.services.library import Library
from hrdesk.services.notebook import Notebook
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.notes.date_chip import RangeDialog
from hrdesk.ui.notes.note_editor import NoteEditor
from hrdesk.ui.notes.note_list import NoteList
from hrdesk.ui.notes.notebook_page import NotebookPage
from tests.builders import NOON, make_annotation
from tests.ui.driving import CONTROL, button, press, tab, type_words

Key = Qt.Key


def note_of(id: str, **values: object) -> Annotation:
    start = int(values.pop("start", 0))  # type: ignore[call-overload]  # a number
    return make_annotation(id, anchor=Anchor("some words", "", "", start, start + 10), **values)  # type: ignore[arg-type]


NOTES = (
    note_of("a", note="Ask the night shift", tags=("night", "van"), modified=NOON - timedelta(hours=1)),
    note_of("b", start=50, colour=Colour.PINK, kind=NoteKind.QUESTION, modified=NOON - timedelta(days=1)),
    note_of("c", start=20, article_id="cocaine", tags=("night",), modified=NOON - timedelta(days=40)),
    make_annotation("d", note="On a page that is gone", article_id="gone", modified=NOON - timedelta(days=41)),
)


@pytest.fixture
def noted(window: MainWindow, notebook: Notebook, library: Library) -> MainWindow:
    """The notebook place on show, with four notes."""
    versions = library.content_versions()
    on_their_pages = (replace(note, content_version=versions.get(note.article_id, "")) for note in NOTES)
    notebook.records.keep([Change(None, note) for note in on_their_pages])
    press(window, Key.Key_2, CONTROL)
    return window


def page(window: MainWindow) -> NotebookPage:
    return window.notebook_page


def shown(window: MainWindow) -> list[str]:
    return [note.id for note in page(window).panel.notes.notes_model.annotations]


def list_of(window: MainWindow) -> NoteList:
    return page(window).panel.notes


def editor_of(window: MainWindow) -> NoteEditor:
    return page(window).panel.editor


def go_to(window: MainWindow, *ids: str) -> None:
    """Choose notes as a person does: with the list in focus."""
    notes = list_of(window)
    notes.setFocus()
    notes.choose(ids[0])
    if len(ids) > 1:
        model = notes.notes_model
        for note_id in ids[1:]:
            index = model.index(model.row_of(note_id))
            notes.selectionModel().select(index, notes.selectionModel().SelectionFlag.Select)


def count_of(window: MainWindow) -> str:
    return next(
        label.text() for label in page(window).notes.filters.findChildren(QLabel) if label.property("role") == "muted"
    )


def test_filters_combine_and_are_cleared_at_once(noted: MainWindow) -> None:
    filters = page(noted).notes.filters
    assert shown(noted) == ["a", "b", "c", "d"]
    filters.choose("tags", ["night"])
    assert shown(noted) == ["a", "c"]
    filters.choose("sections", ["substances"])
    type_words(noted, "cocaine")
    assert shown(noted) == ["c"]
    assert count_of(noted) == "1 of 4"
    button(page(noted).notes.filters, "Clear the filters").click()
    assert shown(noted) == ["a", "b", "c", "d"]
    assert count_of(noted) == "4 notes"
    assert filters.words.text() == ""
    assert not button(filters, "Clear the filters").isVisible()


@pytest.mark.parametrize(
    ("name", "values", "kept"),
    [
        ("kinds", ["question"], ["b"]),
        ("colours", ["pink", "green"], ["b"]),
        ("tags", ["van", "night"], ["a"]),
        ("sections", ["rights"], []),
        ("states", ["orphan"], ["d"]),
        ("authors", ["="], ["a", "b", "c", "d"]),
    ],
)
def test_a_chip_leaves_the_others_out(noted: MainWindow, name: str, values: list[str], kept: list[str]) -> None:
    page(noted).notes.filters.choose(name, values)
    assert shown(noted) == kept


def test_a_chip_is_chosen_by_keys_and_stays_open_for_more(noted: MainWindow) -> None:
    chip = page(noted).notes.filters.chip("kinds")
    menu = chip.menu()
    menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Space)
    assert menu.isVisible()
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    assert not menu.isVisible()
    assert chip.values == {"note", "question"}
    assert chip.text() == "Note, Question ▾"
    assert shown(noted) == ["a", "b", "c", "d"]


def test_a_chip_tells_how_many_were_chosen_where_their_names_are_too_many(noted: MainWindow) -> None:
    chip = page(noted).notes.filters.chip("colours")
    page(noted).notes.filters.choose("colours", ["yellow", "green", "pink"])
    assert chip.text() == "Colour: 3 ▾"
    assert chip.isChecked()


def test_notes_of_today_of_this_month_and_of_any_days(noted: MainWindow) -> None:
    dates = page(noted).notes.filters.dates
    dates.choose_period(Period.TODAY)
    assert shown(noted) == ["a"]
    dates.choose_period(Period.MONTH)
    assert shown(noted) == ["a", "b"]
    dates.choose_range(date(2026, 11, 20), date(2026, 10, 1))
    assert shown(noted) == ["b", "c", "d"]
    assert dates.text() == "1 Oct 2026 – 20 Nov 2026 ▾"


def test_days_are_asked_for_in_a_dialog(noted: MainWindow) -> None:
    dates = page(noted).notes.filters.dates
    between = dates.menu().actions()[-1]
    between.trigger()
    dialog = noted.findChild(RangeDialog)
    assert dialog is not None
    assert dialog.days() == (date(2026, 11, 1), date(2026, 11, 21))
    dialog.accept()
    assert shown(noted) == ["a", "b"]
    assert between.isChecked()


def test_an_emergency_goes_before_the_days(noted: MainWindow) -> None:
    page(noted).notes.filters.dates.menu().actions()[-1].trigger()
    dialog = noted.findChild(RangeDialog)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_F9)
    assert noted.place.screen is Screen.EMERGENCY


def test_colleagues_can_be_filtered_by_once_there_are_some(noted: MainWindow, notebook: Notebook) -> None:
    chip = page(noted).notes.filters.chip("authors")
    assert not chip.isVisible()
    notebook.records.save(note_of("e", author="Ana"))
    noted.rooms.records.renew()
    assert chip.isVisible()
    page(noted).notes.filters.choose("authors", ["=Ana"])
    assert shown(noted) == ["e"]


def test_notes_can_stand_by_page(noted: MainWindow) -> None:
    page(noted).notes.filters.set_order(NoteOrder.PAGE)
    assert shown(noted) == ["a", "b", "c", "d"] or shown(noted) == ["c", "a", "b", "d"]
    assert shown(noted)[-1] == "d"


def test_states_that_a_review_found_can_be_filtered_by(noted: MainWindow) -> None:
    page(noted).set_states({"b": NoteState.CHANGED}, 0)
    page(noted).notes.filters.choose("states", ["changed"])
    assert shown(noted) == ["b"]
    row = list_of(noted).notes_model.index(0).data(Qt.ItemDataRole.UserRole)
    assert "its words changed" in row.foot(with_title=True)


def test_enter_goes_from_the_filter_to_the_list_and_on_to_the_page(noted: MainWindow) -> None:
    type_words(noted, "night shift")
    press(noted, Key.Key_Return)
    assert list_of(noted).hasFocus()
    chosen = list_of(noted).chosen
    assert chosen is not None
    assert chosen.id == "a"
    press(noted, Key.Key_Return)
    assert noted.place.article_id == "heroin"


def test_a_hint_stands_beside_the_list_until_a_note_is_chosen(noted: MainWindow) -> None:
    hint = next(label for label in page(noted).findChildren(QLabel) if label.text().startswith("Choose a note"))
    assert hint.isVisible()
    go_to(noted, "b")
    assert not hint.isVisible()
    assert editor_of(noted).isVisible()


def test_words_kind_colour_and_tags_are_changed_in_place(noted: MainWindow, notebook: Notebook) -> None:
    go_to(noted, "b")
    press(noted, Key.Key_N)
    type_words(noted, "Is that so")
    noted.rooms.note_taking.keep_now()
    editor = editor_of(noted)
    editor.kind_changed.emit("b", NoteKind.CORRECTION)
    list_of(noted).setFocus()
    press(noted, Key.Key_5)
    press(noted, Key.Key_T)
    type_words(noted, "bus,")
    found = notebook.annotations.find("b")
    assert found is not None
    assert (found.note, found.kind, found.colour, found.tags) == (
        "Is that so",
        NoteKind.CORRECTION,
        Colour.PURPLE,
        ("bus",),
    )


def test_a_note_that_is_edited_stays_in_its_row(noted: MainWindow) -> None:
    model = list_of(noted).notes_model
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    go_to(noted, "c")
    press(noted, Key.Key_N)
    type_words(noted, "newer than all others")
    noted.rooms.note_taking.keep_now()
    assert shown(noted) == ["a", "b", "c", "d"]
    assert model.annotations[2].note == "newer than all others"
    assert resets == []
    press(noted, Key.Key_1, CONTROL)
    press(noted, Key.Key_2, CONTROL)
    assert shown(noted) == ["c", "a", "b", "d"]


def test_several_notes_are_tagged_recoloured_and_retyped_in_one_step_each(
    noted: MainWindow, notebook: Notebook
) -> None:
    before = notebook.annotations.all()
    go_to(noted, "a", "b", "c")
    several = page(noted).notes.several
    assert several.isVisible()
    several.tags.field.setFocus()
    type_words(noted, "weekend,")
    assert all("weekend" in note.tags for note in notebook.annotations.all() if note.id != "d")
    assert noted.toast.text == "Tags of 3 notes changed."
    list_of(noted).setFocus()
    press(noted, Key.Key_3)
    assert [n.colour for n in notebook.annotations.all() if n.id != "d"] == [Colour.BLUE] * 3
    several.kind_requested.emit(list_of(noted).selected, NoteKind.LOCAL)
    assert [n.kind for n in notebook.annotations.all() if n.id != "d"] == [NoteKind.LOCAL] * 3
    assert len(noted.rooms.records.history.taken) == 3
    for _ in range(3):
        press(noted, Key.Key_Z, CONTROL)
    assert notebook.annotations.all() == before


def test_a_tag_of_all_is_taken_off_all(noted: MainWindow, notebook: Notebook) -> None:
    go_to(noted, "a", "c")
    several = page(noted).notes.several
    assert several.tags.tags == ("night",)
    several.tags.field.setFocus()
    press(noted, Key.Key_Backspace)
    assert {note.id: note.tags for note in notebook.annotations.all() if note.tags} == {"a": ("van",)}


def test_two_tags_in_a_row_are_both_kept(noted: MainWindow, notebook: Notebook) -> None:
    go_to(noted, "a", "c")
    page(noted).notes.several.tags.field.setFocus()
    type_words(noted, "one, two,")
    assert {"one", "two"} <= set(notebook.annotations.all()[0].tags)
    assert page(noted).notes.several.tags.tags == ("night", "one", "two")


def test_several_notes_are_removed_and_come_back_together(noted: MainWindow, notebook: Notebook) -> None:
    before = notebook.annotations.all()
    go_to(noted, "a", "b")
    press(noted, Key.Key_Delete)
    assert shown(noted) == ["c", "d"]
    assert noted.toast.text == "2 notes removed."
    button(noted.toast, "Undo").click()
    assert shown(noted) == ["a", "b", "c", "d"]
    assert noted.toast.text == "Undone: “2 notes removed”."
    assert notebook.annotations.all() == before


def test_an_undo_that_is_no_longer_the_last_is_not_offered(noted: MainWindow) -> None:
    go_to(noted, "a")
    press(noted, Key.Key_Delete)
    assert noted.toast.isVisible()
    go_to(noted, "b")
    press(noted, Key.Key_5)
    assert not noted.toast.isVisible()


def test_many_notes_that_go_at_once_come_back_at_once(noted: MainWindow, notebook: Notebook) -> None:
    notebook.records.keep([Change(None, note_of(f"n{number}", start=number)) for number in range(60)])
    noted.rooms.records.renew()
    list_of(noted).setFocus()
    press(noted, Key.Key_A, CONTROL)
    assert len(list_of(noted).selected) == 64
    press(noted, Key.Key_Delete)
    assert shown(noted) == []
    press(noted, Key.Key_Z, CONTROL)
    assert len(shown(noted)) == 64


def test_chosen_notes_stay_chosen_while_the_list_changes_around_them(noted: MainWindow) -> None:
    go_to(noted, "a", "c")
    page(noted).notes.filters.choose("tags", ["night"])
    assert {note.id for note in list_of(noted).selected} == {"a", "c"}


def test_an_empty_notebook_teaches_the_keys(window: MainWindow) -> None:
    press(window, Key.Key_2, CONTROL)
    words = page(window).notes.empty.words
    assert words.startswith("Your notebook is empty")
    for key in ("H", "N", "K", "T"):
        assert f"\n{key} " in words
    assert not page(window).notes.filters.isVisible()


def test_where_nothing_fits_the_way_back_is_offered(noted: MainWindow) -> None:
    type_words(noted, "zzqx")
    empty = page(noted).notes.empty
    assert empty.isVisible()
    assert empty.words.startswith("No note fits")
    button(empty, "Clear the filters").click()
    assert shown(noted) == ["a", "b", "c", "d"]


def test_a_notebook_that_is_closed_leaves_nothing_in_any_widget(noted: MainWindow) -> None:
    noted.open_article("heroin")
    noted.rooms.notes_panel.choose("a")
    press(noted, Key.Key_2, CONTROL)
    go_to(noted, "a")
    page(noted).notes.filters.words.setText("night shift")
    noted.rooms.note_taking.forget()
    noted.rooms.records.work_on(None, None)
    assert shown(noted) == []
    assert page(noted).notes.empty.words.startswith("The notebook is not open")
    for widget in (noted.rooms.notes_panel, page(noted), noted.reader):
        for label in widget.findChildren(QLabel):
            assert "night" not in label.text()
    for editor in (noted.rooms.notes_panel.editor, editor_of(noted)):
        assert editor.shown is None
    assert page(noted).notes.filters.words.text() == ""
    assert noted.reader.view.placed == ()
    assert noted.rooms.notes_panel.notes.model().rowCount(QModelIndex()) == 0


def test_tabs_lead_to_the_views_and_back_leads_back(noted: MainWindow) -> None:
    tab(page(noted), "Bookmarks and lists").click()
    assert noted.place.screen is Screen.SHELF
    noted.action("back").trigger()
    tab(page(noted), "Questions").click()
    assert page(noted).questions.isVisible()
    assert not page(noted).questions.view.isVisible()


def test_a_note_added_elsewhere_stands_in_its_place(noted: MainWindow, qtbot: QtBot) -> None:
    model = list_of(noted).notes_model
    with qtbot.waitSignal(model.rowsInserted):
        noted.rooms.book.add("heroin", "v1", None, "", Colour.YELLOW)
    assert len(shown(noted)) == 5


def test_words_that_no_longer_fit_leave_the_note_until_the_next_filter(noted: MainWindow) -> None:
    type_words(noted, "night shift")
    press(noted, Key.Key_Return)
    book = noted.rooms.book
    book.rewrite("a", "Other words")
    assert shown(noted) == ["a"]
    page(noted).notes.filters.words.setText("night shif")
    assert shown(noted) == []

"""Searching: results appear while typing, arrows pass headings over, Enter opens, Esc goes back."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.core.history import Screen
from hrdesk.core.hit import Hit
from hrdesk.core.note_search import NoteHit
from hrdesk.core.search_filters import FilterName
from hrdesk.services.library import Library
from hrdesk.services.notebook import Notebook
from hrdesk.ui.desk import Desk
from hrdesk.ui.home.home_page import HomePage
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.search.result_rows import GroupRow, QuestionOffer, WordOffer
from tests.ui.driving import CONTROL, SHIFT, button, chosen_hit, drawn_words, press, rows_of_results, tab, type_words

Key = Qt.Key


class PaintWatch(QObject):
    """Counts the paints of some widgets."""

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        self.painted = 0
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.painted += event.type() is QEvent.Type.Paint
        return False


@pytest.fixture
def searching(window: MainWindow) -> MainWindow:
    press(window, Key.Key_L, CONTROL)
    return window


def room_of(window: MainWindow) -> QWidget:
    """What the results float over."""
    room = window.search_results.parentWidget()
    assert room is not None
    return room


@pytest.mark.parametrize(("key", "modifier"), [(Key.Key_L, CONTROL), (Key.Key_F6, Qt.KeyboardModifier.NoModifier)])
def test_a_key_puts_the_cursor_into_the_search_field(
    window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    window.open_article("heroin")
    press(window, key, modifier)
    assert window.search_field.hasFocus()


def test_the_words_of_the_last_search_are_replaced_by_typing(searching: MainWindow) -> None:
    type_words(searching, "naloxone")
    press(searching, Key.Key_Escape)
    press(searching, Key.Key_L, CONTROL)
    type_words(searching, "alcohol")
    assert searching.search_field.text() == "alcohol"


def test_results_appear_while_typing_and_follow_the_words(searching: MainWindow) -> None:
    assert not searching.search_results.isVisible()
    seen = []
    for letter in "smack":
        type_words(searching, letter)
        assert searching.search_results.isVisible()
        seen.append(chosen_hit(searching))
    assert seen[-1] is not None
    assert seen[-1].article_id == "heroin"
    assert searching.search_field.hasFocus()


def test_words_typed_before_the_first_paint_are_answered_after_it(desk: Desk, qtbot: QtBot) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.search_field.setText("naloxone")
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: bool(rows_of_results(window)))
    window.close()


def test_between_keystrokes_nothing_behind_the_results_is_painted(window: MainWindow) -> None:
    press(window, Key.Key_L, CONTROL)
    type_words(window, "a")
    QTest.qWait(50)
    watch = PaintWatch(window.findChildren(HomePage)[0].findChildren(QLabel))
    bar = window.search_results.view.verticalScrollBar()
    has_to_scroll = []
    for words in ("al", "alc", "al"):
        window.search_field.setText(words)
        QApplication.processEvents()
        has_to_scroll.append(bar.maximum() > 0)
    assert has_to_scroll == [True, False, True], "the results should become few and many again"
    assert watch.painted == 0


def test_the_list_has_no_scroll_bar_to_see_where_all_rows_are_on_show(searching: MainWindow) -> None:
    bar = searching.search_results.view.verticalScrollBar()
    for words, scrolls in (("a", True), ("alc", False)):
        searching.search_field.setText(words)
        QTest.qWait(20)
        image = bar.grab().toImage()
        shades = {image.pixelColor(bar.width() // 2, y).name() for y in range(bar.height())}
        assert (len(shades) > 1) is scrolls


def test_a_window_at_rest_has_drawn_results_once_and_shows_none(window: MainWindow) -> None:
    window.rooms.searching.warm_up()
    assert not window.search_results.isVisible()
    assert rows_of_results(window) == []


def test_warming_up_takes_no_results_away(searching: MainWindow) -> None:
    type_words(searching, "naloxone")
    before = rows_of_results(searching)
    searching.rooms.searching.warm_up()
    assert rows_of_results(searching) == before != []


def test_emergencies_stand_first_in_a_group_of_their_own(searching: MainWindow) -> None:
    type_words(searching, "breathing stopped")
    rows = rows_of_results(searching)
    groups = [row.text for row in rows if isinstance(row, GroupRow)]
    assert groups == ["Emergencies", "Pages"]
    border = rows.index(GroupRow("Pages"))
    assert all(row.is_emergency for row in rows[1:border] if isinstance(row, Hit))
    assert rows[0] == GroupRow("Emergencies")


def test_the_first_hit_is_chosen_not_the_heading_above_it(searching: MainWindow) -> None:
    type_words(searching, "breathing stopped")
    assert searching.search_results.view.currentIndex().row() == 1


def test_arrows_go_through_the_hits_and_pass_headings_over(searching: MainWindow) -> None:
    type_words(searching, "breathing stopped")
    hits = [row for row in rows_of_results(searching) if isinstance(row, Hit)]
    passed = [chosen_hit(searching)]
    for _ in hits[1:]:
        press(searching, Key.Key_Down)
        passed.append(chosen_hit(searching))
    assert passed == hits
    press(searching, Key.Key_Down)
    assert chosen_hit(searching) == hits[-1]
    for hit in hits[-2::-1]:
        press(searching, Key.Key_Up)
        assert chosen_hit(searching) == hit
    press(searching, Key.Key_Up)
    assert chosen_hit(searching) == hits[0]


def test_page_keys_go_further_and_stay_on_hits(searching: MainWindow) -> None:
    type_words(searching, "drug")
    hits = [row for row in rows_of_results(searching) if isinstance(row, Hit)]
    for _ in range(20):
        press(searching, Key.Key_PageDown)
        assert chosen_hit(searching) in hits
    assert chosen_hit(searching) == hits[-1]
    for _ in range(20):
        press(searching, Key.Key_PageUp)
        assert chosen_hit(searching) in hits
    assert chosen_hit(searching) == hits[0]


def test_enter_opens_the_chosen_hit_at_its_passage(searching: MainWindow) -> None:
    type_words(searching, "overdose risk tolerance")
    press(searching, Key.Key_Down)
    hit = chosen_hit(searching)
    assert hit is not None
    press(searching, Key.Key_Return)
    assert not searching.search_results.isVisible()
    assert (searching.place.article_id, searching.place.heading) == (hit.article_id, hit.slug)
    assert searching.reader.view.hasFocus()


def test_the_words_that_were_searched_are_marked_on_the_page_until_esc(searching: MainWindow) -> None:
    type_words(searching, "three questions")
    press(searching, Key.Key_Return)
    assert {word.casefold() for word in drawn_words(searching)} == {"three", "questions"}
    press(searching, Key.Key_Escape)
    assert drawn_words(searching) == []


def test_a_press_on_a_hit_opens_it(searching: MainWindow) -> None:
    type_words(searching, "heroin")
    view = searching.search_results.view
    row = searching.search_results.model.next_hit(2, 1)
    index = searching.search_results.model.index(row, 0)
    hit = searching.search_results.model.hit_at(index)
    assert hit is not None
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert searching.place.article_id == hit.article_id


def test_a_press_on_a_heading_opens_nothing(searching: MainWindow) -> None:
    type_words(searching, "breathing stopped")
    view = searching.search_results.view
    place = view.visualRect(searching.search_results.model.index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert searching.place.screen is Screen.HOME
    assert chosen_hit(searching) is not None


def test_esc_hides_the_results_and_goes_back_to_the_page(window: MainWindow) -> None:
    window.open_article("heroin")
    press(window, Key.Key_L, CONTROL)
    type_words(window, "naloxone")
    press(window, Key.Key_Escape)
    assert not window.search_results.isVisible()
    assert window.reader.view.hasFocus()
    assert window.place.article_id == "heroin"


@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_Return])
def test_the_results_come_back_when_they_are_asked_for(searching: MainWindow, key: Qt.Key) -> None:
    type_words(searching, "naloxone")
    press(searching, Key.Key_Escape)
    searching.search_field.setFocus()
    searching.search_results.hide()
    press(searching, key)
    assert searching.search_results.isVisible()
    assert searching.place.screen is Screen.HOME


def test_leaving_the_field_hides_the_results(searching: MainWindow) -> None:
    type_words(searching, "naloxone")
    searching.reader.view.setFocus()
    searching.setFocus()
    assert not searching.search_results.isVisible()


@pytest.mark.parametrize("words", ["", "   "])
def test_no_words_no_results(searching: MainWindow, words: str) -> None:
    type_words(searching, "naloxone")
    searching.search_field.setText(words)
    assert not searching.search_results.isVisible()


def test_deleting_the_words_hides_the_results(searching: MainWindow) -> None:
    type_words(searching, "na")
    press(searching, Key.Key_Backspace)
    assert searching.search_results.isVisible()
    press(searching, Key.Key_Backspace)
    assert not searching.search_results.isVisible()


@pytest.mark.parametrize("words", ["zzqx vv", "?!", '"', "***", "zz" * 400])
def test_nothing_found_shows_the_emergencies(searching: MainWindow, library: Library, words: str) -> None:
    searching.search_field.setText(words)
    rows = rows_of_results(searching)
    assert searching.search_results.isVisible()
    assert isinstance(rows[0], GroupRow)
    assert rows[0].text.startswith(f"Nothing found for “{words.strip()[:60]}”.")
    assert [row.article_id for row in rows[1:] if isinstance(row, Hit)] == [c.id for c in library.emergencies()]


def test_an_emergency_that_is_offered_instead_opens_with_enter(searching: MainWindow, library: Library) -> None:
    type_words(searching, "zzqx vv")
    press(searching, Key.Key_Return)
    assert searching.place.article_id == library.emergencies()[0].id


def test_a_street_name_finds_the_page_and_says_why(searching: MainWindow) -> None:
    type_words(searching, "smack")
    hit = chosen_hit(searching)
    assert hit is not None
    assert hit.article_id == "heroin"
    assert [why.told() for why in hit.why] == ["also called smack"]


@pytest.mark.parametrize("size", [(1280, 800), (1024, 600), (700, 500)])
def test_the_results_stay_inside_the_window(searching: MainWindow, size: tuple[int, int]) -> None:
    searching.resize(*size)
    type_words(searching, "drug")
    assert room_of(searching).rect().contains(searching.search_results.geometry())
    searching.resize(size[0] + 100, size[1])
    assert room_of(searching).rect().contains(searching.search_results.geometry())


def test_results_lie_over_the_page_below_the_field(searching: MainWindow) -> None:
    type_words(searching, "drug")
    foot = searching.search_field.mapTo(searching, searching.search_field.rect().bottomLeft()).y()
    assert searching.search_results.mapTo(searching, searching.search_results.rect().topLeft()).y() > foot


def test_the_whole_line_of_a_hit_is_read_out(searching: MainWindow) -> None:
    type_words(searching, "heroin")
    index = searching.search_results.view.currentIndex()
    hit = chosen_hit(searching)
    assert hit is not None
    spoken = index.data()
    assert hit.title in spoken
    assert hit.excerpt.text in spoken


def test_words_can_be_selected_in_the_field(searching: MainWindow) -> None:
    type_words(searching, "naloxone")
    press(searching, Key.Key_Home, SHIFT)
    assert searching.search_field.selectedText() == "naloxone"


def test_results_of_the_same_page_bring_another_passage_into_view(searching: MainWindow) -> None:
    searching.open_article("heroin")
    searching.reader.view.verticalScrollBar().setValue(900)
    press(searching, Key.Key_L, CONTROL)
    type_words(searching, "smack")
    press(searching, Key.Key_Return)
    assert searching.place.article_id == "heroin"
    assert searching.reader.view.verticalScrollBar().value() == 0


def groups(window: MainWindow) -> list[str]:
    return [row.text for row in rows_of_results(window) if isinstance(row, GroupRow)]


def test_a_typing_error_is_mended_and_said(searching: MainWindow) -> None:
    type_words(searching, "naloxnoe")
    hit = chosen_hit(searching)
    assert hit is not None
    assert hit.article_id == "emergency-giving-naloxone"
    assert groups(searching)[0] == "Showing results for “naloxone”"
    assert "corrected from naloxnoe" in [why.told() for why in hit.why]


def test_a_name_of_several_meanings_asks_which_one(searching: MainWindow) -> None:
    type_words(searching, "gear")
    assert groups(searching)[0] == "“gear” has several meanings. Which one?"
    assert isinstance(chosen_hit(searching), Hit)


def test_emergencies_of_a_choice_do_not_split_it(searching: MainWindow) -> None:
    type_words(searching, "mono")
    assert len(groups(searching)) == len(set(groups(searching)))


@pytest.mark.parametrize(
    ("name", "value", "typed"),
    [
        (FilterName.SECTION, "rights", "section:rights police"),
        (FilterName.KIND, "emergency", "kind:emergency police"),
        (FilterName.LANGUAGE, "en", "language:en police"),
    ],
)
def test_a_chip_writes_its_filter_into_the_field_and_takes_it_away(
    searching: MainWindow, name: FilterName, value: str, typed: str
) -> None:
    type_words(searching, "police")
    menu = searching.search_results.chips.chip(name).menu()
    actions = {action.data(): action for action in menu.actions()}
    actions[value].trigger()
    assert searching.search_field.text() == typed
    assert searching.search_results.chips.chip(name).isChecked()
    assert searching.search_field.hasFocus()
    actions[None].trigger()
    assert searching.search_field.text() == "police"
    assert not searching.search_results.chips.chip(name).isChecked()


def test_typed_filters_show_on_their_chips(searching: MainWindow) -> None:
    chips = searching.search_results.chips
    type_words(searching, "is:overdue section:rights ")
    assert [name for name in FilterName if chips.chip(name).isChecked()] == [FilterName.SECTION, FilterName.OVERDUE]
    assert chips.chip(FilterName.SECTION).text() == "Rights, law and policy ▾"
    searching.search_field.setText("police")
    assert not any(chips.chip(name).isChecked() for name in FilterName)


def test_a_press_on_a_chip_keeps_the_results_on_show(searching: MainWindow) -> None:
    type_words(searching, "police")
    QTest.mouseClick(searching.search_results.chips.chip(FilterName.OVERDUE), Qt.MouseButton.LeftButton)
    assert searching.search_field.text() == "is:overdue police"
    assert searching.search_results.isVisible()
    assert searching.search_field.hasFocus()


@pytest.fixture
def with_note(window: MainWindow) -> MainWindow:
    window.open_article("heroin")
    press(window, Key.Key_N)
    type_words(window, "Ask about wednesday")
    window.rooms.note_taking.keep_now()
    press(window, Key.Key_L, CONTROL)
    return window


def test_notes_of_ones_own_are_found_below_the_pages_and_open(with_note: MainWindow) -> None:
    window = with_note
    window.open_article("alcohol")
    press(window, Key.Key_L, CONTROL)
    type_words(window, "wednesday")
    notes = [row for row in rows_of_results(window) if isinstance(row, NoteHit)]
    assert [note.annotation.note for note in notes] == ["Ask about wednesday"]
    assert "My notes" in groups(window)
    assert (
        window.search_results.view.currentIndex().data() == "My note on Heroin and street opioids. Ask about wednesday"
    )
    press(window, Key.Key_Return)
    assert window.place.article_id == "heroin"


def test_a_changed_note_is_found_by_its_new_words_at_once(with_note: MainWindow, notebook: Notebook) -> None:
    note = notebook.annotations.all()[0]
    type_words(with_note, "wednesday")
    with_note.rooms.book.rewrite(note.id, "Ask about thursday")
    with_note.search_field.setText("thursday")
    assert any(isinstance(row, NoteHit) for row in rows_of_results(with_note))


def test_only_notes_are_shown_where_only_they_are_asked_for(with_note: MainWindow) -> None:
    type_words(with_note, "is:mine ")
    assert [type(row) for row in rows_of_results(with_note)] == [GroupRow, NoteHit]


def test_in_full_screen_notes_are_not_searched(with_note: MainWindow) -> None:
    type_words(with_note, "wednesday")
    with_note.showFullScreen()
    assert not any(isinstance(row, NoteHit) for row in rows_of_results(with_note))
    with_note.search_field.setText("is:mine wednesday")
    assert groups(with_note)[0].startswith("Your notes are not searched in full screen")
    assert with_note.rooms.quick_opening.targets("wednesday") == []
    with_note.showNormal()
    assert any(isinstance(row, NoteHit) for row in rows_of_results(with_note))


def test_during_a_talk_notes_are_not_searched(with_note: MainWindow) -> None:
    with_note.open_article("heroin")
    with_note.action("present").trigger()
    type_words(with_note, "wednesday")
    assert not any(isinstance(row, NoteHit) for row in rows_of_results(with_note))
    assert with_note.rooms.quick_opening.targets("wednesday") == []
    with_note.rooms.presenting.end()
    with_note.search_field.setText("wednesday")
    assert any(isinstance(row, NoteHit) for row in rows_of_results(with_note))


def test_a_question_without_an_answer_is_kept_and_goes_along_with_the_notes(
    searching: MainWindow, notebook: Notebook, tmp_path: Path
) -> None:
    type_words(searching, "zzqx vv")
    model, view = searching.search_results.model, searching.search_results.view
    rows = rows_of_results(searching)
    offer = next(number for number, row in enumerate(rows) if isinstance(row, QuestionOffer))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(model.index(offer, 0)).center())
    assert [question.text for question in notebook.questions.all()] == ["zzqx vv"]
    assert searching.toast.text.startswith("Kept in your notebook")
    for name in ("notes.md", "notes.jsonld", "notes.csv"):
        searching.rooms.note_files.export_to(str(tmp_path / name))
        assert "zzqx vv" in (tmp_path / name).read_text(encoding="utf-8")


def test_a_kept_question_stands_in_the_notebook_goes_and_comes_back(searching: MainWindow, notebook: Notebook) -> None:
    assert searching.rooms.questions.keep("where to get foil")
    press(searching, Key.Key_2, CONTROL)
    tab(searching.notebook_page, "Questions (1)").click()
    box = searching.notebook_page.questions
    assert box.view.isVisible()
    assert str(box.view.model().index(0, 0).data()).startswith("where to get foil · ")
    box.view.setFocus()
    box.view.setCurrentIndex(box.view.model().index(0, 0))
    press(searching, Key.Key_Delete)
    assert notebook.questions.all() == ()
    assert not box.view.isVisible()
    button(searching.toast, "Undo").click()
    assert [question.text for question in notebook.questions.all()] == ["where to get foil"]
    assert box.view.isVisible()


def test_a_word_that_is_offered_is_searched_for(searching: MainWindow) -> None:
    type_words(searching, "naqqqqqq")
    rows = rows_of_results(searching)
    offer = next(row for row in rows if isinstance(row, WordOffer))
    view = searching.search_results.view
    index = searching.search_results.model.index(rows.index(offer), 0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert searching.search_field.text() == offer.word
    assert chosen_hit(searching) is not None

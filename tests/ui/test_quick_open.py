"""Quick open: a few letters and Enter lead to a page, a heading, a note or a command."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hrdesk.core.history import Screen
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.quick_open.quick_open import QuickOpen
from tests.ui.driving import CONTROL, press, type_words

Key = Qt.Key


@pytest.fixture
def dialog(window: MainWindow) -> QuickOpen:
    press(window, Key.Key_K, CONTROL)
    found = window.findChild(QuickOpen)
    assert found is not None
    return found


def type_in(dialog: QuickOpen, words: str, *keys: Qt.Key) -> None:
    QTest.keyClicks(dialog.field, words)
    for key in keys:
        QTest.keyClick(dialog.field, key)


def shown(dialog: QuickOpen) -> list[str]:
    model = dialog.view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_letters_and_enter_lead_to_a_page(window: MainWindow, dialog: QuickOpen) -> None:
    type_in(dialog, "giv nal", Key.Key_Return)
    assert window.place.article_id == "emergency-giving-naloxone"
    assert not dialog.isVisible()


def test_another_name_leads_to_its_page_and_says_so(window: MainWindow, dialog: QuickOpen) -> None:
    type_in(dialog, "smack")
    assert shown(dialog)[0] == "Heroin and street opioids. Page, also called smack"
    type_in(dialog, "", Key.Key_Return)
    assert window.place.article_id == "heroin"


def test_a_heading_leads_to_its_place_on_the_page(window: MainWindow, dialog: QuickOpen) -> None:
    type_in(dialog, "botulism and ant")
    headings = [row for row in shown(dialog) if row.startswith("Botulism and anthrax. on ")]
    assert headings
    type_in(dialog, "", *[Key.Key_Down] * shown(dialog).index(headings[0]), Key.Key_Return)
    assert window.place.screen is Screen.ARTICLE
    assert window.place.heading


def test_a_command_runs(window: MainWindow, dialog: QuickOpen) -> None:
    type_in(dialog, "notebo")
    row = next(number for number, words in enumerate(shown(dialog)) if words.startswith("Notebook. Command"))
    type_in(dialog, "", *[Key.Key_Down] * row, Key.Key_Return)
    assert window.place.screen is Screen.NOTEBOOK


def test_a_command_stands_before_pages_that_have_such_a_name_besides_their_title(
    window: MainWindow, dialog: QuickOpen
) -> None:
    type_in(dialog, "dark")
    first, second = shown(dialog)[:2]
    assert first.startswith("Dark colours. Command")
    assert "also called" in second


def test_a_note_opens_on_its_page(window: MainWindow) -> None:
    window.open_article("heroin")
    press(window, Key.Key_N)
    type_words(window, "Ask about wednesday")
    window.rooms.note_taking.keep_now()
    window.open_article("alcohol")
    dialog = window.rooms.quick_opening.ask(window.colours)
    type_in(dialog, "wednesday")
    assert shown(dialog) == ["Ask about wednesday. My note on Heroin and street opioids"]
    type_in(dialog, "", Key.Key_Return)
    assert window.place.article_id == "heroin"


def test_nothing_typed_shows_every_command_that_can_be_used(window: MainWindow, dialog: QuickOpen) -> None:
    assert any(row.startswith("Emergency. Command · F9") for row in shown(dialog))
    assert not any(row.startswith("Print this page") for row in shown(dialog))


def test_what_is_called_by_no_name_is_said(dialog: QuickOpen) -> None:
    type_in(dialog, "zzqx", Key.Key_Return)
    assert shown(dialog) == []
    assert dialog.isVisible()


def test_esc_goes_away_and_f9_goes_to_the_emergencies(window: MainWindow, dialog: QuickOpen) -> None:
    QTest.keyClick(dialog, Key.Key_F9)
    assert window.place.screen is Screen.EMERGENCY
    again = window.rooms.quick_opening.ask(window.colours)
    QTest.keyClick(again, Key.Key_Escape)
    assert not again.isVisible()


def test_a_press_on_a_row_goes_there(window: MainWindow, dialog: QuickOpen) -> None:
    type_in(dialog, "giving naloxone")
    view = dialog.view
    place = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.place.article_id == "emergency-giving-naloxone"


@pytest.mark.parametrize("size", [(1280, 800), (1024, 600), (640, 480)])
def test_the_dialog_stays_inside_the_window(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    dialog = window.rooms.quick_opening.ask(window.colours)
    assert dialog.width() < window.width()
    assert dialog.height() < window.height()

"""Somebody searches under pressure: by street name, in a hurry, in Arabic, for what is not there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hrdesk.core.history import Screen
from hrdesk.core.hit import Hit
from hrdesk.services.notebook import Notebook
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.quick_open.quick_open import QuickOpen
from hrdesk.ui.search.result_rows import GroupRow, QuestionOffer
from tests.ui.driving import CONTROL, chosen_hit, press, rows_of_results, tab, type_words

Key = Qt.Key


def first_page(window: MainWindow) -> str:
    hit = chosen_hit(window)
    assert hit is not None
    return hit.article_id


def test_from_a_street_name_to_its_page_and_on_to_the_next_search(window: MainWindow) -> None:
    press(window, Key.Key_L, CONTROL)
    type_words(window, "tina")
    assert first_page(window) == "methamphetamine"
    press(window, Key.Key_Return)
    assert window.place.article_id == "methamphetamine"
    press(window, Key.Key_L, CONTROL)
    type_words(window, "recovry positon")
    press(window, Key.Key_Return)
    assert window.place.article_id == "emergency-breathing-and-cpr"
    press(window, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.place.article_id == "methamphetamine"


def test_from_frightened_words_to_the_emergency(window: MainWindow) -> None:
    press(window, Key.Key_L, CONTROL)
    type_words(window, "my friend took pills and is not waking up")
    rows = rows_of_results(window)
    assert rows[0] == GroupRow("Emergencies")
    press(window, Key.Key_Return)
    assert window.place.article_id in {"emergency-sedative-collapse", "emergency-opioid-overdose"}


@pytest.mark.parametrize(
    ("words", "page"),
    [("جرعة زائدة", "emergency-opioid-overdose"), ("не дышит", "emergency-breathing-and-cpr")],
)
def test_words_of_another_script_lead_to_an_emergency(window: MainWindow, words: str, page: str) -> None:
    press(window, Key.Key_L, CONTROL)
    window.search_field.setText(words)
    assert page in {row.article_id for row in rows_of_results(window)[:4] if isinstance(row, Hit)}
    press(window, Key.Key_Return)
    assert window.place.article_id.startswith("emergency-")


def test_what_is_not_there_is_kept_as_a_question(window: MainWindow, notebook: Notebook) -> None:
    press(window, Key.Key_L, CONTROL)
    type_words(window, "qqzzx vvkk")
    rows = rows_of_results(window)
    offer = next(number for number, row in enumerate(rows) if isinstance(row, QuestionOffer))
    while window.search_results.view.currentIndex().row() != offer:
        press(window, Key.Key_Up)
    press(window, Key.Key_Return)
    press(window, Key.Key_2, CONTROL)
    tab(window.notebook_page, "Questions (1)").click()
    assert window.place.screen is Screen.QUESTIONS
    assert window.notebook_page.questions.view.isVisible()
    assert [question.text for question in notebook.questions.all()] == ["qqzzx vvkk"]


def test_from_a_heading_that_is_remembered_to_its_place(window: MainWindow) -> None:
    press(window, Key.Key_K, CONTROL)
    dialog = window.findChild(QuickOpen)
    assert dialog is not None
    QTest.keyClicks(dialog.field, "botulism and anth")
    QTest.keyClick(dialog.field, Key.Key_Return)
    assert window.place.screen is Screen.ARTICLE
    assert window.place.heading

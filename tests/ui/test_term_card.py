"""The card that says what a word of the glossary means."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.core.article_view import TermNote
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.reader.term_card import TermCard
from hrdesk.ui.theme import Space
from tests.ui.driving import press

SHORT = TermNote("glossary", "term-od", "OD", "Overdose", "Too much.")
LONG = TermNote("glossary", "term-long", "Long", None, "A meaning of many words. " * 12)


@pytest.fixture
def on_heroin(window: MainWindow) -> MainWindow:
    window.open_article("heroin")
    window.reader.focus_page()
    return window


def card_of(window: MainWindow) -> TermCard:
    card = window.reader.findChild(TermCard)
    assert card is not None
    return card


def first_term(window: MainWindow) -> QTextCursor:
    """A cursor that has the first marked word of the page."""
    document = window.reader.view.document()
    block = document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.charFormat().anchorHref().startswith("term:"):
                cursor = QTextCursor(document)
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                return cursor
            fragments += 1
        block = block.next()
    raise AssertionError("The page has no marked word.")


def tab_to_a_term(window: MainWindow) -> None:
    for _ in range(40):
        press(window, Qt.Key.Key_Tab)
        if window.reader.view.textCursor().charFormat().anchorHref().startswith("term:"):
            return
    raise AssertionError("Tab came upon no marked word.")


def test_the_focus_on_a_word_shows_what_it_means_and_leaving_it_hides_the_card(on_heroin: MainWindow) -> None:
    tab_to_a_term(on_heroin)
    card = card_of(on_heroin)
    assert card.isVisible()
    word = on_heroin.reader.view.textCursor().selectedText().lower().removesuffix("s")
    assert word in card.accessibleName().lower()
    press(on_heroin, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_the_pointer_on_a_word_shows_the_card(on_heroin: MainWindow, qtbot: QtBot) -> None:
    view = on_heroin.reader.view
    term = first_term(on_heroin)
    view.scroll_to(term.selectionStart())
    QApplication.processEvents()
    with qtbot.waitSignal(view.term_pointed) as told:
        middle = QTextCursor(term)
        middle.setPosition(term.selectionStart() + 1)
        QTest.mouseMove(view.viewport(), view.cursorRect(middle).center())
    assert told.args is not None
    assert card_of(on_heroin).isVisible()
    with qtbot.waitSignal(view.term_left):
        QTest.mouseMove(view.viewport(), QPoint(2, 2))
    assert not card_of(on_heroin).isVisible()


def test_enter_on_a_word_opens_the_glossary_there(on_heroin: MainWindow) -> None:
    tab_to_a_term(on_heroin)
    slug = on_heroin.reader.view.textCursor().charFormat().anchorHref().removeprefix("term:")
    press(on_heroin, Qt.Key.Key_Return)
    article = on_heroin.reader.article
    assert article is not None
    assert article.card.id == "glossary"
    assert slug in [entry.slug for entry in article.outline]
    assert not card_of(on_heroin).isVisible()


@pytest.mark.parametrize("point", [QPoint(0, 0), QPoint(790, 10), QPoint(400, 595), QPoint(5_000, 5_000)])
@pytest.mark.parametrize("term", [SHORT, LONG])
def test_the_card_stays_on_the_page(qtbot: QtBot, term: TermNote, point: QPoint) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(800, 600)
    room.show()
    card = TermCard(room)
    card.show_at(term, point)
    assert QRect(0, 0, 800, 600).contains(card.geometry())


def test_a_card_is_as_high_as_its_own_words(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(800, 600)
    room.show()
    card = TermCard(room)
    card.show_at(SHORT, QPoint(0, 0))
    short = card.height()
    card.show_at(LONG, QPoint(0, 0))
    assert card.height() > short + Space.HUGE
    card.show_at(SHORT, QPoint(0, 0))
    assert card.height() == short
    assert "OD: Overdose" in card.accessibleName()


def test_the_words_of_the_card_are_as_large_as_those_of_the_page(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(800, 600)
    room.show()
    card = TermCard(room)
    card.show_at(LONG, QPoint(0, 0))
    plain = card.size()
    card.set_zoom(200)
    card.show_at(LONG, QPoint(0, 0))
    assert card.height() > plain.height()
    assert card.width() > plain.width()
    assert QRect(0, 0, 800, 600).contains(card.geometry())
    assert all(label.font().pixelSize() >= 30 for label in card.findChildren(QLabel))

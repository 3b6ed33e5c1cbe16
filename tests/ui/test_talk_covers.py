"""Over the presenter view: all slides, the search of the library and the keys, none of which the room sees."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.presenter.talk_commands import TALK_COMMANDS
from hrdesk.ui.talk_show import TalkShow
from tests.ui.driving import CONTROL, press

Key = Qt.Key


@pytest.fixture
def show(window: MainWindow, qtbot: QtBot) -> TalkShow:
    window.open_article("emergency-opioid-overdose")
    press(window, Key.Key_F5)
    show = window.rooms.presenting.show
    assert show
    qtbot.waitUntil(show.audience.isActiveWindow)
    return show


def press_key(key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    window = QApplication.activeWindow()
    assert window
    QTest.keyClick(window.windowHandle(), key, modifier)


def type_words(words: str) -> None:
    for letter in words:
        window = QApplication.activeWindow()
        assert window
        QTest.keyClick(window.windowHandle(), letter)  # type: ignore[call-overload]  # it takes letters too


def test_a_slide_is_gone_to_by_its_number_and_the_only_screen_is_the_rooms_again(show: TalkShow, qtbot: QtBot) -> None:
    press_key(Key.Key_G)
    qtbot.waitUntil(show.presenter.isActiveWindow)
    seen = show.audience.stage
    type_words("4")
    assert show.audience.stage == seen
    press_key(Key.Key_Return)
    assert show.talk.at == 3
    assert not show.covers.is_open
    assert not show.presenter.isVisible()


def test_a_slide_is_gone_to_by_its_words_with_the_arrows(show: TalkShow, qtbot: QtBot) -> None:
    press_key(Key.Key_O)
    qtbot.waitUntil(show.presenter.isActiveWindow)
    type_words("naloxone")
    found = show.covers.picker.found
    assert 1 < len(found) < len(show.talk.pages)
    press_key(Key.Key_Right)
    press_key(Key.Key_Return)
    assert show.talk.at == found[1]


def test_esc_closes_what_stands_over_the_slides_and_only_then_ends_the_talk(
    window: MainWindow, show: TalkShow, qtbot: QtBot
) -> None:
    for opens in (Key.Key_O, Key.Key_F6, Key.Key_F1):
        press_key(opens)
        qtbot.waitUntil(show.presenter.isActiveWindow)
        opened = show.covers.is_open
        press_key(Key.Key_Escape)
        assert (opened, show.covers.is_open) == (True, False)
        qtbot.waitUntil(show.audience.isActiveWindow)
    press_key(Key.Key_Escape)
    assert window.rooms.presenting.show is None


def test_a_remote_moves_the_slides_while_something_is_looked_up(show: TalkShow, qtbot: QtBot) -> None:
    press_key(Key.Key_L, CONTROL)
    qtbot.waitUntil(show.presenter.isActiveWindow)
    type_words("b")
    press_key(Key.Key_PageDown)
    assert show.talk.at == 1
    assert show.covers.lookup.field.text() == "b"


def test_what_is_looked_up_is_shown_to_the_room_only_when_that_is_asked_for(show: TalkShow, qtbot: QtBot) -> None:
    press_key(Key.Key_L, CONTROL)
    qtbot.waitUntil(show.presenter.isActiveWindow)
    seen = show.audience.stage
    type_words("smack")
    lookup = show.covers.lookup
    assert lookup.found
    press_key(Key.Key_Return)
    assert lookup.page
    assert lookup.page.slide.article_id == lookup.found[0].article_id
    press_key(Key.Key_Return)
    assert show.audience.stage == seen
    press_key(Key.Key_Return, CONTROL)
    assert show.audience.stage
    assert show.audience.stage.page is lookup.page
    press_key(Key.Key_PageDown)
    assert show.audience.stage == seen


def test_a_page_from_elsewhere_has_its_notes_in_the_trainers_view(show: TalkShow, qtbot: QtBot) -> None:
    show.screens.toggle_presenter()
    press_key(Key.Key_L, CONTROL)
    qtbot.waitUntil(show.presenter.isActiveWindow)
    type_words("wound care")
    press_key(Key.Key_Return)
    press_key(Key.Key_Return, CONTROL)
    page = show.talk.page
    assert page.slide.article_id == "wound-care"
    assert (page.slide.notes or "No notes for this slide.") in show.presenter.notes.toPlainText()


def test_nothing_found_is_said(show: TalkShow, qtbot: QtBot) -> None:
    press_key(Key.Key_G)
    qtbot.waitUntil(show.presenter.isActiveWindow)
    type_words("zzzz")
    assert show.covers.picker.found == ()
    press_key(Key.Key_Return)
    assert show.covers.is_open


def test_the_sheet_of_keys_names_every_command(show: TalkShow) -> None:
    words = {label.text() for label in show.covers.keys.findChildren(QLabel)}
    assert {command.words for command in TALK_COMMANDS} <= words


def test_thumbnails_are_painted_one_after_the_other(show: TalkShow, qtbot: QtBot) -> None:
    press_key(Key.Key_O)
    model = show.covers.picker._model
    qtbot.waitUntil(lambda: len(model._painted) == len(show.talk.pages), timeout=20_000)
    qtbot.waitUntil(lambda: not model._timer.isActive())

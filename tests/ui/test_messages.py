"""Troubles wait until they are closed, news goes by itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.core.errors import BuildCancelled, NotebookTooNew
from hrdesk.ui.messages import NEWS_SHOWN_MS, MessageStrip, Offer, Toast, words_for


@pytest.fixture
def strip(qtbot: QtBot) -> MessageStrip:
    strip = MessageStrip()
    qtbot.addWidget(strip)
    return strip


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[QWidget]:
    room = QWidget()
    room.resize(600, 400)
    qtbot.addWidget(room)
    with qtbot.waitExposed(room):
        room.show()
    yield room
    room.close()


def close_of(strip: MessageStrip) -> QToolButton:
    return strip.findChild(QToolButton)  # type: ignore[return-value]  # the strip has one


def test_a_strip_without_trouble_is_not_there(strip: MessageStrip) -> None:
    assert strip.text == ""
    assert not strip.isVisibleTo(None)  # type: ignore[arg-type]  # None is the screen


def test_a_trouble_stays_until_it_is_closed(strip: MessageStrip) -> None:
    strip.warn("The disk is full.")
    assert strip.isVisible()
    assert strip.findChild(QLabel).text() == strip.text == "The disk is full."  # type: ignore[union-attr]
    QTest.mouseClick(close_of(strip), Qt.MouseButton.LeftButton)
    assert (strip.isVisible(), strip.text) == (False, "")


def test_repeats_collapse(strip: MessageStrip) -> None:
    for _ in range(3):
        strip.warn("The disk is full.")
    strip.dismiss()
    assert strip.text == ""


def test_other_troubles_wait_for_their_turn(strip: MessageStrip) -> None:
    for words in ("one", "two", "one", "three"):
        strip.warn(words)
    shown = []
    while strip.text:
        shown.append(strip.text)
        strip.dismiss()
    assert shown == ["one", "two", "three"]
    assert not strip.isVisible()


def test_an_offer_is_taken_with_its_button_and_goes_with_its_message(strip: MessageStrip) -> None:
    taken: list[str] = []
    strip.warn("3 notes wait.", Offer("Look at them", lambda: taken.append("look")))
    strip.warn("The disk is full.")
    button = strip.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    assert (button.isVisible(), button.text()) == (True, "Look at them")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert taken == ["look"]
    assert (strip.text, button.isVisible()) == ("The disk is full.", False)


def test_a_trouble_that_was_closed_is_told_again_when_it_comes_again(strip: MessageStrip) -> None:
    strip.warn("one")
    strip.dismiss()
    strip.warn("one")
    assert strip.text == "one"


def test_closing_an_empty_strip_does_nothing(strip: MessageStrip) -> None:
    strip.dismiss()
    assert strip.text == ""


def test_an_error_is_told_in_its_sentence_with_its_facts(strip: MessageStrip) -> None:
    strip.report(NotebookTooNew(path="/home/maria/notebook.db", found=7, known=1))
    assert strip.text.startswith("The notebook /home/maria/notebook.db was written by a newer hrdesk (version 7;")


def test_braces_in_a_path_do_not_break_the_sentence() -> None:
    assert "{odd} {0}" in words_for(NotebookTooNew(path="/tmp/{odd} {0}", found=2, known=1))
    assert words_for(BuildCancelled()) == BuildCancelled.template


def test_markup_in_a_trouble_is_shown_as_it_is_written(strip: MessageStrip) -> None:
    strip.warn("<b>bold</b>")
    assert strip.findChild(QLabel).textFormat() is Qt.TextFormat.PlainText  # type: ignore[union-attr]


def test_the_close_button_has_a_name_for_screen_readers(strip: MessageStrip) -> None:
    assert close_of(strip).accessibleName()


def test_a_toast_says_what_was_done_inside_the_window(room: QWidget) -> None:
    toast = Toast(room)
    toast.tell("Note removed.")
    assert (toast.isVisible(), toast.text) == (True, "Note removed.")
    assert room.rect().contains(toast.geometry())


def test_a_long_toast_is_no_wider_than_the_window(room: QWidget) -> None:
    toast = Toast(room)
    toast.tell("words " * 100)
    assert room.rect().contains(toast.geometry())


def test_a_toast_goes_by_itself(room: QWidget, qtbot: QtBot) -> None:
    toast = Toast(room)
    toast.tell("Note removed.")
    timer = toast.findChild(QTimer)
    assert timer is not None
    assert (timer.isActive(), timer.interval(), timer.isSingleShot()) == (True, NEWS_SHOWN_MS, True)
    timer.start(0)
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_a_toast_offers_undo_only_where_there_is_something_to_undo(room: QWidget, qtbot: QtBot) -> None:
    toast = Toast(room)
    undo = toast.findChild(QPushButton)
    assert undo is not None
    toast.tell("Bookmarked.")
    assert not undo.isVisible()
    taken_back: list[str] = []
    toast.tell("Note removed.", undo=lambda: taken_back.append("note"))
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert taken_back == ["note"]
    assert not toast.isVisible()


def test_news_takes_the_place_of_news(room: QWidget) -> None:
    toast = Toast(room)
    toast.tell("one", undo=lambda: None)
    toast.tell("two")
    assert toast.text == "two"
    assert not toast.findChild(QPushButton).isVisible()  # type: ignore[union-attr]

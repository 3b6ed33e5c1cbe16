"""Typing tags, and taking them off, with keys alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from hrdesk.ui.notes.tags_field import TagsField

Key = Qt.Key


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[TagsField]:
    field = TagsField(lambda: ("night", "van"))
    qtbot.addWidget(field)
    field.tags_changed.connect(field.show_tags)
    field.show_tags(("night",))
    with qtbot.waitExposed(field):
        field.show()
    field.field.setFocus()
    yield field
    field.close()


def chips(field: TagsField) -> list[QToolButton]:
    return [chip for chip in field.findChildren(QToolButton) if chip.property("tag") and not chip.isHidden()]


def test_a_comma_ends_a_tag(field: TagsField) -> None:
    QTest.keyClicks(field.field, "van,")
    assert field.tags == ("night", "van")
    assert field.field.text() == ""
    assert [chip.property("tag") for chip in chips(field)] == ["night", "van"]


def test_enter_ends_a_tag(field: TagsField) -> None:
    QTest.keyClicks(field.field, "van")
    QTest.keyClick(field.field, Key.Key_Return)
    assert field.tags == ("night", "van")


def test_leaving_the_field_ends_a_tag(field: TagsField) -> None:
    QTest.keyClicks(field.field, "bus")
    chips(field)[0].setFocus()
    assert field.tags == ("night", "bus")


def test_a_tag_that_is_there_is_not_added_again(field: TagsField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.tags_changed):
        QTest.keyClicks(field.field, "NIGHT,")
    assert field.field.text() == ""


def test_backspace_in_the_empty_field_takes_the_last_tag_off(field: TagsField) -> None:
    QTest.keyClicks(field.field, "v")
    QTest.keyClick(field.field, Key.Key_Backspace)
    assert "night" in field.tags
    QTest.keyClick(field.field, Key.Key_Backspace)
    assert not field.tags


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace, Key.Key_Space])
def test_a_chip_with_the_focus_goes_by_key_and_gives_the_focus_to_the_field(field: TagsField, key: Qt.Key) -> None:
    QTest.keyClicks(field.field, "van,")
    chips(field)[0].setFocus()
    QTest.keyClick(chips(field)[0], key)
    assert field.tags == ("van",)
    assert field.field.hasFocus()


def test_a_chip_goes_with_a_press(field: TagsField) -> None:
    QTest.mouseClick(chips(field)[0], Qt.MouseButton.LeftButton)
    assert field.tags == ()


def test_what_is_typed_stays_when_tags_are_shown_anew(field: TagsField) -> None:
    QTest.keyClicks(field.field, "va")
    field.show_tags(("bus",))
    assert field.field.text() == "va"


def test_nothing_is_held_after_it_was_forgotten(field: TagsField) -> None:
    QTest.keyClicks(field.field, "va")
    field.forget()
    assert (field.tags, field.field.text(), chips(field)) == ((), "", [])
    assert field.field.completer().model().rowCount() == 0


def test_a_word_that_the_field_completes_becomes_a_tag(field: TagsField) -> None:
    QTest.keyClicks(field.field, "va")
    popup = field.field.completer().popup()
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    QTest.qWait(0)
    assert field.tags == ("night", "van")
    assert field.field.text() == ""

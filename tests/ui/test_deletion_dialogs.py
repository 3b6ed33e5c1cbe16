"""Deleting takes two steps: what and how many, and then a word that nobody types by mistake."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.core.question import Question
from hrdesk.services.old_notes import Old
from hrdesk.services.wiping import Belongings
from hrdesk.ui.deletion.old_notes_dialog import OldNotesDialog
from hrdesk.ui.deletion.wipe_dialog import WipeDialog
from tests.builders import NOON, make_annotation
from tests.ui.driving import button

YEAR_OLD = tuple(make_annotation(f"a{number}") for number in range(23))
QUESTIONS = (Question("q1", "Where?", NOON), Question("q2", "When?", NOON))


def find(before: datetime) -> Old:
    """More than a year ago there were 23 notes and two questions; more than ten years ago nothing."""
    if before < NOON - timedelta(days=3_650):
        return Old(before, (), ())
    return Old(before, YEAR_OLD, QUESTIONS)


@pytest.fixture
def old(qtbot: QtBot) -> Callable[[int], OldNotesDialog]:
    def make(backups: int) -> OldNotesDialog:
        dialog = OldNotesDialog(find, NOON, backups)
        show(dialog, qtbot)
        return dialog

    return make


def show(dialog: QWidget, qtbot: QtBot) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()


def words_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_it_says_how_many_there_are_before_it_can_go_on(old: Callable[[int], OldNotesDialog]) -> None:
    dialog = old(14)
    assert "23 notes and highlights and 2 questions last changed before 21 Nov 2025" in words_in(dialog)
    assert button(dialog, "Go on…").isEnabled()
    dialog.days.setValue(3_700)
    assert "Nothing was last changed before" in words_in(dialog)
    assert not button(dialog, "Go on…").isEnabled()


def test_their_number_is_typed_before_they_go(old: Callable[[int], OldNotesDialog], qtbot: QtBot) -> None:
    dialog = old(14)
    button(dialog, "Go on…").click()
    assert "type: 25" in words_in(dialog)
    for wrong in ("2", "yes", "250", ""):
        dialog.consent.field.setText(wrong)
        assert not button(dialog, "Delete for ever").isEnabled()
    with qtbot.assertNotEmitted(dialog.deletion_requested):
        QTest.keyClick(dialog.consent.field, Qt.Key.Key_Return)
    dialog.consent.field.setText(" 25 ")
    with qtbot.waitSignal(dialog.deletion_requested) as asked:
        QTest.keyClick(dialog.consent.field, Qt.Key.Key_Return)
    assert asked.args is not None
    assert (asked.args[0].count, asked.args[1]) == (25, True)
    assert not button(dialog, "Delete for ever").isEnabled()


def test_the_backups_go_too_unless_they_should_stay_and_both_is_told(
    old: Callable[[int], OldNotesDialog], qtbot: QtBot
) -> None:
    dialog = old(14)
    assert "A new one is made of what stays" in words_in(dialog)
    dialog.with_backups.setChecked(False)
    assert "they would stay there" in words_in(dialog)
    button(dialog, "Go on…").click()
    dialog.consent.field.setText("25")
    with qtbot.waitSignal(dialog.deletion_requested) as asked:
        button(dialog, "Delete for ever").click()
    assert asked.args is not None
    assert asked.args[1] is False


def test_without_backups_nothing_is_said_of_them(old: Callable[[int], OldNotesDialog], qtbot: QtBot) -> None:
    dialog = old(0)
    assert not dialog.with_backups.isVisible()
    button(dialog, "Go on…").click()
    dialog.consent.field.setText("25")
    with qtbot.waitSignal(dialog.deletion_requested) as asked:
        button(dialog, "Delete for ever").click()
    assert asked.args is not None
    assert asked.args[1] is False


def test_one_can_go_back_and_change_the_days(old: Callable[[int], OldNotesDialog]) -> None:
    dialog = old(1)
    button(dialog, "Go on…").click()
    button(dialog, "Back").click()
    assert dialog.days.isVisible()


def test_a_trouble_is_told_and_it_can_be_tried_again(old: Callable[[int], OldNotesDialog]) -> None:
    dialog = old(1)
    button(dialog, "Go on…").click()
    dialog.consent.field.setText("25")
    button(dialog, "Delete for ever").click()
    dialog.show_trouble("The disk is full.")
    assert "The disk is full." in words_in(dialog)
    assert button(dialog, "Delete for ever").isEnabled()


def belongings(backups: int = 14, aside: int = 0) -> Belongings:
    notebooks = [Path("notebook.db"), Path("notebook.db-wal"), *(Path(f"n{number}.db") for number in range(aside))]
    return Belongings((), tuple(notebooks), tuple(Path(f"b{number}") for number in range(backups)), ())


def wipe_dialog(qtbot: QtBot, found: Belongings, is_protected: bool = False) -> WipeDialog:
    dialog = WipeDialog(found, is_protected)
    show(dialog, qtbot)
    return dialog


def test_wiping_says_what_goes_and_what_is_not_reached(qtbot: QtBot) -> None:
    words = words_in(wipe_dialog(qtbot, belongings(aside=2), True))
    assert "2 older notebooks" in words
    assert "keys are destroyed first" in words
    assert "SSD" in words
    plain = words_in(wipe_dialog(qtbot, belongings()))
    assert "keys" not in plain
    assert "older notebooks" not in plain


def test_wiping_wants_the_word_and_says_what_goes_with_it(qtbot: QtBot) -> None:
    dialog = wipe_dialog(qtbot, belongings())
    assert "14 backups" in dialog.backups.text()
    dialog.settings.setChecked(False)
    button(dialog, "Go on…").click()
    dialog.consent.field.setText("wip")
    assert not button(dialog, "Wipe for ever").isEnabled()
    dialog.consent.field.setText("WIPE")
    with qtbot.waitSignal(dialog.wipe_requested) as asked:
        button(dialog, "Wipe for ever").click()
    assert asked.args == [True, False]


def test_keeping_the_backups_is_warned_of(qtbot: QtBot) -> None:
    dialog = wipe_dialog(qtbot, belongings())
    assert "can restore it" not in words_in(dialog)
    dialog.backups.setChecked(False)
    assert "can restore it" in words_in(dialog)


def test_enter_does_not_go_on_by_itself(qtbot: QtBot) -> None:
    dialog = wipe_dialog(qtbot, belongings())
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()

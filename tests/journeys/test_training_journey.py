"""A trainer makes a talk with keys and the mouse, takes a step back, and finds it again on the next day."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from hrdesk.core.deck import Deck
from hrdesk.services.paths import Places
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.name_dialog import NameDialog
from hrdesk.ui.training.add_items_dialog import AddItemsDialog
from hrdesk.ui.training.order_rows import OrderRows
from tests.journeys.starting import Starter
from tests.ui.driving import ALT, CONTROL, button, press, tab, type_words
from tests.ui.test_training import drop_on

Key = Qt.Key


def orders_of(window: MainWindow) -> OrderRows:
    return window.rooms.training.orders.editor.rows


def begin_order(window: MainWindow, name: str) -> None:
    """Space presses the button that has the focus."""
    press(window, Key.Key_Space)
    dialog = next(found for found in window.findChildren(NameDialog) if found.isVisible())
    dialog.field.setText(name)
    dialog.accept()


def add(dialog: AddItemsDialog, words: str, downs: int = 0) -> None:
    dialog.field.clear()
    QTest.keyClicks(dialog.field, words)
    for _ in range(downs):
        QTest.keyClick(dialog.field, Key.Key_Down)
    QTest.keyClick(dialog.field, Key.Key_Return)


def plan_minutes(window: MainWindow, minutes: str) -> None:
    press(window, Key.Key_Right)
    type_words(window, minutes)
    press(window, Key.Key_Return)


def test_a_talk_is_made_ordered_timed_and_is_there_the_next_day(starter: Starter, places: Places) -> None:
    window = starter.window(places)
    training = window.rooms.training
    press(window, Key.Key_3, CONTROL)
    tab(training.workshops, "My running orders").click()
    begin_order(window, "Evening")
    press(window, Key.Key_Space)
    dialog = next(found for found in window.findChildren(AddItemsDialog) if found.isVisible())
    add(dialog, "three questions")
    add(dialog, "heroin", downs=1)
    add(dialog, "naloxone")
    button(dialog, "Done").click()
    rows = orders_of(window)
    first, second, third = rows.keys
    assert second == "hrdesk/heroin#what-it-is"

    corner = rows.visualItemRect(rows.item(0)).topLeft()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=corner + QPoint(60, 20))
    assert rows.hasFocus()
    press(window, Key.Key_Down, ALT)
    assert rows.keys == (second, first, third)
    rows.setCurrentRow(2)
    drop_on(rows, 0)
    assert rows.keys == (third, second, first)
    plan_minutes(window, "20")
    press(window, Key.Key_Down)
    plan_minutes(window, "7")
    assert "27 min" in training.orders.editor.plan
    press(window, Key.Key_Z, CONTROL)
    assert "20 min" in training.orders.editor.plan
    press(window, Key.Key_Z, CONTROL)
    press(window, Key.Key_Z, CONTROL)
    assert rows.keys == (second, first, third)
    for _ in range(3):
        press(window, Key.Key_Y, CONTROL)
    assert rows.keys == (third, second, first)
    starter.end()

    window = starter.window(places)
    decks: list[Deck] = []
    window.rooms.training.present_requested.connect(decks.append)
    window.action("orders").trigger()
    assert orders_of(window).keys == (third, second, first)
    assert "27 min" in window.rooms.training.orders.editor.plan
    window.rooms.training.orders.editor.present.click()
    show = window.rooms.presenting.show
    assert show
    assert show.audience.isVisible()
    window.rooms.presenting.end()
    assert round(decks[0].minutes) == 27
    assert [slide.slug for slide in decks[0].slides].index("what-it-is") > 0

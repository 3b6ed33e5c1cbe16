"""The place of trainers: workshops as cards, and running orders that are begun, filled, ordered, timed and undone."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hrdesk.core.deck import Deck
from hrdesk.core.errors import LibraryUnreadable
from hrdesk.core.handout_plan import PagePart
from hrdesk.core.history import Screen
from hrdesk.core.running_order import LONGEST_NAME, OrderItem, RunningOrder
from hrdesk.services.notebook import Notebook
from hrdesk.ui.handout.handout_dialog import HandoutDialog
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.training.add_to_order_dialog import AddToOrderDialog
from hrdesk.ui.training.order_rows import OrderRows
from hrdesk.ui.training.orders_page import OrdersPage
from hrdesk.ui.training_place import TrainingPlace
from tests.conftest import Clock
from tests.ui.driving import ALT, CONTROL, NO_MODIFIER, SHIFT, button, press, tab, type_words

Key = Qt.Key
ITEMS = (
    OrderItem("three-questions", "", 15),
    OrderItem("heroin", "mixing", 10),
    OrderItem("training-overdose-response", "exercise-2"),
)
KEYS = ("hrdesk/three-questions", "hrdesk/heroin#mixing", "hrdesk/training-overdose-response#exercise-2")


@pytest.fixture
def place(window: MainWindow) -> TrainingPlace:
    """What it asks to be presented is only noted: no windows open for a room."""
    training = window.rooms.training
    training.present_requested.disconnect(window.rooms.presenting.present_deck)
    return training


@pytest.fixture
def evening(window: MainWindow, place: TrainingPlace) -> RunningOrder:
    """An order of three items, on show with its first item chosen."""
    begun = place.book.begin("Evening", ITEMS)
    assert begun
    window.action("orders").trigger()
    press(window, Key.Key_Return)
    return begun


def kept(notebook: Notebook) -> RunningOrder:
    (found,) = notebook.running_orders.all()
    return found


def names(orders: OrdersPage) -> list[str]:
    return [orders.orders.item(row).text().split("\n")[0] for row in range(orders.orders.count())]


def shown(window: MainWindow) -> str:
    """The screen by its name, so that a checker of types does not think it stays what it was."""
    return window.place.screen.value


def words(orders: OrdersPage) -> str:
    return "\n".join(label.text() for label in orders.findChildren(QLabel) if label.isVisible())


# Workshops


def test_ctrl_3_shows_the_workshops(window: MainWindow, place: TrainingPlace) -> None:
    press(window, Key.Key_3, CONTROL)
    assert window.place.screen is Screen.TRAINING
    assert len(place.workshops.cards) == 8
    told = "\n".join(label.text() for label in place.workshops.cards[0].findChildren(QLabel))
    assert "Workshop 1: Harm reduction foundations" in told
    assert "2 h · up to 20 people · 22 slides" in told
    assert "not reviewed by a clinician" in told
    assert QApplication.focusWidget() is place.workshops.cards[0].present


def test_a_workshop_is_presented_read_or_handed_out(window: MainWindow, place: TrainingPlace) -> None:
    decks: list[Deck] = []
    place.present_requested.connect(decks.append)
    press(window, Key.Key_3, CONTROL)
    card = place.workshops.cards[2]
    press(window, Key.Key_Space)
    card.present.click()
    assert [deck.title[:11] for deck in decks] == ["Workshop 1:", "Workshop 3:"]
    assert decks[1].slides[0].foot.startswith("Draft · not reviewed")
    button(card, "Hand-out…").click()
    builder = window.findChild(HandoutDialog)
    assert builder is not None
    assert builder.plan.parts == (PagePart("training-overdose-response", "hand-out"),)
    builder.reject()
    button(card, "Read").click()
    assert window.place.article_id == "training-overdose-response"


def test_the_workshops_stay_when_the_library_cannot_be_read(
    window: MainWindow, place: TrainingPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object) -> object:
        raise LibraryUnreadable(path="library.db", reason="it is damaged")

    monkeypatch.setattr("hrdesk.ui.training_place.find_workshops", damaged)
    press(window, Key.Key_3, CONTROL)
    assert "damaged" in window.messages.text
    assert place.workshops.cards == []
    monkeypatch.setattr("hrdesk.services.decks.Decks.deck", damaged)
    place.present_page("heroin")


def test_tabs_lead_from_one_view_to_the_other(window: MainWindow, place: TrainingPlace) -> None:
    press(window, Key.Key_3, CONTROL)
    tab(place.workshops, "My running orders").click()
    assert shown(window) == "orders"
    tab(place.orders, "My running orders").click()
    assert shown(window) == "orders"
    tab(place.orders, "Workshops").click()
    assert shown(window) == "training"
    assert tab(place.workshops, "Workshops").isChecked()
    window.action("library").trigger()
    assert shown(window) == "home"


# Orders


def test_without_orders_the_place_teaches(window: MainWindow, place: TrainingPlace, notebook: Notebook) -> None:
    window.action("orders").trigger()
    assert "Ctrl+Shift+R" in place.orders.empty.words
    place.orders.empty.new.click()
    dialog = place.orders.ask_new()
    dialog.field.setText("  Short   talk ")
    dialog.accept()
    assert kept(notebook).name == "Short talk"
    assert names(place.orders) == ["Short talk"]
    assert "Nothing in it yet" in words(place.orders)
    assert not place.orders.editor.present.isEnabled()


def test_an_order_shows_its_items_minutes_and_end(
    window: MainWindow, place: TrainingPlace, evening: RunningOrder, clock: Clock
) -> None:
    rows = place.orders.editor.rows
    assert rows.keys == KEYS
    assert rows.item(1).text() == "2. Mixing. Section of Heroin and street opioids 10 minutes"
    assert rows.hasFocus()
    end = clock.now().astimezone().replace(minute=25)
    assert place.orders.editor.plan == (
        f"3 items · 25 min · begun now, it ends at {end:%H:%M} · 1 item has no minutes yet"
    )
    clock.seconds += 600
    place.orders.editor.tell_time()
    assert f"{end.replace(minute=35):%H:%M}" in place.orders.editor.plan


def test_items_change_places_with_alt_and_arrows(
    window: MainWindow, place: TrainingPlace, evening: RunningOrder, notebook: Notebook
) -> None:
    press(window, Key.Key_Down, ALT)
    assert kept(notebook).keys == (KEYS[1], KEYS[0], KEYS[2])
    assert place.orders.editor.rows.chosen == KEYS[0]
    press(window, Key.Key_Down, ALT)
    press(window, Key.Key_Down, ALT)
    assert kept(notebook).keys == (KEYS[1], KEYS[2], KEYS[0])
    press(window, Key.Key_Z, CONTROL)
    assert kept(notebook).keys == (KEYS[1], KEYS[0], KEYS[2])
    assert place.orders.editor.rows.keys == kept(notebook).keys


def drop_on(rows: OrderRows, row: int) -> None:
    """Let go of what is dragged above the middle of a row; below all of them for one that is not there."""
    item = rows.item(row)
    point = QPointF(rows.visualItemRect(item).center()) if item else QPointF(10, rows.viewport().height() - 2)
    mime = QMimeData()
    rows.dropEvent(QDropEvent(point, Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, NO_MODIFIER))


def test_items_that_are_dragged_get_another_place(
    window: MainWindow, place: TrainingPlace, evening: RunningOrder, notebook: Notebook
) -> None:
    rows = place.orders.editor.rows
    drop_on(rows, 9)
    assert kept(notebook).keys == (KEYS[1], KEYS[2], KEYS[0])
    rows.setCurrentRow(1)
    drop_on(rows, 0)
    assert kept(notebook).keys == (KEYS[2], KEYS[1], KEYS[0])
    assert rows.chosen == KEYS[2]
    drop_on(rows, 0)
    press(window, Key.Key_Z, CONTROL)
    assert kept(notebook).keys == (KEYS[1], KEYS[2], KEYS[0])


def test_the_mouse_takes_hold_of_an_item_beside_its_minutes(
    window: MainWindow, place: TrainingPlace, evening: RunningOrder
) -> None:
    rows = place.orders.editor.rows
    holder = rows.itemWidget(rows.item(2))
    QTest.mouseClick(holder, Qt.MouseButton.LeftButton, NO_MODIFIER, QPoint(40, 20))
    assert rows.chosen == KEYS[2]


def test_minutes_are_typed_or_stepped_and_each_is_one_step(
    window: MainWindow, place: TrainingPlace, evening: RunningOrder, notebook: Notebook
) -> None:
    press(window, Key.Key_Right)
    field = place.orders.editor.rows.field(0)
    assert field.hasFocus()
    type_words(window, "20")
    assert kept(notebook).items[0].minutes == 15
    press(window, Key.Key_Return)
    assert kept(notebook).items[0].minutes == 20
    assert place.orders.editor.rows.hasFocus()
    press(window, Key.Key_Right)
    press(window, Key.Key_Up)
    assert kept(notebook).items[0].minutes == 25
    assert field.hasFocus()
    press(window, Key.Key_Z, CONTROL)
    assert (kept(notebook).items[0].minutes, field.value()) == (20, 20)
    press(window, Key.Key_Z, CONTROL)
    assert kept(notebook).items[0].minutes == 15
    assert window.toast.text == "Undone: “Minutes of a running order changed”."


def test_a_wheel_over_minutes_changes_nothing(
    window: MainWindow, place: TrainingPlace, evening: RunningOrder, notebook: Notebook
) -> None:
    field = place.orders.editor.rows.field(0)
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(field.mapToGlobal(field.rect().center())),
        field.rect().topLeft(),
        field.rect().topLeft() + field.rect().center(),
        Qt.MouseButton.NoButton,
        NO_MODIFIER,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, turn)
    assert kept(notebook).items[0].minutes == 15


def test_del_takes_an_item_out_and_enter_opens_one(
    window: MainWindow, place: TrainingPlace, evening: RunningOrder, notebook: Notebook
) -> None:
    press(window, Key.Key_Delete)
    assert kept(notebook).keys == KEYS[1:]
    assert place.orders.editor.rows.chosen == KEYS[1]
    assert place.orders.editor.rows.hasFocus()
    press(window, Key.Key_Return)
    assert (window.place.article_id, window.place.heading) == ("heroin", "mixing")


def test_an_order_is_renamed_duplicated_deleted_and_comes_back(
    window: MainWindow, place: TrainingPlace, evening: RunningOrder
) -> None:
    orders = place.orders
    dialog = orders.ask_rename()
    assert dialog
    dialog.field.setText("x" * 200)
    dialog.accept()
    assert names(orders) == ["x" * LONGEST_NAME]
    button(orders, "Duplicate").click()
    assert names(orders) == ["x" * 73 + " (copy)", "x" * LONGEST_NAME]
    assert orders.chosen != evening.id
    assert orders.editor.rows.keys == KEYS
    button(orders, "Delete").click()
    assert names(orders) == ["x" * LONGEST_NAME]
    assert window.toast.text == "Running order deleted."
    orders.orders.setFocus()
    press(window, Key.Key_Delete)
    assert "Make a talk" in orders.empty.words
    press(window, Key.Key_Z, CONTROL)
    press(window, Key.Key_Z, CONTROL)
    assert len(names(orders)) == 2
    press(window, Key.Key_F2)


def test_pages_and_sections_are_looked_for_and_added(
    window: MainWindow, place: TrainingPlace, evening: RunningOrder, notebook: Notebook
) -> None:
    dialog = place.add_items(evening.id)
    assert dialog.found.count() == 8
    dialog.field.setFocus()
    QTest.keyClicks(dialog.field, "heroin")
    assert dialog.found.item(0).text() == "Heroin and street opioids\nThe whole page"
    QTest.keyClick(dialog.field, Key.Key_Return)
    QTest.keyClick(dialog.field, Key.Key_Return)
    QTest.keyClick(dialog.field, Key.Key_Down)
    QTest.keyClick(dialog.field, Key.Key_Return)
    assert kept(notebook).items == (*ITEMS, OrderItem("heroin"), OrderItem("heroin", "what-it-is"))
    assert "✓ in the running order" in dialog.found.item(0).text()
    assert not button(dialog, "Add").isEnabled()
    QTest.keyClicks(dialog.field, "zzzz")
    assert dialog.found.count() == 0
    QTest.keyClick(dialog.field, Key.Key_Return)
    QTest.keyClick(dialog, Key.Key_F9)
    assert window.place.screen is Screen.EMERGENCY


def test_the_page_or_the_section_in_view_goes_into_an_order(
    window: MainWindow, place: TrainingPlace, notebook: Notebook, qtbot: QtBot
) -> None:
    window.open_article("heroin")
    window.reader.view.scroll_to_heading("mixing")
    qtbot.waitUntil(lambda: window.reader.view.heading_on_top() == "mixing")
    press(window, Key.Key_R, CONTROL | SHIFT)
    dialog = window.findChild(AddToOrderDialog)
    assert dialog
    assert dialog.section.text() == "Only the section “Mixing”"
    dialog.name.setText("Evening")
    QTest.keyClick(dialog.name, Key.Key_Return)
    assert kept(notebook).items == (OrderItem("heroin"),)
    dialog.section.click()
    row = dialog.lists.item(0)
    assert row.checkState() is Qt.CheckState.Unchecked
    dialog.lists.itemActivated.emit(row)
    assert kept(notebook).items == (OrderItem("heroin"), OrderItem("heroin", "mixing"))
    dialog.lists.itemActivated.emit(dialog.lists.item(0))
    assert kept(notebook).items == (OrderItem("heroin"),)
    dialog.accept()


def test_only_a_page_can_go_into_an_order(window: MainWindow, place: TrainingPlace) -> None:
    assert not window.action("add_to_order").isEnabled()
    assert place.add_to_order() is None
    window.open_article("heroin")
    assert window.action("add_to_order").isEnabled()


# Presenting


def test_an_order_is_presented_as_one_talk_without_its_name(
    window: MainWindow, place: TrainingPlace, evening: RunningOrder
) -> None:
    decks: list[Deck] = []
    place.present_requested.connect(decks.append)
    place.orders.editor.present.click()
    (deck,) = decks
    assert "Evening" not in repr(deck)
    assert {slide.article_id for slide in deck.slides} == {item.article_id for item in ITEMS}
    assert window.messages.text == ""


def test_items_that_are_gone_say_so_in_the_list_and_when_presented(window: MainWindow, place: TrainingPlace) -> None:
    decks: list[Deck] = []
    place.present_requested.connect(decks.append)
    gone = (OrderItem("no-such-page"), OrderItem("heroin", "no-such-heading"), OrderItem("law", pack="lisbon"))
    order = place.book.begin("Old", (*gone, OrderItem("alcohol")))
    assert order
    window.action("orders").trigger()
    rows = place.orders.editor.rows
    assert "Not in this library" in rows.item(0).text()
    assert "no longer on the page" in rows.item(1).text()
    assert "Not in this library" in rows.item(2).text()
    place.present_order(order.id)
    assert len(decks) == 1
    assert window.messages.text.startswith("Left out, because this library has no slides for it: no-such-page; Heroin")
    window.messages.dismiss()
    place.book.drop(order.id, "hrdesk/alcohol")
    place.present_order(order.id)
    assert len(decks) == 1
    assert window.messages.text.startswith("There is nothing to present")
    window.messages.dismiss()
    rows.item_opened.emit("hrdesk/no-such-page")
    assert "stays in the running order" in window.messages.text
    place.present_order("gone meanwhile")


def test_f5_presents_what_is_here_and_not_the_page_that_was_read(
    window: MainWindow, place: TrainingPlace, evening: RunningOrder
) -> None:
    decks: list[Deck] = []
    place.present_requested.connect(decks.append)
    window.open_article("alcohol")
    window.action("orders").trigger()
    press(window, Key.Key_F5)
    press(window, Key.Key_3, CONTROL)
    press(window, Key.Key_F5)
    assert [deck.title for deck in decks] == [
        "Three questions: risks, causes, responses, and 2 more",
        "Workshop 1: Harm reduction foundations",
    ]
    assert window.rooms.presenting.show is None


def test_a_running_order_goes_to_the_room_and_back(window: MainWindow, notebook: Notebook) -> None:
    order = window.rooms.training.book.begin("CANARY evening", ITEMS)
    assert order
    window.action("orders").trigger()
    window.rooms.training.orders.editor.present.click()
    show = window.rooms.presenting.show
    assert show
    show.cut_all()
    assert "CANARY" not in show.audience.windowTitle()
    assert [page.slide.article_id for page in show.talk.pages][-1] == "training-overdose-response"
    window.rooms.presenting.end()
    assert window.rooms.presenting.show is None
    assert shown(window) == "orders"


# The lock


def test_a_notebook_that_is_not_open_says_so(window: MainWindow, place: TrainingPlace) -> None:
    window.rooms.records.work_on(None, None)
    window.action("orders").trigger()
    assert "not open" in place.orders.empty.words
    assert not place.orders.empty.new.isVisible()
    window.open_article("heroin")
    assert place.add_to_order() is None
    assert window.messages.text


def test_when_it_is_forgotten_nothing_of_an_order_stays(
    window: MainWindow, place: TrainingPlace, evening: RunningOrder
) -> None:
    dialog = place.orders.ask_rename()
    adding = place.add_items(evening.id)
    window.rooms.records.work_on(None, None)
    window.rooms.forget_notes()
    assert not adding.isVisible()
    assert dialog is not None
    assert not dialog.isVisible()
    told = [label.text() for label in place.orders.findChildren(QLabel)]
    assert not any("Evening" in text for text in told)
    assert place.orders.orders.count() == place.orders.editor.rows.count() == 0
    assert [b.text() for b in place.orders.findChildren(QPushButton) if "Evening" in b.text()] == []

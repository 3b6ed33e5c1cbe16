"""Bookmarks and reading lists: seen, begun, filled, ordered and undone, with keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from hrdesk.core.history import Screen
from hrdesk.services.notebook import Notebook
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.notes.add_to_list_dialog import AddToListDialog
from hrdesk.ui.notes.shelf_view import ShelfView
from tests.ui.driving import ALT, CONTROL, SHIFT, press

Key = Qt.Key


@pytest.fixture
def shelf(window: MainWindow) -> ShelfView:
    """A bookmark and a list of three pages, on show."""
    window.open_article("alcohol")
    press(window, Key.Key_D, CONTROL)
    window.rooms.shelf.begin_list("Night shift", ("heroin", "cocaine", "no-such-page"))
    press(window, Key.Key_B, CONTROL)
    return window.notebook_page.shelf


def rows(shelf: ShelfView) -> list[str]:
    return [shelf.lists.item(row).text() for row in range(shelf.lists.count())]


def pages(shelf: ShelfView) -> list[str]:
    return [str(shelf.pages.item(row).data(Qt.ItemDataRole.UserRole)) for row in range(shelf.pages.count())]


def night_shift(notebook: Notebook) -> tuple[str, ...]:
    (found,) = notebook.bookshelf.reading_lists()
    return found.pages


def open_list(window: MainWindow) -> None:
    """Go down to the list and into its pages."""
    press(window, Key.Key_Down)
    press(window, Key.Key_Return)


def test_ctrl_b_shows_bookmarks_and_lists(window: MainWindow, shelf: ShelfView) -> None:
    assert window.place.screen is Screen.SHELF
    assert shelf.lists.hasFocus()
    assert rows(shelf) == ["Bookmarks (1)", "Night shift (3)"]
    assert pages(shelf) == ["alcohol"]


def test_a_page_is_opened_with_enter(window: MainWindow, shelf: ShelfView) -> None:
    open_list(window)
    assert pages(shelf) == ["heroin", "cocaine", "no-such-page"]
    assert shelf.pages.item(2).text() == "no-such-page (not in this library)"
    press(window, Key.Key_Down)
    press(window, Key.Key_Return)
    assert window.place.article_id == "cocaine"


def test_pages_change_places_with_alt_and_arrows(window: MainWindow, shelf: ShelfView, notebook: Notebook) -> None:
    open_list(window)
    press(window, Key.Key_Down, ALT)
    assert night_shift(notebook) == ("cocaine", "heroin", "no-such-page")
    assert shelf.pages.chosen == "heroin"
    press(window, Key.Key_Up, ALT)
    press(window, Key.Key_Up, ALT)
    assert night_shift(notebook) == ("heroin", "cocaine", "no-such-page")


def test_a_page_that_is_dragged_gets_another_place(window: MainWindow, shelf: ShelfView, notebook: Notebook) -> None:
    open_list(window)
    shelf.pages.page_moved.emit("heroin", 2)
    assert night_shift(notebook) == ("cocaine", "no-such-page", "heroin")
    press(window, Key.Key_Z, CONTROL)
    assert pages(shelf) == ["heroin", "cocaine", "no-such-page"]
    assert window.toast.text == "Undone: “Pages of a reading list changed”."


def test_bookmarks_have_no_order_of_their_own(window: MainWindow, shelf: ShelfView, notebook: Notebook) -> None:
    shelf.pages.setFocus()
    shelf.pages.setCurrentRow(0)
    press(window, Key.Key_Down, ALT)
    press(window, Key.Key_Delete)
    assert notebook.bookshelf.bookmarks() == ()
    assert not shelf.pages.isVisible()
    assert any("Ctrl+D" in label.text() for label in shelf.findChildren(QLabel))


def test_del_takes_a_page_off_the_list_and_undo_brings_it_back(
    window: MainWindow, shelf: ShelfView, notebook: Notebook
) -> None:
    open_list(window)
    press(window, Key.Key_Delete)
    assert night_shift(notebook) == ("cocaine", "no-such-page")
    assert shelf.pages.chosen == "cocaine"
    press(window, Key.Key_Z, CONTROL)
    assert night_shift(notebook) == ("heroin", "cocaine", "no-such-page")


def test_a_list_is_begun_renamed_removed_and_comes_back(window: MainWindow, shelf: ShelfView) -> None:
    dialog = shelf.ask_new_list()
    dialog.field.setText("  New   colleagues ")
    dialog.accept()
    assert rows(shelf) == ["Bookmarks (1)", "New colleagues (0)", "Night shift (3)"]
    assert shelf.lists.currentItem().text() == "New colleagues (0)"
    rename = shelf.ask_rename()
    assert rename is not None
    rename.field.setText("Beginners")
    rename.accept()
    assert rows(shelf)[1] == "Beginners (0)"
    shelf.lists.setFocus()
    press(window, Key.Key_Delete)
    assert rows(shelf) == ["Bookmarks (1)", "Night shift (3)"]
    assert window.toast.text == "Reading list removed."
    press(window, Key.Key_Z, CONTROL)
    assert rows(shelf)[1] == "Beginners (0)"


def test_bookmarks_cannot_be_renamed_or_removed(shelf: ShelfView, notebook: Notebook) -> None:
    assert shelf.ask_rename() is None
    shelf.remove_list()
    assert len(notebook.bookshelf.reading_lists()) == 1


def test_a_page_is_put_on_lists_with_keys(window: MainWindow, shelf: ShelfView, notebook: Notebook) -> None:
    window.open_article("alcohol")
    press(window, Key.Key_D, CONTROL | SHIFT)
    dialog = window.findChild(AddToListDialog)
    assert dialog is not None
    dialog.lists.setFocus()
    QTest.keyClick(dialog.lists, Key.Key_Space)
    assert night_shift(notebook)[-1] == "alcohol"
    QTest.keyClick(dialog.lists, Key.Key_Return)
    assert "alcohol" not in night_shift(notebook)
    QTest.keyClicks(dialog.name, "Weekend")
    QTest.keyClick(dialog.name, Key.Key_Return)
    assert {one.name: one.pages for one in notebook.bookshelf.reading_lists()}["Weekend"] == ("alcohol",)
    assert dialog.isVisible()
    dialog.accept()


def test_an_emergency_goes_before_reading_lists(window: MainWindow, shelf: ShelfView) -> None:
    window.open_article("alcohol")
    press(window, Key.Key_D, CONTROL | SHIFT)
    dialog = window.findChild(AddToListDialog)
    assert dialog is not None
    QTest.keyClick(dialog.name, Key.Key_F9)
    assert window.place.screen is Screen.EMERGENCY


def test_the_first_list_is_begun_from_a_page(window: MainWindow, notebook: Notebook) -> None:
    window.open_article("alcohol")
    window.action("add_to_list").trigger()
    dialog = window.findChild(AddToListDialog)
    assert dialog is not None
    assert not dialog.lists.isVisible()
    QTest.keyClicks(dialog.name, "Night shift")
    QTest.keyClick(dialog.name, Key.Key_Return)
    assert night_shift(notebook) == ("alcohol",)
    dialog.accept()


def test_an_empty_list_says_how_it_is_filled(window: MainWindow) -> None:
    begun = window.rooms.shelf.begin_list("Empty")
    assert begun is not None
    press(window, Key.Key_B, CONTROL)
    window.notebook_page.shelf.show_list(begun.id)
    assert any("Ctrl+Shift+D" in label.text() for label in window.notebook_page.shelf.findChildren(QLabel))

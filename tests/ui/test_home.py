"""Home: what leads on from here."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hrdesk.core.history import Screen
from hrdesk.services.library import Library
from hrdesk.ui.buttons import LinkButton
from hrdesk.ui.home.home_page import HomeCards, HomePage
from hrdesk.ui.main_window import MainWindow
from tests.conftest import Clock
from tests.ui.driving import ALT, CONTROL, button, press

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def home_of(window: MainWindow) -> HomePage:
    home = window.findChild(HomePage)
    assert home is not None
    return home


def card_of(window: MainWindow, title: str) -> QFrame:
    frames = (frame for frame in home_of(window).findChildren(QFrame) if frame.property("role") == "card")
    return next(frame for frame in frames if title in words_of(frame))


def words_of(frame: QFrame) -> list[str]:
    return [label.text() for label in frame.findChildren(QLabel)]


def links_of(window: MainWindow, title: str) -> list[str]:
    return [link.accessibleName() for link in card_of(window, title).findChildren(LinkButton)]


def tiles_of(window: MainWindow) -> list[QPushButton]:
    return [tile for tile in home_of(window).findChildren(QPushButton) if tile.property("role") == "tile"]


def test_the_window_opens_on_home(window: MainWindow) -> None:
    assert window.place.screen is Screen.HOME
    assert home_of(window).isVisible()
    assert not window.action("back").isEnabled()
    assert not window.action("forward").isEnabled()


def test_there_is_a_tile_for_each_emergency(window: MainWindow, library: Library) -> None:
    assert [tile.accessibleName() for tile in tiles_of(window)] == [card.title for card in library.emergencies()]
    assert all(tile.isVisible() for tile in tiles_of(window))


def test_a_tile_leads_to_the_steps_of_its_emergency(window: MainWindow, library: Library) -> None:
    for card in library.emergencies():
        window.action("home").trigger()
        QTest.mouseClick(button(home_of(window), card.title), LEFT)
        assert window.place.screen is Screen.EMERGENCY
        assert window.emergency_page.shown == card.id


@pytest.mark.parametrize("reader", ["outreach", "trainer", "manager"])
def test_each_kind_of_reader_has_a_place_to_start(window: MainWindow, library: Library, reader: str) -> None:
    pages = library.start_here(reader)
    assert pages
    assert links_of(window, f"Start here: {reader}") == [card.title for card in pages]


def test_a_link_leads_to_its_page(window: MainWindow, library: Library) -> None:
    first = library.start_here("trainer")[0]
    QTest.mouseClick(button(card_of(window, "Start here: trainer"), first.title), LEFT)
    assert window.place.article_id == first.id


def test_at_first_the_cards_say_what_will_stand_there(window: MainWindow) -> None:
    assert "Pages that you open stand here." in words_of(card_of(window, "Read last"))
    assert "Press Ctrl+D on a page to keep it here." in words_of(card_of(window, "Bookmarks"))


def test_pages_that_were_read_stand_there_the_last_first(window: MainWindow, library: Library, clock: Clock) -> None:
    for article_id in ("heroin", "alcohol", "heroin", "cocaine"):
        clock.seconds += 60
        window.open_article(article_id)
    press(window, Key.Key_Home, ALT)
    titles = library.titles()
    assert links_of(window, "Read last") == [titles[name] for name in ("cocaine", "heroin", "alcohol")]


def test_only_the_last_pages_stand_there(window: MainWindow, library: Library, clock: Clock) -> None:
    for card in library.cards()[:9]:
        clock.seconds += 60
        window.open_article(card.id)
    window.action("home").trigger()
    assert links_of(window, "Read last") == [card.title for card in library.cards()[8:2:-1]]


def test_a_bookmark_stands_there_until_it_is_removed(window: MainWindow, library: Library) -> None:
    title = library.titles()["heroin"]
    window.open_article("heroin")
    press(window, Key.Key_D, CONTROL)
    assert window.toast.text == "Bookmarked. It stands on Home."
    press(window, Key.Key_Home, ALT)
    assert window.place.screen is Screen.HOME
    assert links_of(window, "Bookmarks") == [title]
    window.open_article("heroin")
    press(window, Key.Key_D, CONTROL)
    window.action("home").trigger()
    assert links_of(window, "Bookmarks") == []


def test_the_bookmark_key_does_nothing_on_home(window: MainWindow) -> None:
    press(window, Key.Key_D, CONTROL)
    assert links_of(window, "Bookmarks") == []
    assert not window.toast.isVisible()


def test_pages_past_their_date_stand_there_and_come_with_time(
    window: MainWindow, library: Library, clock: Clock
) -> None:
    assert links_of(window, "Overdue for a check") == [
        card.title for card in library.overdue(clock.now().astimezone().date())[:6]
    ]
    clock.seconds = 20 * 365 * 86_400
    window.open_article("heroin")
    window.action("home").trigger()
    assert len(links_of(window, "Overdue for a check")) == 6


@pytest.mark.parametrize("width", [900, 1024, 1280, 1900])
def test_nothing_on_home_is_cut_off_at_the_side(window: MainWindow, qtbot: QtBot, width: int) -> None:
    window.resize(width, 600)
    home = home_of(window)
    qtbot.waitUntil(lambda: home.horizontalScrollBar().maximum() == 0)
    room = home.viewport().width()
    for tile in tiles_of(window):
        assert tile.mapTo(home.viewport(), tile.rect().topRight()).x() < room
        assert tile.width() >= tile.minimumSizeHint().width()


def test_a_title_that_is_too_long_stands_whole_in_its_tip(window: MainWindow) -> None:
    window.resize(700, 600)
    for link in home_of(window).findChildren(LinkButton):
        assert link.text() == link.accessibleName() or link.toolTip() == link.accessibleName()


def test_tiles_can_be_reached_with_the_keyboard(window: MainWindow) -> None:
    first = tiles_of(window)[0]
    first.setFocus()
    press(window, Key.Key_Space)
    assert window.place.screen is Screen.EMERGENCY


def test_a_library_without_emergencies_has_a_home_too(qtbot: QtBot) -> None:
    home = HomePage()
    qtbot.addWidget(home)
    home.show_cards(HomeCards((), (), (), (), (), (), ()))
    home.resize(800, 600)
    assert home.findChildren(LinkButton) == []

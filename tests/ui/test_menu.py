"""The menu of the window."""

import pytest
from PySide6.QtWidgets import QMenu

from hrdesk.ui.actions import COMMANDS, make_actions
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.menu import make_menu

LOW_SCREEN = 600
"""Pixels; hrdesk is useful there."""


@pytest.fixture
def menu(window: MainWindow) -> QMenu:
    return make_menu(make_actions(window), window)


def test_each_menu_fits_a_low_screen_in_one_column(menu: QMenu) -> None:
    for one in (menu, *menu.findChildren(QMenu)):
        assert one.sizeHint().height() < LOW_SCREEN


def test_no_command_stands_twice(menu: QMenu) -> None:
    menus = (menu, *menu.findChildren(QMenu))
    names = [action.objectName() for one in menus for action in one.actions() if action.objectName()]
    assert len(names) == len(set(names))
    assert set(names) <= {command.name for command in COMMANDS}

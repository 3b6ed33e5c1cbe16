"""The menu of the window: every command that has no place of its own, in groups."""

from collections.abc import Mapping

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from hrdesk.core.settings import ThemeChoice

THEMES = {
    "theme_system": ThemeChoice.SYSTEM,
    "theme_light": ThemeChoice.LIGHT,
    "theme_dark": ThemeChoice.DARK,
    "theme_high_contrast": ThemeChoice.HIGH_CONTRAST,
}
"""Which theme each command chooses."""

_MENU = (
    ("quick_open", "library", "notebook", "bookmarks", "find", None),
    ("print", "print_handout", None, "undo", "redo", "export_notes", None),
    ("theme_system", "theme_light", "theme_dark", "theme_high_contrast", None),
    ("larger", "smaller", "normal_size", "double_size", None, "sidebar", "context", "full_screen", None),
    ("help", "keys", None, "quit"),
)


def make_menu(actions: Mapping[str, QAction], parent: QWidget) -> QMenu:
    """The menu, with the themes as a choice of one."""
    menu = QMenu(parent)
    for name in (name for part in _MENU for name in part):
        if name:
            menu.addAction(actions[name])
        else:
            menu.addSeparator()
    themes = QActionGroup(parent)
    for name in THEMES:
        themes.addAction(actions[name])
    return menu

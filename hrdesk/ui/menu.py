"""The menu of the window: every command that has no place of its own, in groups."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from hrdesk.core.settings import ThemeChoice
from hrdesk.ui.words import tr

THEMES = {
    "theme_system": ThemeChoice.SYSTEM,
    "theme_light": ThemeChoice.LIGHT,
    "theme_dark": ThemeChoice.DARK,
    "theme_high_contrast": ThemeChoice.HIGH_CONTRAST,
}
"""Which theme each command chooses."""

NOTEBOOK = "notebook_menu"
_NOTEBOOK = (
    ("exchange", "past_exchanges", None),
    ("export_notes", "import_notes", None, "back_up", "restore", None),
    ("lock", "protect", "change_passphrase", "new_recovery_code", "unprotect", None, "lock_settings", None),
    ("delete_old", "wipe"),
)
"""What is done with the notebook as a whole."""

LOOK = "look_menu"
_LOOK = (
    ("theme_system", "theme_light", "theme_dark", "theme_high_contrast", None),
    ("larger", "smaller", "normal_size", "double_size", None),
    ("sidebar", "context", "full_screen"),
)
"""How the window looks."""

OUTPUT = "output_menu"
_OUTPUT = (("present", "present_here", "save_slides", None), ("print", "handout"))
"""What makes slides and paper of a page."""

HELP = "help_menu"
_HELP = (("help", "keys", None, "about", "stick"),)
"""What hrdesk is, and how it is passed on."""

_MENU = (
    ("quick_open", "library", "notebook", "training", "bookmarks", "find", "add_to_list", "add_to_order", None),
    (OUTPUT, None, "undo", "redo", None),
    (NOTEBOOK, LOOK, None),
    (HELP, "managed", None, "quit"),
)


def make_menu(actions: Mapping[str, QAction], parent: QWidget) -> QMenu:
    """The menu, low enough for a small screen, with the themes as a choice of one."""
    menu = QMenu(parent)
    of_notebook = QMenu(tr("Notebook: colleagues, passphrase, backups"), menu)
    _fill(of_notebook, _NOTEBOOK, actions, {})
    of_look = QMenu(tr("Colours and sizes"), menu)
    of_look.setObjectName(LOOK)
    _fill(of_look, _LOOK, actions, {})
    of_output = QMenu(tr("Present and print"), menu)
    _fill(of_output, _OUTPUT, actions, {})
    of_help = QMenu(tr("Help, licences, copies of hrdesk"), menu)
    _fill(of_help, _HELP, actions, {})
    _fill(menu, _MENU, actions, {NOTEBOOK: of_notebook, LOOK: of_look, OUTPUT: of_output, HELP: of_help})
    themes = QActionGroup(parent)
    for name in THEMES:
        themes.addAction(actions[name])
    return menu


def _fill(
    menu: QMenu,
    parts: Sequence[Sequence[str | None]],
    actions: Mapping[str, QAction],
    menus: Mapping[str, QMenu],
) -> None:
    """Add commands and menus by their names; None is a line between them."""
    for name in (name for part in parts for name in part):
        if name is None:
            menu.addSeparator()
        elif name in menus:
            menu.addMenu(menus[name])
        else:
            menu.addAction(actions[name])

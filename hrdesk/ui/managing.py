"""What the organisation laid down: commands that would change it rest, and the window says who decided so."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from hrdesk.ui.actions import without_argument
from hrdesk.ui.desk import Desk
from hrdesk.ui.menu import LOOK, THEMES

_CHANGES = {"theme": tuple(THEMES), "zoom": ("larger", "smaller", "normal_size", "double_size")}
"""The commands that change a setting, by its name."""
_LONGEST = 40
"""Characters of a name in a menu."""


class Managing(QObject):
    """Connects the command “Managed by your organisation”, which is there only with a policy."""

    def __init__(self, desk: Desk, actions: Mapping[str, QAction], menu: QMenu, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._actions = actions
        self._window = window
        found = desk.policy
        actions["managed"].setVisible(found.path is not None)
        actions["managed"].setEnabled(found.path is not None)
        if found.path is None:
            return
        actions["managed"].setText(self._title(found.policy.organisation.name))
        actions["managed"].triggered.connect(without_argument(self.show_policy))
        self._rest(found.policy.locked)
        self._tell_in_menu(menu)

    def show_policy(self) -> None:
        """Show what was laid down, and where that is written."""
        from hrdesk.ui.policy_dialog import PolicyDialog

        dialog = PolicyDialog(self._desk.policy, self._desk.resources, self._window)
        dialog.emergency_requested.connect(self._actions["emergency"].trigger)
        dialog.open()

    def _title(self, name: str) -> str:
        if not name:
            return self.tr("Managed by your organisation…")
        shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        shown = shown.replace("&", "&&")  # a single one marks a key in menus
        return self.tr("Managed by your organisation: {name}").format(name=shown)

    def _rest(self, locked: frozenset[str]) -> None:
        for setting, commands in _CHANGES.items():
            for command in commands if setting in locked else ():
                self._actions[command].setEnabled(False)
                self._actions[command].setToolTip(self._words)

    def _tell_in_menu(self, menu: QMenu) -> None:
        """Words that are seen, also where nobody waits for a tip."""
        look = menu.findChild(QMenu, LOOK)
        assert isinstance(look, QMenu)
        for setting in self._desk.policy.policy.locked & _CHANGES.keys():
            words = QAction(self._words, look)
            words.setEnabled(False)
            look.insertAction(self._actions[_CHANGES[setting][0]], words)
            look.setToolTipsVisible(True)

    @property
    def _words(self) -> str:
        return self.tr("Managed by your organisation")

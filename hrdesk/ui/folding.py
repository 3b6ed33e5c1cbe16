"""Shows and hides the panels: what the person asked for, what the screen has room for, and what the menu says."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from hrdesk.core.history import Screen
from hrdesk.ui.actions import without_argument
from hrdesk.ui.choices import Choices
from hrdesk.ui.panels import Panels


class Folding(QObject):
    """The deeds behind F4 and F8, for the screen that is on show."""

    def __init__(
        self,
        panels: Panels,
        sidebar: QWidget,
        choices: Choices,
        actions: Mapping[str, QAction],
        screen: Callable[[], Screen],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._panels = panels
        self._sidebar = sidebar
        self._choices = choices
        self._actions = actions
        self._screen = screen
        self._window = window
        actions["sidebar"].triggered.connect(without_argument(self._toggle_sidebar))
        actions["context"].triggered.connect(without_argument(self._toggle_context))
        panels.folded.connect(self._show_folded)

    def renew(self) -> None:
        """Arrange the panels for the screen and the width as they are now."""
        self._panels.fold(self._screen(), self._choices.now, self._window.width())

    def show_context(self) -> None:
        """Show the panel beside the page, from now on."""
        if not self._choices.now.context_shown:
            self._choices.keep(context_shown=True)
        self.renew()

    def _toggle_sidebar(self) -> None:
        is_wanted = not self._sidebar.isVisible()
        self._panels.ask_for_sidebar(is_wanted)
        self._choices.keep(sidebar_shown=is_wanted)
        self.renew()

    def _toggle_context(self) -> None:
        self._choices.keep(context_shown=not self._choices.now.context_shown)
        self.renew()

    def _show_folded(self, sidebar: bool, context: bool) -> None:
        self._actions["sidebar"].setChecked(sidebar)
        self._actions["context"].setChecked(context)

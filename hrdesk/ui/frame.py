"""What stands around every screen: the bar, messages, the rail, and the panels beside the screen."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from hrdesk.core.article_card import ArticleCard
from hrdesk.ui.actions import COMMANDS
from hrdesk.ui.bar import Bar
from hrdesk.ui.icons import Icons
from hrdesk.ui.library.shelf_sidebar import ShelfSidebar
from hrdesk.ui.messages import MessageStrip, Toast
from hrdesk.ui.panels import Panels
from hrdesk.ui.rail import Rail
from hrdesk.ui.screens import Screens
from hrdesk.ui.search.search_field import SearchField
from hrdesk.ui.theme import Colours


class Frame(QWidget):
    """The whole inside of the window. Its parts are connected by the window."""

    def __init__(
        self, actions: Mapping[str, QAction], menu: QMenu, cards: Sequence[ArticleCard], window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self.search_field = SearchField()
        self.bar = Bar(actions, self.search_field, menu)
        self.rail = Rail(actions["library"], actions["notebook"], actions["training"])
        self.messages = MessageStrip()
        self.sidebar = ShelfSidebar(cards)
        self.screens = Screens()
        self.panels = Panels(self.sidebar, self.screens)
        self._lay_out()
        self.toast = Toast(self)  # a child of all of this, so that search results can stand above it
        self.toast.hide()

    def dress(self, colours: Colours, icons: Icons) -> None:
        """Show every command and button in these colours."""
        for command in COMMANDS:
            if command.icon:
                colour = colours.danger_ink if command.name == "emergency" else colours.ink
                self._actions[command.name].setIcon(icons.icon(command.icon, colour))
        self.bar.set_icons(self._actions["emergency"].icon(), icons.icon("menu", colours.ink))
        self.rail.show_icons(self._actions["library"], self._actions["notebook"], self._actions["training"])
        self.messages.set_close_icon(icons.icon("close", colours.ink))

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.panels, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.messages)
        column.addLayout(middle, 1)

"""The middle of the window: sidebar, screens and the panel beside the page, folded as there is room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from hrdesk.core.history import Screen
from hrdesk.core.settings import Settings

_WIDTHS = (270, 300)
"""Pixels of the sidebar and of the context panel, until they are moved."""
_NARROW = 1_180
"""In a window of fewer pixels the sidebar makes room for the page, unless it is asked for."""


class Panels(QSplitter):
    """Shows the panels that the person wants and the screen has room for."""

    folded = Signal(bool, bool)
    """Whether the sidebar and the context panel are on show now."""

    def __init__(self, sidebar: QWidget, screens: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sidebar = sidebar
        self._context: QWidget | None = None
        self._asked_for_sidebar: bool | None = None
        self._widths = _WIDTHS
        self.setChildrenCollapsible(False)
        self.addWidget(sidebar)
        self.addWidget(screens)
        self.setStretchFactor(1, 1)
        sidebar.setMinimumWidth(200)
        self.splitterMoved.connect(self._remember_widths)

    def add_context(self, context: QWidget) -> None:
        """Add the panel beside the page, hidden until a page is on show."""
        self._context = context
        context.setMinimumWidth(260)
        context.hide()
        self.addWidget(context)

    def ask_for_sidebar(self, is_wanted: bool) -> None:
        """Show or hide the sidebar from now on, whatever the width."""
        self._asked_for_sidebar = is_wanted

    def fold(self, screen: Screen, settings: Settings, window_width: int) -> None:
        """Arrange the panels for a screen, in a window of so many pixels."""
        has_room = window_width >= _NARROW or screen is Screen.HOME
        asked = self._asked_for_sidebar
        wants_sidebar = settings.sidebar_shown and has_room if asked is None else asked
        shows_sidebar = wants_sidebar and screen in (Screen.HOME, Screen.ARTICLE)
        shows_context = settings.context_shown and screen is Screen.ARTICLE
        self._sidebar.setVisible(shows_sidebar)
        if self._context:
            self._context.setVisible(shows_context)
        left, right = self._widths
        self.refresh()  # shows the handles at once: coming later, they would take pixels from a page just laid out
        self.setSizes([left, max(1, self.width() - left - right), right])
        self.folded.emit(shows_sidebar, shows_context)

    def _remember_widths(self) -> None:
        left, _, *right = self.sizes()
        self._widths = (left or self._widths[0], sum(right) or self._widths[1])

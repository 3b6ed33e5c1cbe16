"""The screens of the window, each by the places that it shows."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from hrdesk.core.history import NOTEBOOK_SCREENS, Screen


class Screens(QStackedWidget):
    """Shows one screen at a time. While the notebook is locked, another page stands in for the screens of notes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: dict[Screen, QWidget] = {}
        self._stand_in: QWidget | None = None

    def put(self, widget: QWidget, *screens: Screen) -> None:
        """Let a widget be the screen of these places."""
        self._widgets |= dict.fromkeys(screens, widget)
        self.addWidget(widget)

    def stand_in(self, page: QWidget | None) -> None:
        """Show this page in the place of the screens of notes, or those again."""
        self._stand_in = page
        if page and self.indexOf(page) < 0:
            self.addWidget(page)

    def show_screen(self, screen: Screen) -> None:
        """Show the screen of a place."""
        stand_in = self._stand_in if screen in NOTEBOOK_SCREENS else None
        self.setCurrentWidget(stand_in or self._widgets[screen])

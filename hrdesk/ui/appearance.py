"""Applies the theme to the whole application, and follows the system when asked to."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hrdesk.core.settings import ThemeChoice
from hrdesk.ui.theme import PALETTES, Colours, ThemeName, qt_palette, style_sheet, theme_for


class Appearance(QObject):
    """The theme on show. Only its own change of palette restyles the application."""

    about_to_change = Signal()
    """The style sheet, and with it every layout, changes next."""
    colours_changed = Signal(Colours)

    def __init__(self, choice: ThemeChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._shown: ThemeName | None = None
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._renew)
        self._renew()

    @property
    def colours(self) -> Colours:
        return PALETTES[self._shown or ThemeName.LIGHT]

    @property
    def choice(self) -> ThemeChoice:
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        self._choice = choice
        self._renew()

    def _renew(self) -> None:
        theme = theme_for(self._choice)
        if theme is self._shown:
            return
        self._shown = theme
        self.about_to_change.emit()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(qt_palette(self.colours))
            application.setStyleSheet(style_sheet(self.colours))
        self.colours_changed.emit(self.colours)

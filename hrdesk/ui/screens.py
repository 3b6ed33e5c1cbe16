"""The screens of the window, each by the places that it shows."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from hrdesk.core.history import NOTEBOOK_SCREENS, Screen

_Screen = tuple[QWidget, Callable[[], object]]
"""A widget, and what gives the focus to it."""

_LEAST_WIDTH = 480
"""Pixels of every screen: going from one to another must not change what the shelf and the panel take."""


class Screens(QStackedWidget):
    """Shows one screen at a time. While the notebook is locked, another page stands in for the screens of notes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screens: dict[Screen, _Screen] = {}
        self._locked: QWidget | None = None
        self._is_locked = False
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """What the screen on show needs: on a small laptop a page must not be cut off for what another one needs."""
        shown = self.currentWidget()
        if not shown:
            return super().minimumSizeHint()
        hint, least = shown.minimumSizeHint(), shown.minimumSize()
        return QSize(max(_LEAST_WIDTH, least.width() or hint.width()), least.height() or hint.height())

    def put(self, widget: QWidget, *screens: Screen, focus: Callable[[], object] | None = None) -> None:
        """Let a widget be the screen of these places; `focus` gives the focus to the part of it that wants keys."""
        self._screens |= dict.fromkeys(screens, (widget, focus or widget.setFocus))
        self.addWidget(widget)

    def put_locked(self, page: QWidget) -> None:
        """The page that stands in for the screens of notes while these are locked."""
        self._locked = page
        self.addWidget(page)

    def lock(self, is_locked: bool) -> None:
        """Let the locked page stand in for the screens of notes, or no longer."""
        self._is_locked = is_locked

    def show_screen(self, screen: Screen) -> None:
        """Show the screen of a place."""
        self.setCurrentWidget(self._of(screen)[0])

    def focus_screen(self, screen: Screen) -> None:
        """Give the focus to the screen of a place."""
        self._of(screen)[1]()

    def _of(self, screen: Screen) -> _Screen:
        if self._is_locked and self._locked and screen in NOTEBOOK_SCREENS:
            return self._locked, self._locked.setFocus
        return self._screens[screen]

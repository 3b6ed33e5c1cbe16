"""The rail on the left: the places of the desk."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from hrdesk.core.history import NOTEBOOK_SCREENS, TRAINING_SCREENS, Screen
from hrdesk.ui.theme import Space

_LEAST_WIDTH = 92
"""Wider where a word in another language or a larger font asks for it."""


class Rail(QFrame):
    """One button a place; the place on show is marked."""

    def __init__(self, *places: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.TINY, Space.SMALL, Space.TINY, Space.SMALL)
        column.setSpacing(Space.TINY)
        self._buttons: dict[str, QToolButton] = {}
        for action in places:
            button = QToolButton()
            button.setText(action.text())
            button.setToolTip(action.toolTip())
            button.setAccessibleName(action.text())
            button.setProperty("role", "rail")
            button.setCheckable(True)
            button.setIconSize(QSize(26, 26))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(action.trigger)
            self._buttons[action.objectName()] = button
            column.addWidget(button)
        column.addStretch(1)

    def show_icons(self, *places: QAction) -> None:
        """Take over the icons of the actions, after the theme changed."""
        for action in places:
            self._buttons[action.objectName()].setIcon(action.icon())

    def mark(self, screen: Screen) -> None:
        """Mark the place that a screen belongs to; emergencies belong to none."""
        own = "notebook" if screen in NOTEBOOK_SCREENS else "library"
        own = "training" if screen in TRAINING_SCREENS else own
        marked = "" if screen is Screen.EMERGENCY else own
        for place, button in self._buttons.items():
            button.setChecked(place == marked)

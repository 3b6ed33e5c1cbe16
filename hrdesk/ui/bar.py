"""The bar on top: the way back, the search field, the emergency button."""

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from hrdesk.ui.buttons import ICON, action_button
from hrdesk.ui.search.search_field import SearchField
from hrdesk.ui.theme import Space


class Bar(QFrame):
    """Always there. The emergency button shows the naloxone clock while it runs."""

    def __init__(
        self, actions: Mapping[str, QAction], field: SearchField, menu: QMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._emergency_words = actions["emergency"].text()
        self._emergency = QPushButton(self._emergency_words)
        self._emergency.setProperty("role", "emergency")
        self._emergency.setIconSize(QSize(ICON, ICON))
        self._emergency.setToolTip(actions["emergency"].toolTip())
        self._emergency.clicked.connect(actions["emergency"].trigger)
        self._menu_button = QToolButton()
        self._menu_button.setMenu(menu)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setIconSize(QSize(ICON, ICON))
        self._menu_button.setToolTip(self.tr("Menu"))
        self._menu_button.setAccessibleName(self.tr("Menu"))
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        field.setMaximumWidth(640)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, Space.SMALL, Space.MEDIUM, Space.SMALL)
        row.setSpacing(Space.TINY)
        for name in ("back", "forward", "home"):
            row.addWidget(action_button(actions[name]))
        row.addStretch(1)
        row.addWidget(field, 6)
        row.addStretch(1)
        row.addWidget(self._emergency)
        for name in ("smaller", "larger"):
            row.addWidget(action_button(actions[name]))
        row.addWidget(action_button(actions["lock"]))
        row.addWidget(self._menu_button)

    def set_icons(self, emergency: QIcon, menu: QIcon) -> None:
        self._emergency.setIcon(emergency)
        self._menu_button.setIcon(menu)

    def show_clock(self, face: str) -> None:
        """Show the time since the first dose on the emergency button, or its name when there is none."""
        self._emergency.setText(f"{self._emergency_words}  {face}" if face else self._emergency_words)

"""The head of both views of the place: its title, and a tab for each view."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from hrdesk.core.history import Screen
from hrdesk.ui.theme import Space, Type, font


class TrainingHead(QWidget):
    """Asks for the other view; which one is on show never changes here."""

    view_requested = Signal(Screen)

    def __init__(self, shown: Screen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        title = QLabel(self.tr("Training"))
        title.setProperty("role", "title")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(title)
        row.addSpacing(Space.LARGE)
        self._tabs: dict[Screen, QToolButton] = {}
        metrics = QFontMetrics(font(Type.SMALL, bold=True))
        for screen, words in (
            (Screen.TRAINING, self.tr("Workshops")),
            (Screen.ORDERS, self.tr("My running orders")),
        ):
            tab = QToolButton()
            tab.setText(words)
            tab.setCheckable(True)
            tab.setChecked(screen is shown)
            tab.setProperty("role", "tab")
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tab.setMinimumWidth(metrics.horizontalAdvance(words) + 2 * Space.MEDIUM)  # it is bold while it is chosen
            tab.clicked.connect(self._ask)
            self._tabs[screen] = tab
            row.addWidget(tab)
        row.addStretch(1)

    def _ask(self) -> None:
        asked = next((screen for screen, tab in self._tabs.items() if tab is self.sender()), self._shown)
        for screen, tab in self._tabs.items():
            tab.setChecked(screen is self._shown)
        if asked is not self._shown:
            self.view_requested.emit(asked)

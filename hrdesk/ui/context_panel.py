"""The panel beside the page: notes, outline or sources."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from hrdesk.ui.theme import Space


class Tab(StrEnum):
    NOTES = "notes"
    OUTLINE = "outline"
    SOURCES = "sources"


class ContextPanel(QFrame):
    """Shows one of its tabs."""

    def __init__(self, notes: QWidget, outline: QWidget, sources: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self._tabs: list[Tab] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, 0, Space.SMALL, Space.SMALL)
        row = QHBoxLayout()
        row.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        words = ((Tab.NOTES, notes, self.tr("Notes")), (Tab.OUTLINE, outline, self.tr("Outline")))
        for number, (tab, widget, name) in enumerate((*words, (Tab.SOURCES, sources, self.tr("Sources")))):
            button = QToolButton()
            button.setText(name)
            button.setCheckable(True)
            button.setProperty("role", "tab")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, number)
            self._stack.addWidget(widget)
            self._tabs.append(tab)
            row.addWidget(button)
        row.addStretch(1)
        self._group.idClicked.connect(self._stack.setCurrentIndex)
        self.show_tab(Tab.OUTLINE)

    @property
    def tab(self) -> Tab:
        return self._tabs[self._stack.currentIndex()]

    def show_tab(self, tab: Tab) -> None:
        number = self._tabs.index(tab)
        self._stack.setCurrentIndex(number)
        self._group.button(number).setChecked(True)

"""Small makers of buttons, so that every button has a name for screen readers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFont, QFontMetrics, QIcon, QResizeEvent
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QSizePolicy, QToolButton, QWidget

from hrdesk.ui.theme import Space

ICON = 22
"""Pixels of an icon on a button."""


def action_button(action: QAction, *, with_text: bool = False, role: str = "") -> QToolButton:
    """A button for an action, with its icon, and its words if asked."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(ICON, ICON))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(action.text())
    if with_text:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    if role:
        button.setProperty("role", role)
    return button


class ButtonBox(QDialogButtonBox):
    """The buttons at the foot of a dialog, without the black icons that a desktop gives them, unseen in the dark."""

    def __init__(self, buttons: QDialogButtonBox.StandardButton) -> None:
        super().__init__(buttons)
        for button in self.buttons():
            button.setIcon(QIcon())


class ElidedButton(QPushButton):
    """A button whose words are shortened to the room there is; the whole of them stands in its tip."""

    heaviest = QFont.Weight.DemiBold
    """As its words are drawn while it is chosen."""
    edge = Space.MEDIUM + Space.TINY
    """Pixels of padding and border on each side, from the style sheet."""

    def __init__(self, words: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._words = words
        self.setProperty("role", role)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        room = self.width() - 2 * self.edge
        widest = QFont(self.font())
        widest.setWeight(self.heaviest)
        shown = QFontMetrics(widest).elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip("" if shown == self._words else self._words)


class LinkButton(ElidedButton):
    """A button that reads like a link to a page."""

    heaviest = QFont.Weight.Normal
    edge = Space.SMALL

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, "link", parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

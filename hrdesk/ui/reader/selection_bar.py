"""The small bar at a selection: highlight it or write a note, without knowing the keys."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from hrdesk.core.colour import Colour
from hrdesk.ui.buttons import action_button
from hrdesk.ui.swatches import Swatches
from hrdesk.ui.theme import Colours, Space


class SelectionBar(QFrame):
    """Floats over the page below the selected text."""

    colour_chosen = Signal(Colour)

    def __init__(self, note: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setProperty("role", "selection-bar")
        self._swatches = Swatches()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, Space.TINY, Space.SMALL, Space.TINY)
        row.addWidget(self._swatches)
        row.addWidget(action_button(note))
        self._swatches.colour_chosen.connect(self.colour_chosen)
        self.hide()

    def set_colours(self, colours: Colours) -> None:
        self._swatches.set_colours(colours)

    def show_at(self, point: QPoint) -> None:
        """Show the bar below a point of the parent, kept inside it."""
        self._swatches.show_chosen(None)
        self.adjustSize()
        room = self._room.size()
        x = max(Space.SMALL, min(point.x(), room.width() - self.width() - Space.LARGE))
        y = max(Space.SMALL, min(point.y() + Space.SMALL, room.height() - self.height() - Space.SMALL))
        self.move(x, y)
        self.show()
        self.raise_()

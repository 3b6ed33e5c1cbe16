"""The small bar at a selection or highlight: colours, note, kind, tags and removal, without knowing the keys."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from hrdesk.core.colour import Colour
from hrdesk.ui.buttons import action_button
from hrdesk.ui.swatches import Swatches
from hrdesk.ui.theme import Colours, Space

_GAP = 6
"""Pixels between the text and the bar."""


class SelectionBar(QFrame):
    """Floats over the page below the selected text, or below the highlight that was chosen."""

    colour_chosen = Signal(Colour)

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setProperty("role", "selection-bar")
        self._swatches = Swatches()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, Space.TINY, Space.SMALL, Space.TINY)
        row.setSpacing(Space.TINY)
        row.addWidget(self._swatches)
        for name in ("note", "kind", "tags"):
            row.addWidget(action_button(actions[name]))
        self._remove = action_button(actions["remove"])
        row.addWidget(self._remove)
        self._swatches.colour_chosen.connect(self.colour_chosen)
        self.hide()

    def set_colours(self, colours: Colours) -> None:
        self._swatches.set_colours(colours)

    def show_for_selection(self, point: QPoint) -> None:
        """Show the bar below a point of the parent, for words that carry nothing yet."""
        self._show(point, None, exists=False, has_colour=True)

    def show_for_note(self, point: QPoint, colour: Colour | None) -> None:
        """Show it for a highlight of a colour, or for a note on a heading, which has none."""
        self._show(point, colour, exists=True, has_colour=colour is not None)

    def _show(self, point: QPoint, colour: Colour | None, *, exists: bool, has_colour: bool) -> None:
        self._swatches.show_chosen(colour)
        self._swatches.setVisible(has_colour)
        self._remove.setVisible(exists)
        self.adjustSize()
        room = self._room.size()
        x = max(Space.SMALL, min(point.x(), room.width() - self.width() - Space.LARGE))
        y = max(Space.SMALL, min(point.y() + _GAP, room.height() - self.height() - Space.SMALL))
        self.move(x, y)
        self.show()
        self.raise_()

"""How the chosen row of a list looks, in the lists that are painted by hand."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPen

from hrdesk.ui.theme import Colours

_ROUND = 8


def draw_chosen(painter: QPainter, box: QRect, colours: Colours) -> None:
    """A ground and an edge for the row in a box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colours.accent_soft))
    painter.setPen(QPen(QColor(colours.accent), 2))
    painter.drawRoundedRect(box, _ROUND, _ROUND)

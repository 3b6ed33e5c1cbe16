"""The five highlight colours as buttons."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from hrdesk.core.colour import Colour
from hrdesk.ui.actions import COLOUR_COMMANDS, COMMANDS
from hrdesk.ui.theme import Colours, Space
from hrdesk.ui.words import tr

_SIZE = 20


def colour_words(colour: Colour) -> str:
    """The name of a colour in the person's language."""
    texts = {command.name: command.text for command in COMMANDS}
    return tr(texts[COLOUR_COMMANDS[list(Colour).index(colour)]])


def swatch(colour: Colour, colours: Colours) -> QIcon:
    """A round piece of the colour."""
    pixmap = QPixmap(2 * _SIZE, 2 * _SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colours.highlight(colour)))
    painter.setPen(QPen(QColor(colours.edge), 3))
    painter.drawEllipse(3, 3, 2 * _SIZE - 6, 2 * _SIZE - 6)
    _draw_line(painter, colour, colours.ink)
    painter.end()
    return QIcon(pixmap)


def _draw_line(painter: QPainter, colour: Colour, ink: str) -> None:
    """The line by which a highlight of this colour is underlined on the page."""
    pen = QPen(QColor(ink), 3)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    left, right, middle = 10, 2 * _SIZE - 10, _SIZE
    if colour is Colour.PURPLE:
        wave = QPolygonF([QPointF(x, middle + (3 if (x - left) // 4 % 2 else -3)) for x in range(left, right + 1, 4)])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(wave)
        return
    dashes = {Colour.GREEN: [2.2, 1.2], Colour.BLUE: [1.0, 1.2], Colour.PINK: [2.2, 1.0, 0.8, 1.0]}
    if colour in dashes:
        pen.setDashPattern(dashes[colour])
    painter.setPen(pen)
    painter.drawLine(left, middle, right, middle)


class Swatches(QWidget):
    """A row of the five colours; one may be chosen."""

    colour_chosen = Signal(Colour)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: Mapping[Colour, QToolButton] = {colour: QToolButton() for colour in Colour}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TINY)
        for number, (colour, button) in enumerate(self._buttons.items(), start=1):
            button.setCheckable(True)
            button.setProperty("role", "swatch")
            button.setIconSize(QSize(_SIZE, _SIZE))
            button.setToolTip(f"{colour_words(colour)} ({number})")
            button.setAccessibleName(colour_words(colour))
            self._group.addButton(button, number)
            row.addWidget(button)
        self._group.idClicked.connect(self._choose)

    def set_colours(self, colours: Colours) -> None:
        for colour, button in self._buttons.items():
            button.setIcon(swatch(colour, colours))

    def show_chosen(self, colour: Colour | None) -> None:
        """Mark the chosen colour without saying that it was chosen now."""
        self._group.setExclusive(colour is not None)
        for name, button in self._buttons.items():
            button.setChecked(name is colour)

    def _choose(self, number: int) -> None:
        self.colour_chosen.emit(list(Colour)[number - 1])

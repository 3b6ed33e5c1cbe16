"""A figure of the library as a picture, in the colours of a theme."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from hrdesk.core.article_view import Figure
from hrdesk.ui.svg import draw_svg
from hrdesk.ui.theme import Colours


def figure_image(figure: Figure, colours: Colours, width: int, ratio: float) -> QImage:
    """Draw a figure so many pixels wide in its own shape, with `ratio` dots to the pixel."""
    height = round(width * figure.height / figure.width)
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    svg = figure.painted(colours.figure_colours())
    draw_svg(svg.encode(), painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image

"""The logo of an organisation as a picture on white: its colours were chosen for paper."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from hrdesk.services.policy_logo import Logo
from hrdesk.ui.svg import draw_svg, svg_size


def logo_image(logo: Logo, width: int, height: int, ratio: float) -> QImage | None:
    """The logo in its own shape, at most so many pixels, with `ratio` dots to the pixel; None if Qt cannot read it."""
    image = _drawn(logo, width, height, ratio) if logo.is_svg else _unpacked(logo, width, height, ratio)
    if image is None or image.isNull():
        return None
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    paper.setDevicePixelRatio(ratio)
    return paper


def _drawn(logo: Logo, width: int, height: int, ratio: float) -> QImage | None:
    shape = svg_size(logo.content)
    if not shape.width() > 0 or not shape.height() > 0:
        return None
    size = shape.scaled(width * ratio, height * ratio, Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(max(1, round(size.width())), max(1, round(size.height())), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_svg(logo.content, painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    return image


def _unpacked(logo: Logo, width: int, height: int, ratio: float) -> QImage | None:
    buffer = QBuffer()
    buffer.setData(QByteArray(logo.content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"png"))
    shape = reader.size()
    if not shape.isValid():
        return None
    room = QSize(round(width * ratio), round(height * ratio))
    if shape.width() > room.width() or shape.height() > room.height():
        fitting = shape.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitting.expandedTo(QSize(1, 1)))
    return reader.read()

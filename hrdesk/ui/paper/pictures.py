"""The pictures of a handout: figures of the library, and the logo."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QImageReader, QPainter

from hrdesk.core.article_view import Figure
from hrdesk.core.handout_errors import LogoUnreadable
from hrdesk.ui.figure_image import figure_image
from hrdesk.ui.paper.paper_text import PictureFinder
from hrdesk.ui.theme import LIGHT

_RATIO = 3
"""Dots of a figure for each of the layout: 288 an inch."""
_LOGO_WIDTH, _LOGO_HEIGHT = 260, 130
_LARGEST_BYTES = 20_000_000


def figures_of(find: Callable[[str], Figure | None], zoom: float) -> PictureFinder:
    """The figures of one page, by addresses such as figure:levels; `zoom` is of the text beside them."""

    def picture(address: str, width: float, height: float) -> QImage | None:
        url = QUrl(address)
        figure = find(url.path()) if url.scheme() == "figure" else None
        if not figure:
            return None
        fitting = min(width, figure.width * zoom, height * figure.width / figure.height)
        return on_white(figure_image(figure, LIGHT, round(fitting), _RATIO))

    return picture


def on_white(image: QImage) -> QImage:
    """Without transparency, which makes a PDF larger and some printers stop."""
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.setDevicePixelRatio(image.devicePixelRatio())
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper


def read_logo(name: str) -> QImage:
    """The logo, no larger than a cover needs; raises LogoUnreadable."""
    path = Path(name)
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= _LARGEST_BYTES else b""
    except OSError as error:
        raise LogoUnreadable(path=path, reason=error.strerror or str(error)) from error
    if size > _LARGEST_BYTES:
        raise LogoUnreadable(path=path, reason="it is larger than 20 MB")
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    shape = reader.size()
    if not reader.canRead() or not shape.isValid():
        raise LogoUnreadable(path=path, reason="it is no picture that hrdesk knows")
    room = QSize(_LOGO_WIDTH * _RATIO, _LOGO_HEIGHT * _RATIO)
    if reader.format() == b"svg" or shape.width() > room.width() or shape.height() > room.height():
        reader.setScaledSize(shape.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise LogoUnreadable(path=path, reason=reader.errorString())
    image.setDevicePixelRatio(_RATIO)
    return on_white(image)

"""Our own icons, drawn in the colours of the theme."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SIZES = (24, 48)
"""Pixels: for screens of one and of two device pixels."""


class Icons:
    """Makes icons from the SVG files of one folder; each is read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._source = lru_cache(maxsize=None)(self._read)

    def icon(self, name: str, colour: str) -> QIcon:
        """The icon in one colour."""
        icon = QIcon()
        for size in _SIZES:
            icon.addPixmap(self.pixmap(name, colour, size))
        return icon

    def pixmap(self, name: str, colour: str, size: int) -> QPixmap:
        """A square picture of the icon, `size` device pixels wide."""
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        renderer = QSvgRenderer(QByteArray(self._source(name).replace("currentColor", colour).encode()))
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap

    def _read(self, name: str) -> str:
        return (self._folder / f"{name}.svg").read_text(encoding="utf-8")

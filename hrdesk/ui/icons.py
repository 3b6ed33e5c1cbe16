"""Our own icons, drawn in the colours of the theme when they are first on show."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from hrdesk.ui.svg import draw_svg

_EMPTY = '<svg xmlns="http://www.w3.org/2000/svg"/>'
_FADED = 0.4
"""Opacity of the icon of a command that cannot be given now."""


class Icons:
    """Makes icons from the SVG files of one folder; each is read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._source = lru_cache(maxsize=None)(self._read)

    def icon(self, name: str, colour: str) -> QIcon:
        """The icon in one colour."""
        return QIcon(_Drawing(self, name, colour))

    def svg(self, name: str, colour: str) -> str:
        """The icon's SVG in one colour."""
        return self._source(name).replace("currentColor", colour)

    def _read(self, name: str) -> str:
        """The drawing; an empty one in a damaged copy, where the words beside it still say what a button does."""
        try:
            return (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return _EMPTY


class _Drawing(QIconEngine):
    """Draws one icon at whatever size is asked for; a menu that is never opened costs nothing."""

    def __init__(self, icons: Icons, name: str, colour: str) -> None:
        super().__init__()
        self._icons = icons
        self._name = name
        self._colour = colour
        self._drawn: dict[tuple[int, int, QIcon.Mode], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        painter.save()
        if mode is QIcon.Mode.Disabled:
            painter.setOpacity(_FADED)
        draw_svg(self._icons.svg(self._name, self._colour).encode(), painter, QRectF(rect))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Drawn once for each size: a button is painted at every change around it."""
        key = (size.width(), size.height(), mode)
        if key not in self._drawn:
            self._drawn[key] = self._draw(size, mode, state)
        return self._drawn[key]

    def _draw(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Drawing(self._icons, self._name, self._colour)

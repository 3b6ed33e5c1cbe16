"""Draws SVG: our icons, the figures of the library, the logo of an organisation."""

from collections.abc import Iterator

from PySide6.QtCore import QByteArray, QRectF, QSizeF
from PySide6.QtGui import QPainter

from hrdesk.core.bundle_errors import BundleDamaged


def draw_svg(svg: bytes, painter: QPainter, place: QRectF) -> None:
    """Draw into a place; nothing in a damaged copy whose part for SVG does not load, where words still help."""
    try:
        from PySide6.QtSvg import QSvgRenderer
    except ImportError:  # raised through a painter of Qt it would end the process
        return
    QSvgRenderer(QByteArray(svg)).render(painter, place)


def svg_size(svg: bytes) -> QSizeF:
    """The size that a drawing gives itself; empty where it cannot be drawn."""
    try:
        from PySide6.QtSvg import QSvgRenderer
    except ImportError:
        return QSizeF()
    renderer = QSvgRenderer(QByteArray(svg))
    return renderer.viewBoxF().size() if renderer.isValid() else QSizeF()


def missing_svg() -> Iterator[BundleDamaged]:
    """What to tell where SVG cannot be drawn."""
    try:
        import PySide6.QtSvg  # noqa: F401
    except ImportError as error:
        yield BundleDamaged(what=f"icons and figures are not shown, for a part of Qt does not load ({error})")

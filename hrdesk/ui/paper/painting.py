"""Paints the pages of a handout: on a screen, on a printer, or into a PDF."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hrdesk.core.handout_plan import Sheet
from hrdesk.core.imposition import BLANK, Cell, impose
from hrdesk.ui.dates import shown_date
from hrdesk.ui.paper.layout import Handout
from hrdesk.ui.paper.paper_style import GREY, INK, LINE
from hrdesk.ui.paper.paper_text import DOTS, paper_font
from hrdesk.ui.words import tr

_CUT_MM = 6
"""How long the marks for cutting and folding are."""


def paint_page(painter: QPainter, handout: Handout, number: int) -> None:
    """Paint one page with its upper left corner at the origin, in dots of the layout."""
    page, shape = handout.pages[number], handout.shape
    painter.save()
    painter.translate(shape.side * DOTS, shape.top * DOTS)
    page.text.paint_page(painter, page.number)
    painter.restore()
    if not page.is_cover:
        _paint_frame(painter, handout, number)


def paint_side(painter: QPainter, handout: Handout, cells: tuple[Cell, ...]) -> None:
    """Paint one side of a sheet, with the marks for cutting and folding."""
    shape = handout.shape
    width, height = shape.paper
    for cell in cells:
        if cell.page != BLANK:
            painter.save()
            painter.translate(cell.column * width / shape.columns * DOTS, cell.row * height / shape.rows * DOTS)
            paint_page(painter, handout, cell.page)
            painter.restore()
    if handout.sheet is Sheet.CARD:
        _paint_marks(painter, width, height)


def sides_of(handout: Handout) -> tuple[tuple[Cell, ...], ...]:
    """What stands on each printed side."""
    return impose(handout.sheet, len(handout.pages))


def labels_of(handout: Handout) -> tuple[str, ...]:
    """What each side is called: by the pages on it, where those are several."""
    if handout.shape.columns == 1:
        return ()
    return tuple(
        ", ".join(str(cell.page + 1) for cell in side if cell.page != BLANK) or "–" for side in sides_of(handout)
    )


def _paint_frame(painter: QPainter, handout: Handout, number: int) -> None:
    """The title of the page above it; how current it is, the date and the number below."""
    page, shape = handout.pages[number], handout.shape
    size = max(9.0, shape.text_px * 0.72)
    left, width = shape.side * DOTS, (shape.width - 2 * shape.side) * DOTS
    painter.save()
    painter.setFont(paper_font(size))
    painter.setPen(QColor(GREY))
    metrics = painter.fontMetrics()
    head = handout.title if handout.title.startswith(page.head) else f"{page.head} · {handout.title}"
    head = metrics.elidedText(head, Qt.TextElideMode.ElideRight, round(width))
    top = shape.top * DOTS - size * 1.2
    painter.drawText(QRectF(left, top - size * 1.5, width, size * 1.5), Qt.AlignmentFlag.AlignBottom, head)
    painter.setPen(QPen(QColor(LINE), 0.7))
    painter.drawLine(round(left), round(top + 2), round(left + width), round(top + 2))
    bottom = (shape.height - shape.bottom) * DOTS + size * 0.7
    painter.drawLine(round(left), round(bottom), round(left + width), round(bottom))
    painter.setPen(QColor(INK))
    count = f"{number + 1} / {len(handout.pages)}"
    wide = metrics.horizontalAdvance(count) + size
    made = tr("made {date}").format(date=shown_date(handout.made_on))
    words = " · ".join(filter(None, (page.foot, f"hrdesk, {made}")))
    room = QRectF(left, bottom + 2, width - wide, size * 4)
    painter.drawText(room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, words)
    place = QRectF(left + width - wide, bottom + 2, wide, size * 2)
    painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, count)
    painter.restore()


def _paint_marks(painter: QPainter, width: float, height: float) -> None:
    """Where to cut (through) and where to fold (dashed), and both in words."""
    painter.save()
    painter.setFont(paper_font(9))
    painter.setPen(QPen(QColor(INK), 0.7))
    for start, end, row in _cuts(width, height):
        painter.drawLine(round(start * DOTS), round(row * DOTS), round(end * DOTS), round(row * DOTS))
    pen = QPen(QColor(INK), 0.7, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    middle = width / 2
    for start in (0, height / 2 - _CUT_MM, height - _CUT_MM):
        length = 2 * _CUT_MM if 0 < start < height - _CUT_MM else _CUT_MM
        painter.drawLine(
            round(middle * DOTS), round(start * DOTS), round(middle * DOTS), round((start + length) * DOTS)
        )
    painter.drawText(round((middle + 1.5) * DOTS), round(4 * DOTS), tr("fold"))
    painter.drawText(round(1.5 * DOTS), round((height / 2 - 1) * DOTS), tr("cut"))
    painter.restore()


def _cuts(width: float, height: float) -> Iterator[tuple[float, float, float]]:
    """(from, to, at) of each mark across the sheet, in millimetres."""
    for start in (0, width / 2 - _CUT_MM, width - _CUT_MM):
        yield start, start + (2 * _CUT_MM if 0 < start < width - _CUT_MM else _CUT_MM), height / 2

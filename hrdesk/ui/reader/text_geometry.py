"""Where text stands in a document that is laid out: the block at a height, and the lines of a stretch of text."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextDocument


def block_at(document: QTextDocument, y: float) -> QTextBlock:
    """The first block that reaches below `y` pixels of the document.

    Not cursorForPosition: between paragraphs and in tables it answers with the end of the document.
    """
    layout = document.documentLayout()
    low, high = 0, document.blockCount() - 1
    while low < high:
        middle = (low + high) // 2
        if layout.blockBoundingRect(document.findBlockByNumber(middle)).bottom() > y:
            high = middle
        else:
            low = middle + 1
    return document.findBlockByNumber(low)


def draw_outline(
    painter: QPainter, document: QTextDocument, start: int, end: int, colour: str, *, is_dashed: bool = False
) -> None:
    """Draw a line around a stretch of text, so that it stands out without colour too."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 2, Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine))
    for rect in line_rects(document, start, end):
        painter.drawRoundedRect(rect.adjusted(-2, -1, 2, 1), 4, 4)


def line_rects(document: QTextDocument, start: int, end: int) -> Iterator[QRectF]:
    """A rectangle for each line of the positions from `start` up to `end`, in the coordinates of the document."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        layout = block.layout()
        origin = document.documentLayout().blockBoundingRect(block).topLeft()
        first, last = max(0, start - block.position()), min(block.length() - 1, end - block.position())
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            begin = max(first, line.textStart())
            stop = min(last, line.textStart() + line.textLength())
            if begin < stop:
                left, right = sorted((_x(line.cursorToX(begin)), _x(line.cursorToX(stop))))
                yield QRectF(origin.x() + left, origin.y() + line.y(), right - left, line.height())
        block = block.next()


def _x(place: object) -> float:
    """Some versions of PySide6 give the place in the line as well."""
    value = place[0] if isinstance(place, tuple) else place
    assert isinstance(value, (int, float))
    return float(value)

"""A text laid out in pages of paper, on which it is painted one by one."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, QSizeF, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QPainter,
    QPalette,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
    QTextTable,
)

from hrdesk.core.imposition import Shape
from hrdesk.ui.paper.paper_style import INK, paper_style

DOTS = 96 / 25.4
"""Dots a millimetre in which paper is laid out."""
_EDGE = 4
"""Dots beside a page that borders may take."""
_TALLEST = 0.8
"""Of a page: no picture is taller, so that its words stay beside it."""

_WHOLE = 0.45
"""Of a page: a lower table or callout is not torn."""

PictureFinder = Callable[[str, float, float], QImage | None]
"""The picture of an address, at most so many dots wide and high."""


class PaperText(QTextDocument):
    """HTML in the columns of a shape. No heading stands alone at the foot of a page."""

    def __init__(self, html: str, shape: Shape, find: PictureFinder, text_px: int = 0) -> None:
        """`text_px` is the size of running text where it is another than that of the shape."""
        super().__init__()
        text_px = text_px or shape.text_px
        self._find = find
        self._room = QSizeF((shape.width - 2 * shape.side) * DOTS, (shape.height - shape.top - shape.bottom) * DOTS)
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self.setIndentWidth(text_px * 1.7)
        self.setDefaultFont(paper_font(text_px))
        self.setDefaultStyleSheet(paper_style(text_px))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(option)
        self.setPageSize(self._room)
        self.setHtml(html)
        self._keep_together()

    @property
    def room(self) -> QSizeF:
        """Of one page, in dots."""
        return self._room

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002, N802
        address = name if isinstance(name, QUrl) else QUrl(name)
        picture = self._find(address.toString(), self._room.width(), self._room.height() * _TALLEST)
        return picture or QImage(1, 1, QImage.Format.Format_ARGB32)

    def paint_page(self, painter: QPainter, page: int) -> None:
        """Paint one page with its upper left corner at the origin."""
        painter.save()
        painter.translate(0, -page * self._room.height())
        shown = QRectF(-_EDGE, page * self._room.height(), self._room.width() + 2 * _EDGE, self._room.height())
        context: Any = QAbstractTextDocumentLayout.PaintContext()  # whose fields the stubs of PySide lack
        context.clip = shown
        context.palette.setColor(QPalette.ColorRole.Text, QColor(INK))
        painter.setClipRect(shown)
        self.documentLayout().draw(painter, context)
        painter.restore()

    def page_of(self, slug: str) -> int:
        """The page on which a heading stands; 0 where there is none of that name."""
        return self._places.get(slug, 0)

    def _keep_together(self) -> None:
        """Qt would leave a heading at the foot of a page, and its text or table at the head of the next."""
        self._places: dict[str, int] = {}
        block = self.begin()
        while block.isValid():
            after = _behind_headings(block)
            table = QTextCursor(after).currentTable() if after.isValid() else None
            if block.blockFormat().headingLevel() and not QTextCursor(block).currentTable():
                if after.isValid() and self._page(block) < (self._last_page(table) if table else self._page(after)):
                    form = block.blockFormat()
                    form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                    QTextCursor(block).setBlockFormat(form)
                while block != after:
                    self._note_place(block)
                    block = block.next()
                continue
            if table and self._first_page(table) < self._last_page(table):
                frame = table.format()
                frame.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                table.setFormat(frame)
            block = self._behind(table) if table else block.next()

    def _behind(self, table: QTextTable) -> QTextBlock:
        """The block behind a table, whose headings are noted on the way."""
        block = table.firstCursorPosition().block()
        while block.isValid() and block.position() <= table.lastPosition():
            self._note_place(block)
            block = block.next()
        return block

    def _note_place(self, block: QTextBlock) -> None:
        if block.blockFormat().headingLevel() and block.length() > 1:
            for name in block.begin().fragment().charFormat().anchorNames():
                self._places[name] = self._page(block)

    def _first_page(self, table: QTextTable) -> int:
        return int((self._box(table).top() + 1) // self._room.height())

    def _last_page(self, table: QTextTable) -> int:
        """Where a table ends that is low enough to stay whole; where it begins, for others."""
        box = self._box(table)
        end = box.bottom() - 1 if box.height() < self._room.height() * _WHOLE else box.top() + 1
        return int(end // self._room.height())

    def _box(self, table: QTextTable) -> QRectF:
        return self.documentLayout().frameBoundingRect(table)

    def _page(self, block: QTextBlock) -> int:
        """On which page the first line of a block stands."""
        box = self.documentLayout().blockBoundingRect(block)
        return int((box.top() + 1) // self._room.height())


def _behind_headings(block: QTextBlock) -> QTextBlock:
    """The first block from here on that is no heading."""
    while block.isValid() and block.blockFormat().headingLevel() and not QTextCursor(block).currentTable():
        block = block.next()
    return block


def paper_font(size: float, *, bold: bool = False) -> QFont:
    """The system's font in so many dots, with the distances of paper and not of a screen."""
    chosen = QFont(QGuiApplication.font())
    chosen.setPixelSize(round(size))
    chosen.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if bold:
        chosen.setWeight(QFont.Weight.DemiBold)
    return chosen

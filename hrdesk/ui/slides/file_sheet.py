"""Lays slides out for other programs, with room to spare for their fonts, and tells where each part stands."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTextTable

from hrdesk.core.deck import DeckSlide
from hrdesk.core.deck_file import FileFigure, FilePage, FilePart
from hrdesk.core.slide_page import Canvas, SlidePage
from hrdesk.core.slide_parts import PartKind, SlidePart, parts_of
from hrdesk.ui.figure_image import figure_image
from hrdesk.ui.slides.slide_sheet import SlideSheet
from hrdesk.ui.slides.slide_text import FigureFinder, SlideText, figure_width, gap_below
from hrdesk.ui.theme import Colours

_FAMILIES = ("Arial", "Liberation Sans")
"""The font that the files ask for, and the one that is as wide; the system's where neither is there."""
_SPARE = 1.1
"""How much wider the text may be where there is another font. Its lines are lower there in any case."""
_NUMBER = " (10/10)"
"""What may come behind a title."""
_PICTURE_RATIO = 1.5
"""Dots to the pixel of the canvas: 216 to the inch of a slide 7.5 inches high."""


class FileSheet(SlideSheet):
    """A sheet whose lines are a tenth shorter than there is room."""

    def __init__(self, canvas: Canvas, colours: Colours, find: FigureFinder, *, with_pictures: bool) -> None:
        super().__init__(canvas, colours, find)
        self._with_pictures = with_pictures

    @property
    def width(self) -> int:
        return int(super().width / _SPARE)

    def text(self, slide: DeckSlide, html: str, size: int, figure_share: float = 1) -> SlideText:
        text = super().text(slide, html, size, figure_share)
        font = text.defaultFont()
        font.setFamilies([*_FAMILIES, *font.families()])
        text.setDefaultFont(font)
        return text

    def file_page(self, page: SlidePage) -> FilePage:
        """Where everything stands on a page that was cut on this sheet."""
        slide = page.slide
        title_size = self._title(slide).defaultFont().pixelSize()
        return FilePage(page, title_size, self._body_top(slide), tuple(self._parts(page)))

    def _title(self, slide: DeckSlide) -> SlideText:
        return super()._title(replace(slide, title=slide.title + _NUMBER))

    def _parts(self, page: SlidePage) -> Iterator[FilePart]:
        top, before = float(self._body_top(page.slide)), ""
        for press, body in enumerate(page.bodies):
            for part in parts_of(body.removeprefix(before)):
                text = self.text(page.slide, part.html, page.size, page.figure_share)
                figure = self._figure(page, part) if part.kind is PartKind.FIGURE else None
                height = figure.height if figure else text.height
                yield FilePart(part, top, height, press, *_grid(text), figure)
                top += height + gap_below(page.size)
            before = body

    def _figure(self, page: SlidePage, part: SlidePart) -> FileFigure | None:
        name, _, band = part.address.partition("?")
        figure = self._find(page.slide.article_id, name)
        if not figure:
            return None
        room = round(self.room(page.slide) * page.figure_share) - page.size // 2
        top, bottom = map(float, band.split("-")) if band else (0.0, float(figure.height))
        placed = FileFigure(figure, figure_width(figure, self.width, room), top, bottom)
        return replace(placed, png=_picture(placed, self.colours)) if self._with_pictures else placed


def _grid(text: SlideText) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """How wide Qt makes each column of the table that a text is, and how high each row, in pixels; else nothing."""
    tables = [frame for frame in text.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    if not tables:
        return (), ()
    table, layout = tables[0], text.documentLayout()
    padding = 2 * table.format().cellPadding()

    def cell(row: int, column: int) -> QRectF:
        return layout.blockBoundingRect(table.cellAt(row, column).firstCursorPosition().block())

    tops = [cell(row, 0).top() for row in range(table.rows())] + [layout.frameBoundingRect(table).bottom()]
    columns = tuple(cell(0, column).width() + padding for column in range(table.columns()))
    return columns, tuple(below - top for top, below in pairwise(tops))


def _picture(placed: FileFigure, colours: Colours) -> bytes:
    """The figure, or its band, as PNG on the colour of the slide."""
    drawn = figure_image(placed.figure, colours, placed.width, _PICTURE_RATIO)
    drawn.setDevicePixelRatio(1)
    scale = drawn.width() / placed.figure.width
    band = drawn.copy(0, round(placed.top * scale), drawn.width(), round((placed.bottom - placed.top) * scale))
    image = QImage(band.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(colours.surface))
    painter = QPainter(image)
    painter.drawImage(0, 0, band)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())

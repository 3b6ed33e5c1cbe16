"""Where the parts of a slide stand on a canvas: the line over the title, the title, the body, and the foot."""

from functools import lru_cache, partial
from html import escape

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from hrdesk.core.deck import DeckSlide, SlideKind
from hrdesk.core.slide_page import SMALLEST, Canvas, SlidePage
from hrdesk.ui.slides.slide_text import FigureFinder, SlideText, slide_font
from hrdesk.ui.theme import Colours

_SIDE = 96
"""Pixels free on each side."""
_TOP = 64
_FOOT = 72
"""Pixels of the line at the bottom."""
_OVER = 30
_TITLES = (64, 56, 48, 40)
"""Sizes of a title, the largest that takes two lines at most."""
_TITLE_LINES = 2
_GAP = 36
_LONGEST_KEPT = 6
"""Pages whose text stays laid out: the one on show, its neighbours, and what another window shows of them."""


class SlideSheet:
    """Lays slides out for one canvas in one set of colours."""

    def __init__(self, canvas: Canvas, colours: Colours, find: FigureFinder) -> None:
        self.canvas = canvas
        self.colours = colours
        self._find = find
        self._body_of = lru_cache(_LONGEST_KEPT)(self._make_body)

    @property
    def width(self) -> int:
        """Pixels that text may take."""
        return self.canvas.width - 2 * _SIDE

    def room(self, slide: DeckSlide) -> int:
        """Pixels from below the title to the foot."""
        return self.canvas.height - _FOOT - _GAP - self._body_top(slide)

    def text(self, slide: DeckSlide, html: str, size: int, figure_share: float = 1) -> SlideText:
        """A body as it would be laid out on this slide."""
        figure_room = round(self.room(slide) * figure_share) - size // 2  # below it there is a gap
        return SlideText(html, size, self.width, self.colours, partial(self._find, slide.article_id), figure_room)

    def prepare(self, page: SlidePage, press: int = 0) -> None:
        """Lay a page out before it is shown."""
        self._body_of(page, press)

    def paint(self, painter: QPainter, page: SlidePage, press: int) -> None:
        """Paint a page on a painter whose units are those of the canvas."""
        slide = page.slide
        painter.fillRect(QRectF(0, 0, self.canvas.width, self.canvas.height), QColor(self.colours.surface))
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        body = self._body_of(page, press)
        if slide.kind is SlideKind.TITLE:
            self._paint_opening(painter, slide, body)
        else:
            self._paint_head(painter, slide)
            self._paint_text(painter, body, self._body_top(slide))
        self._paint_foot(painter, page)

    def _make_body(self, page: SlidePage, press: int) -> SlideText:
        body = page.bodies[min(press, page.presses)]
        return self.text(page.slide, body, page.size, page.figure_share)

    def _paint_opening(self, painter: QPainter, slide: DeckSlide, body: SlideText) -> None:
        title = self._title(slide)
        top = max(_TOP, (self.canvas.height - _FOOT - title.height - _GAP - body.height) / 2)
        painter.fillRect(QRectF(0, 0, 24, self.canvas.height), QColor(self.colours.accent))
        self._paint_text(painter, title, top)
        self._paint_text(painter, body, top + title.height + _GAP)

    def _paint_head(self, painter: QPainter, slide: DeckSlide) -> None:
        if slide.over:
            metrics = QFontMetrics(slide_font(_OVER))
            painter.setFont(slide_font(_OVER))
            painter.setPen(QColor(self.colours.accent))
            words = metrics.elidedText(slide.over, Qt.TextElideMode.ElideRight, self.width)
            painter.drawText(QPointF(_SIDE, _TOP + metrics.ascent()), words)
        self._paint_text(painter, self._title(slide), self._title_top(slide))

    def _paint_text(self, painter: QPainter, text: SlideText, top: float) -> None:
        painter.save()
        painter.translate(_SIDE, top)
        text.drawContents(painter)
        painter.restore()

    def _paint_foot(self, painter: QPainter, page: SlidePage) -> None:
        top = self.canvas.height - _FOOT
        painter.setPen(QPen(QColor(self.colours.line), 2))
        painter.drawLine(QPointF(_SIDE, top), QPointF(self.canvas.width - _SIDE, top))
        painter.setFont(slide_font(SMALLEST))
        painter.setPen(QColor(self.colours.muted))
        metrics = QFontMetrics(slide_font(SMALLEST))
        line = QRectF(_SIDE, top, self.width, _FOOT)
        part = f"{page.part} / {page.parts}" if page.parts > 1 else ""
        left = self.width - (metrics.horizontalAdvance(part) + _SIDE if part else 0)
        words = metrics.elidedText(page.slide.foot, Qt.TextElideMode.ElideRight, left)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, part)

    def _title_top(self, slide: DeckSlide) -> int:
        return _TOP + (_OVER + _GAP // 2 if slide.over else 0)

    def _body_top(self, slide: DeckSlide) -> int:
        return round(self._title_top(slide) + self._title(slide).height + _GAP)

    def _title(self, slide: DeckSlide) -> SlideText:
        for size in _TITLES:
            font = slide_font(size, bold=True)
            html = f'<div style="font-size: {size}px; font-weight: 600;">{escape(slide.title)}</div>'
            text = SlideText(html, size, self.width, self.colours, lambda _: None, self.canvas.height)
            if text.height <= _TITLE_LINES * QFontMetrics(font).lineSpacing() + 1:
                return text
        return text

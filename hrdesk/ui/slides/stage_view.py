"""Shows what stands on the audience's screen, in whatever room there is."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from hrdesk.core.deck import SlideKind
from hrdesk.core.live_list import LiveList
from hrdesk.core.slide_page import SlidePage
from hrdesk.core.stage import Blank, Point, Stage
from hrdesk.ui.slides.cutting import live_page
from hrdesk.ui.slides.slide_sheet import SlideSheet
from hrdesk.ui.slides.slide_text import slide_font

_KEPT = 5
"""Painted pages that are kept: the one on show, those around it, and one that was left."""
_POINTER = 15
"""Half of the pointer's width, in pixels of the canvas."""
_POINTER_COLOURS = ("#000000", "#ffffff", "#e3002b")
"""From the outside: one of its rings is seen on any ground."""
_CLOCK = QRectF(-300, 8, 204, 52)
"""Of the time that is left, from the upper right corner of the canvas: above every title."""
_PREPARE_MS = 30

Place = tuple[SlidePage, int]
"""A page, and how often the key was pressed on it."""


class StageView(QWidget):
    """Paints a stage as large as fits, with bars in one colour around it."""

    pointed = Signal(object)
    """The mouse moves over this Point of the slide; None when it leaves."""
    pressed = Signal()

    def __init__(self, sheet: SlideSheet, bars: str, parent: QWidget | None = None, *, at_top: bool = False) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._bars = bars
        self._is_at_top = at_top
        self._stage: Stage | None = None
        self._painted: OrderedDict[Place, QPixmap] = OrderedDict()
        self._waiting: list[Place] = []
        self._preparing = QTimer(self, singleShot=True, interval=_PREPARE_MS)
        self._preparing.timeout.connect(self._prepare_next)
        self._live_page = lru_cache(maxsize=4)(self._fit_live)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(160, 90)

    @property
    def sheet(self) -> SlideSheet:
        return self._sheet

    @property
    def stage(self) -> Stage | None:
        """What is on show."""
        return self._stage

    @property
    def slide_rect(self) -> QRectF:
        """The slide, in pixels of this widget."""
        canvas = self._sheet.canvas
        scale = min(self.width() / canvas.width, self.height() / canvas.height)
        width, height = canvas.width * scale, canvas.height * scale
        top = 0 if self._is_at_top else (self.height() - height) / 2
        return QRectF((self.width() - width) / 2, top, width, height)

    def set_sheet(self, sheet: SlideSheet, bars: str) -> None:
        """Paint on another canvas, or in other colours."""
        self._sheet, self._bars = sheet, bars
        self._forget()

    def show_stage(self, stage: Stage | None, *, at_once: bool = False) -> None:
        """Show this instead of what was on show, if it is something else; at once, or with the next paint."""
        if stage == self._stage:
            return
        self._stage = stage
        if at_once and self.isVisible():
            self.repaint()
        else:
            self.update()

    def prepare(self, places: Sequence[Place]) -> None:
        """Paint pages ahead, one after the other, while nothing else happens."""
        self._waiting = [place for place in places if place[0].slide.kind is not SlideKind.LIVE]
        self._preparing.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        painter = QPainter(self)
        stage = self._stage
        if stage is None or stage.blank is not Blank.NO:
            is_white = stage is not None and stage.blank is Blank.WHITE
            painter.fillRect(self.rect(), QColor("#ffffff" if is_white else "#000000" if stage else self._bars))
        else:
            painter.fillRect(self.rect(), QColor(self._bars))
            self._paint_slide(painter, stage)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802
        self._forget()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.pointed.emit(self._point_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: ARG002, N802
        self.pointed.emit(None)

    def _point_at(self, place: QPointF) -> Point | None:
        rect = self.slide_rect
        point = Point((place.x() - rect.left()) / rect.width(), (place.y() - rect.top()) / rect.height())
        if not point.is_on_slide:
            return None
        return self._stage.zoom.on_slide(point) if self._stage and self._stage.zoom else point

    def _paint_slide(self, painter: QPainter, stage: Stage) -> None:
        rect, canvas = self.slide_rect, self._sheet.canvas
        page = self._live_page(stage.page, stage.live) if stage.page.slide.kind is SlideKind.LIVE else stage.page
        if stage.zoom is None:
            painter.drawPixmap(rect.topLeft(), self._pixmap((page, stage.press)))
        painter.setClipRect(rect)
        painter.translate(rect.topLeft())
        painter.scale(rect.width() / canvas.width, rect.height() / canvas.height)
        if stage.zoom is not None:
            painter.save()
            painter.scale(stage.zoom.times, stage.zoom.times)
            corner = stage.zoom.corner
            painter.translate(-corner.x * canvas.width, -corner.y * canvas.height)
            self._sheet.paint(painter, page, stage.press)
            painter.restore()
        if stage.clock:
            self._paint_clock(painter, stage.clock)
        if stage.pointer:
            place = stage.zoom.on_part(stage.pointer) if stage.zoom else stage.pointer
            self._paint_pointer(painter, QPointF(place.x * canvas.width, place.y * canvas.height))

    def _paint_clock(self, painter: QPainter, words: str) -> None:
        colours, box = self._sheet.colours, _CLOCK.translated(self._sheet.canvas.width, 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent), 3))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(box, 10, 10)
        painter.setFont(slide_font(40, bold=True))
        painter.setPen(QColor(colours.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_pointer(self, painter: QPainter, place: QPointF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for ring, colour in enumerate(_POINTER_COLOURS):
            radius = _POINTER - 3 * ring
            painter.setBrush(QColor(colour))
            painter.drawEllipse(place, radius, radius)

    def _pixmap(self, place: Place) -> QPixmap:
        """The page as it is painted at this size; kept for when it comes back."""
        found = self._painted.get(place)
        if found is None:
            found = self._paint_page(*place)
            self._painted[place] = found
            while len(self._painted) > _KEPT:
                self._painted.popitem(last=False)
        self._painted.move_to_end(place)
        return found

    def _paint_page(self, page: SlidePage, press: int) -> QPixmap:
        rect, ratio, canvas = self.slide_rect, self.devicePixelRatioF(), self._sheet.canvas
        pixmap = QPixmap(max(1, round(rect.width() * ratio)), max(1, round(rect.height() * ratio)))
        painter = QPainter(pixmap)
        painter.scale(pixmap.width() / canvas.width, pixmap.height() / canvas.height)
        self._sheet.paint(painter, page, press)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _prepare_next(self) -> None:
        while self._waiting and self._waiting[0] in self._painted:
            self._painted.move_to_end(self._waiting.pop(0))
        if self._waiting and self.isVisible():
            self._pixmap(self._waiting.pop(0))
            self._preparing.start()

    def _forget(self) -> None:
        """What was painted is of another size or look; what is wanted ahead is painted anew."""
        self._waiting = [*self._painted, *self._waiting][:_KEPT]
        self._painted.clear()
        self._live_page.cache_clear()
        self.update()

    def _fit_live(self, page: SlidePage, live: LiveList) -> SlidePage:
        return live_page(page.slide, live, self._sheet)

"""The sheets of a handout below each other, as they will be printed."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from hrdesk.core.imposition import Cell
from hrdesk.ui.paper.layout import Handout
from hrdesk.ui.paper.painting import paint_side, sides_of
from hrdesk.ui.paper.paper_text import DOTS
from hrdesk.ui.theme import Space

_WIDEST = 900
"""Pixels of a sheet."""
_KEPT = 12
"""Sheets whose pictures are kept."""


class PagesView(QAbstractScrollArea):
    """Paints what is in view, and keeps the pictures of the sheets that were painted last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._handout: Handout | None = None
        self._sides: tuple[tuple[Cell, ...], ...] = ()
        self._pictures: dict[int, QPixmap] = {}
        self.setAccessibleName(self.tr("The handout as it will be printed"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def handout(self) -> Handout | None:
        return self._handout

    def show_handout(self, handout: Handout | None) -> None:
        """Show another one from where the last one was looked at; None for nothing."""
        self._handout = handout
        self._sides = sides_of(handout) if handout else ()
        self._renew()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self.palette().window())
        if not self._handout:
            return
        for number in range(len(self._sides)):
            place = self._place(self._handout, number)
            if place.intersects(self.viewport().rect()):
                painter.drawPixmap(place.topLeft(), self._picture(self._handout, number, place))
                painter.setPen(QColor(128, 128, 128))
                painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _renew(self) -> None:
        self._pictures.clear()
        bar = self.verticalScrollBar()
        bottom = 0
        if self._handout:
            bottom = self._place(self._handout, len(self._sides) - 1).bottom() + bar.value() + Space.MEDIUM
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(Space.HUGE)
        bar.setRange(0, max(0, bottom - self.viewport().height()))
        self.viewport().update()

    def _place(self, handout: Handout, number: int) -> QRect:
        """Where a sheet stands in the viewport."""
        width_mm, height_mm = handout.shape.paper
        width = max(1, min(self.viewport().width() - 2 * Space.MEDIUM, _WIDEST))
        height = round(width * height_mm / width_mm)
        top = Space.MEDIUM + number * (height + Space.MEDIUM) - self.verticalScrollBar().value()
        return QRect((self.viewport().width() - width) // 2, top, width, height)

    def _picture(self, handout: Handout, number: int, place: QRect) -> QPixmap:
        if number not in self._pictures:
            if len(self._pictures) >= _KEPT:
                self._pictures.pop(next(iter(self._pictures)))
            ratio = self.devicePixelRatioF()
            picture = QPixmap(place.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.white)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            scale = place.width() / (handout.shape.paper[0] * DOTS)
            painter.scale(scale, scale)
            paint_side(painter, handout, self._sides[number])
            painter.end()
            self._pictures[number] = picture
        return self._pictures[number]

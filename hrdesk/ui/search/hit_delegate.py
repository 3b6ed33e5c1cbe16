"""Draws a search result: title, where, why, and the excerpt with its words marked."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hrdesk.core.excerpt import Excerpt
from hrdesk.core.hit import Hit
from hrdesk.ui.search.hits_model import GroupRow
from hrdesk.ui.section_words import section_words
from hrdesk.ui.theme import LIGHT, Colours, Space, Type, font


class HitDelegate(QStyledItemDelegate):
    """Paints by hand, one line for the title and one for the excerpt."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._title = font(Type.BASE, bold=True)
        self._small = font(Type.SMALL)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours

    def sizeHint(  # noqa: N802
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        line = QFontMetrics(self._small).height()
        if isinstance(index.data(Qt.ItemDataRole.UserRole), GroupRow):
            return QSize(200, line + Space.MEDIUM)
        return QSize(200, QFontMetrics(self._title).height() + line + 2 * Space.SMALL + Space.TINY)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect  # type: ignore[attr-defined]  # missing in the stubs
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        if isinstance(row, GroupRow):
            self._paint_group(painter, area, row.text)
        else:
            self._paint_hit(painter, area, row, is_chosen=bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_group(self, painter: QPainter, area: QRect, text: str) -> None:
        painter.setFont(font(Type.SMALL, bold=True))
        painter.setPen(QColor(self._colours.muted))
        inner = area.adjusted(Space.MEDIUM, 0, -Space.MEDIUM, -2)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom.value | Qt.AlignmentFlag.AlignLeft.value, shown)

    def _paint_hit(self, painter: QPainter, area: QRect, hit: Hit, *, is_chosen: bool) -> None:
        box = area.adjusted(Space.TINY, 1, -Space.TINY, -1)
        if is_chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(self._colours.accent_soft))
            painter.setPen(QPen(QColor(self._colours.accent), 2))
            painter.drawRoundedRect(box, 8, 8)
        if hit.is_emergency:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours.danger))
            painter.drawRoundedRect(box.left() + 2, box.top() + 8, 5, box.height() - 16, 2, 2)
        inner = box.adjusted(Space.MEDIUM, Space.SMALL, -Space.MEDIUM, -Space.TINY)
        self._paint_title(painter, inner, hit)
        below = inner.top() + QFontMetrics(self._title).height() + 2
        self._paint_excerpt(painter, QRect(inner.left(), below, inner.width(), inner.bottom() - below), hit.excerpt)

    def _paint_title(self, painter: QPainter, area: QRect, hit: Hit) -> None:
        metrics = QFontMetrics(self._title)
        title = metrics.elidedText(hit.title, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(self._title)
        painter.setPen(QColor(self._colours.ink))
        flags = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value
        painter.drawText(area, flags, title)
        rest = area.adjusted(metrics.horizontalAdvance(title) + Space.MEDIUM, 1, 0, 0)
        if rest.width() > 60:
            painter.setFont(self._small)
            painter.setPen(QColor(self._colours.muted))
            painter.drawText(rest, flags, _elided(self._where(hit), self._small, rest.width()))

    def _where(self, hit: Hit) -> str:
        parts = [hit.heading or section_words(hit.section)]
        if hit.why:
            parts.append(self.tr("also called {name}").format(name=hit.why))
        return " · ".join(parts)

    def _paint_excerpt(self, painter: QPainter, area: QRect, excerpt: Excerpt) -> None:
        shown = _elided(excerpt.text, self._small, area.width())
        layout = QTextLayout(shown, self._small)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats(
            [self._mark(start, min(end, len(shown))) for start, end in excerpt.marks if start < len(shown)]
        )
        layout.beginLayout()
        line = layout.createLine()
        if line.isValid():
            line.setLineWidth(area.width())
        layout.endLayout()
        painter.setPen(QColor(self._colours.ink))
        painter.setClipRect(area.adjusted(0, 0, 0, Space.SMALL))
        layout.draw(painter, QPointF(area.left(), area.top()))

    def _mark(self, start: int, end: int) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.DemiBold)
        look.setBackground(QColor(self._colours.found))
        look.setForeground(QColor(self._colours.ink))
        piece = QTextLayout.FormatRange()
        piece.start = start  # type: ignore[attr-defined]  # the stubs lack the members
        piece.length = end - start  # type: ignore[attr-defined]
        piece.format = look  # type: ignore[attr-defined]
        return piece


def _elided(text: str, chosen: QFont, width: int) -> str:
    return QFontMetrics(chosen).elidedText(text, Qt.TextElideMode.ElideRight, width)

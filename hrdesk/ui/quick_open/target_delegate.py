"""Draws a target: its words on the left, what it is on the right."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hrdesk.ui.chosen_row import draw_chosen
from hrdesk.ui.quick_open.target import Target
from hrdesk.ui.theme import Colours, Space, Type, font

_KIND_SHARE = 0.45
"""Of the width, at most."""


class TargetDelegate(QStyledItemDelegate):
    """Paints one line a row."""

    def __init__(self, colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._words = font(Type.BASE)
        self._kind = font(Type.SMALL)

    def sizeHint(  # noqa: N802
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        return QSize(200, QFontMetrics(self._words).height() + 2 * Space.SMALL)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        target: Target = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect  # type: ignore[attr-defined]  # missing in the stubs
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            draw_chosen(painter, area.adjusted(Space.TINY, 1, -Space.TINY, -1), self._colours)
        inner = area.adjusted(Space.MEDIUM + Space.TINY, 0, -Space.MEDIUM, 0)
        metrics = QFontMetrics(self._kind)
        kind = metrics.elidedText(target.kind, Qt.TextElideMode.ElideRight, round(inner.width() * _KIND_SHARE))
        painter.setFont(self._kind)
        painter.setPen(QColor(self._colours.muted))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignVCenter.value, kind)
        room = inner.adjusted(0, 0, -metrics.horizontalAdvance(kind) - Space.MEDIUM, 0)
        words = QFontMetrics(self._words).elidedText(target.words, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(self._words)
        painter.setPen(QColor(self._colours.ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value, words)
        painter.restore()

"""Draws what becomes of a note: the outcome, its page, its words, and why."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hrdesk.ui.chosen_row import draw_chosen
from hrdesk.ui.outcome_row import OutcomeRow
from hrdesk.ui.theme import Colours, Space, Type, font


class OutcomeDelegate(QStyledItemDelegate):
    """Paints up to three lines a row, the outcome in a column of its own."""

    def __init__(self, outcomes: Iterable[str], colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._words = font(Type.SMALL)
        self._strong = font(Type.SMALL)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._height = QFontMetrics(self._strong).height()
        metrics = QFontMetrics(self._strong)
        self._column = max(map(metrics.horizontalAdvance, outcomes)) + Space.LARGE

    def sizeHint(  # noqa: N802
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        row: OutcomeRow = index.data(Qt.ItemDataRole.UserRole)
        lines = 1 + bool(row.words) + bool(row.why)
        return QSize(200, lines * self._height + 2 * Space.SMALL)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: OutcomeRow = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect  # type: ignore[attr-defined]  # missing in the stubs
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            draw_chosen(painter, area.adjusted(Space.TINY, 1, -Space.TINY, -1), self._colours)
        room = area.adjusted(Space.MEDIUM, Space.SMALL, -Space.MEDIUM, -Space.SMALL)
        room.setHeight(self._height)
        tone = getattr(self._colours, row.tone)
        self._draw(painter, room, row.outcome, self._strong, tone)
        room.setLeft(room.left() + self._column)
        self._draw(painter, room, row.title, self._strong, self._colours.ink)
        for words, colour in ((row.words, self._colours.ink), (row.why, self._colours.muted)):
            if words:
                room.translate(0, self._height)
                self._draw(painter, room, words, self._words, colour)
        painter.restore()

    def _draw(self, painter: QPainter, room: QRect, words: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeading.value | Qt.AlignmentFlag.AlignVCenter.value, shown)

"""Draws a line of an import: what becomes of the note, its page, its words, and why."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hrdesk.core.import_outcome import Outcome
from hrdesk.ui.chosen_row import draw_chosen
from hrdesk.ui.importing.line_words import LineRow, outcome_words
from hrdesk.ui.theme import Colours, Space, Type, font

_TONES = {
    Outcome.NEW: "tip_text",
    Outcome.CHANGED: "note_text",
    Outcome.BOTH: "note_text",
    Outcome.SKIPPED: "muted",
    Outcome.NOT_PLACED: "warning_text",
    Outcome.REFUSED: "danger_text",
}


class LineDelegate(QStyledItemDelegate):
    """Paints up to three lines a row, the outcome in a column of its own."""

    def __init__(self, colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._words = font(Type.SMALL)
        self._strong = font(Type.SMALL)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._height = QFontMetrics(self._strong).height()
        metrics = QFontMetrics(self._strong)
        self._column = max(metrics.horizontalAdvance(outcome_words(outcome)) for outcome in Outcome) + Space.LARGE

    def sizeHint(  # noqa: N802
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        row: LineRow = index.data(Qt.ItemDataRole.UserRole)
        lines = 1 + bool(row.words) + bool(row.why)
        return QSize(200, lines * self._height + 2 * Space.SMALL)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: LineRow = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect  # type: ignore[attr-defined]  # missing in the stubs
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            draw_chosen(painter, area.adjusted(Space.TINY, 1, -Space.TINY, -1), self._colours)
        room = area.adjusted(Space.MEDIUM, Space.SMALL, -Space.MEDIUM, -Space.SMALL)
        room.setHeight(self._height)
        tone = getattr(self._colours, _TONES[row.line.outcome])
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

"""Draws a note in a list: its colour, the quote, the note, and where it stands."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hrdesk.ui.notes.notes_model import NoteRow
from hrdesk.ui.theme import LIGHT, Colours, Space, Type, font

_EDGE = 6
_QUOTE_LINES = 2


class NoteDelegate(QStyledItemDelegate):
    """Paints rows by hand: rich text in each row would be slower than the eye allows."""

    def __init__(self, parent: QObject | None = None, *, shows_title: bool) -> None:
        super().__init__(parent)
        self._shows_title = shows_title
        self._colours = LIGHT

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours

    def sizeHint(  # noqa: N802
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        row: NoteRow = index.data(Qt.ItemDataRole.UserRole)
        line = QFontMetrics(font(Type.SMALL)).height() + 2
        lines = 1 + (_QUOTE_LINES if row.quote else 0) + (1 if row.note else 0)
        return QSize(200, lines * line + 2 * Space.SMALL + Space.TINY)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: NoteRow = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect.adjusted(2, 2, -2, -2)  # type: ignore[attr-defined]  # missing in the stubs
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        self._paint_ground(painter, area, state)
        inner = area.adjusted(_EDGE + Space.MEDIUM, Space.SMALL, -Space.SMALL, -Space.SMALL)
        if row.quote:
            inner = self._paint_text(painter, inner, row.quote, self._colours.ink, _QUOTE_LINES)
        if row.note:
            inner = self._paint_text(painter, inner, row.note, self._colours.ink, 1, bold=True)
        foot = f"{row.title} · {row.when}" if self._shows_title else row.when
        self._paint_text(painter, inner, foot, self._colours.muted, 1)
        if row.colour:
            painter.setPen(QPen(QColor(self._colours.edge), 1))
            painter.setBrush(QColor(self._colours.highlight(row.colour)))
            painter.drawRoundedRect(area.left() + 3, area.top() + 6, _EDGE, area.height() - 12, 3, 3)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setBrush(QColor(self._colours.accent_soft if selected else self._colours.surface))
        painter.setPen(QPen(QColor(self._colours.accent if focused else self._colours.line), 2 if focused else 1))
        painter.drawRoundedRect(area, 8, 8)

    def _paint_text(
        self, painter: QPainter, area: QRect, text: str, colour: str, lines: int, *, bold: bool = False
    ) -> QRect:
        """Paint up to so many lines; returns what is left of the area below them."""
        chosen = font(Type.SMALL, bold=bold)
        metrics = QFontMetrics(chosen)
        height = lines * (metrics.height() + 2)
        box = QRect(area.left(), area.top(), area.width(), height)
        if lines == 1:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        else:
            text = _shortened(text, metrics, lines * box.width())
        painter.setFont(chosen)
        painter.setPen(QColor(colour))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft.value | Qt.TextFlag.TextWordWrap.value, text)
        return area.adjusted(0, height, 0, 0)


def _shortened(text: str, metrics: QFontMetrics, width: int) -> str:
    """Elided to what fits in lines of that much width in all; words that wrap cost about a tenth."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(width * 0.88))

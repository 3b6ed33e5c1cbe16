"""Draws an item of a running order: its number, its title, and what it is; its minutes stand beside it as a field."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hrdesk.ui.chosen_row import draw_chosen
from hrdesk.ui.theme import LIGHT, Colours, Space, Type, font
from hrdesk.ui.training.order_words import ItemRow

ROW = Qt.ItemDataRole.UserRole
MINUTES_WIDTH = 96
"""Pixels that the field for minutes takes on the right."""

_LEFT = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value
_RIGHT = Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignVCenter.value


class OrderDelegate(QStyledItemDelegate):
    """Paints two lines a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.colours: Colours = LIGHT
        self._title = font(Type.BASE)
        self._under = font(Type.SMALL)

    def sizeHint(  # noqa: N802
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        lines = QFontMetrics(self._title).height() + QFontMetrics(self._under).height()
        return QSize(240, lines + 2 * Space.SMALL)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: ItemRow = index.data(ROW)
        area: QRect = option.rect  # type: ignore[attr-defined]  # missing in the stubs
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            draw_chosen(painter, area.adjusted(Space.TINY, 1, -Space.TINY, -1), self.colours)
        inner = area.adjusted(Space.MEDIUM, Space.SMALL, -MINUTES_WIDTH - Space.HUGE, -Space.SMALL)
        ink, muted = QColor(self.colours.ink), QColor(self.colours.muted)
        number = QRect(inner.left(), inner.top(), QFontMetrics(self._title).horizontalAdvance("00."), inner.height())
        painter.setFont(self._title)
        painter.setPen(muted)
        painter.drawText(number, _RIGHT, f"{index.row() + 1}.")
        words = inner.adjusted(number.width() + Space.MEDIUM, 0, 0, 0)
        title = QRect(words.left(), words.top(), words.width(), QFontMetrics(self._title).height())
        under = QRect(words.left(), title.bottom() + 1, words.width(), QFontMetrics(self._under).height())
        painter.setPen(ink)
        _draw(painter, title, row.title)
        painter.setFont(self._under)
        painter.setPen(muted if row.is_here else QColor(self.colours.warning_text))
        _draw(painter, under, row.under if row.is_here else f"▲ {row.under}")
        painter.restore()


def _draw(painter: QPainter, box: QRect, words: str) -> None:
    metrics = QFontMetrics(painter.font())
    painter.drawText(box, _LEFT, metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width()))

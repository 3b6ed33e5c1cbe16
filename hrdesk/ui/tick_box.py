"""Boxes that show a tick when they are ticked. A style sheet can only fill them with a colour, or show a file."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

_TICK = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))
"""Its three points, as parts of the box."""
_PEN = 0.13
"""Its thickness, as a part of the box."""


class TickBox(QCheckBox):
    """A check box whose state is seen without colour."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            _draw_tick(QPainter(self), box, self.palette(), is_enabled=self.isEnabled())


class TickDelegate(QStyledItemDelegate):
    """Draws the rows of a list that can be ticked."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked:
            self.initStyleOption(option, index)
            box = self._view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, self._view)
            _draw_tick(painter, box, self._view.palette(), is_enabled=self._view.isEnabled())


def _draw_tick(painter: QPainter, box: QRect, palette: QPalette, *, is_enabled: bool) -> None:
    """In the colour of words on the accent, or of what is disabled: so are the boxes filled in the style sheet."""
    colour = (
        palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText)
        if is_enabled
        else palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    )
    pen = QPen(colour, _PEN * box.width())
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.translate(box.topLeft())
    painter.drawPolyline(QPolygonF([QPointF(x * box.width(), y * box.height()) for x, y in _TICK]))
    painter.restore()

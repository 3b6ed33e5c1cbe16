"""The list of results, painted so that nothing behind it has to be painted again at each keystroke."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QScrollBar, QWidget

from hrdesk.ui.theme import LIGHT, Colours


class AnswerList(QListView):
    """Fills its own ground: Qt paints all that lies behind a view which may be seen through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = QColor(LIGHT.surface)
        self._bar = _GroundedScrollBar(self)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(self._bar)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Search results"))

    def set_colours(self, colours: Colours) -> None:
        self._ground = QColor(colours.surface)
        self._bar.set_ground(self._ground)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._ground)
        painter.end()
        super().paintEvent(event)


class _GroundedScrollBar(QScrollBar):
    """Keeps its place where there is nothing to scroll, and shows bare ground there: a list that grows wider and
    narrower between keystrokes has everything behind it painted again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._ground = QColor(LIGHT.surface)

    def set_ground(self, ground: QColor) -> None:
        self._ground = ground
        self.update()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange):
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # a style sheet takes it away
        return done

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._ground)
        painter.end()
        if self.maximum() > self.minimum():
            super().paintEvent(event)

"""Typing into the three questions where there is only the room's screen: three fields, and nothing that is private."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrdesk.ui.presenter.live_fields import LiveFields
from hrdesk.ui.theme import Space


class TypingStrip(QWidget):
    """Stands at the foot of the slide while something is typed; the lines themselves are on the slide."""

    def __init__(self, title: str, parent: QWidget) -> None:
        """`parent` takes it along when it goes; where that stands does not matter."""
        super().__init__(parent, Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.fields = LiveFields(with_lines=False)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        column.addWidget(self.fields)

    def begin(self, area: QRect) -> None:
        """Stand at the foot of an area of the screen, ready to type."""
        height = self._column.heightForWidth(area.width())
        self.setGeometry(area.left(), area.bottom() + 1 - height, area.width(), height)
        self.show()
        self.raise_()
        self.activateWindow()
        self.fields.begin()

"""The window that the room sees. It knows published content and what is typed into a live slide, and nothing else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QWidget

from hrdesk.ui.slides.slide_sheet import SlideSheet
from hrdesk.ui.slides.stage_view import StageView

_BARS = "#000000"
_PLAIN = (960, 540)
"""Pixels of the plain window at first: what a shared window may be on a small laptop."""


class AudienceWindow(StageView):
    """Full screen on a screen, or a plain window to be shared. Nothing can open above it: it has no parts."""

    shape_changed = Signal()
    """It has other sides than before, so that slides may have to be cut anew."""
    closed = Signal()
    """The person closed it by its frame."""

    def __init__(self, title: str, sheet: SlideSheet, parent: QWidget | None = None) -> None:
        super().__init__(sheet, _BARS, parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    def wear(self, sheet: SlideSheet) -> None:
        """Paint on another canvas, or in other colours."""
        self.set_sheet(sheet, _BARS)

    def fill_screen(self, screen: QScreen) -> None:
        """Cover a screen, without a frame and without the arrow of the mouse."""
        if self.isVisible() and self.isFullScreen() and self.screen() is screen:
            return
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.showNormal()  # a window that fills one screen does not move to another
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def be_plain(self, screen: QScreen) -> None:
        """Be a window as others are, for sharing."""
        self.unsetCursor()
        self.showNormal()
        room = screen.availableGeometry()
        width, height = min(_PLAIN[0], room.width()), min(_PLAIN[1], room.height())
        self.setGeometry(room.left() + (room.width() - width) // 2, room.top() + 48, width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.shape_changed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        super().closeEvent(event)
        if event.spontaneous():
            self.closed.emit()

"""The search field in the bar."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class SearchField(QLineEdit):
    """A line to type in; arrows and Enter belong to the results."""

    key_for_results = Signal(QKeyEvent)
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "search")
        self.setPlaceholderText(self.tr("Search, for example: not breathing"))
        self.setAccessibleName(self.tr("Search"))
        self.setMaxLength(1_000)

    def begin(self) -> None:
        """Take the focus for a new search; typing replaces the words of the last one."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        keys = Qt.Key
        for_results = {keys.Key_Down, keys.Key_Up, keys.Key_PageDown, keys.Key_PageUp}
        for_results |= {keys.Key_Return, keys.Key_Enter, keys.Key_Escape}
        if event.key() in for_results:
            self.key_for_results.emit(event)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:  # a menu of the results' own buttons
            self.left.emit()

"""A field in the presenter window that keeps its own keys from the slides."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_MOVES_ASIDE = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class KeyField(QLineEdit):
    """Words are typed here; arrows, Enter and Esc are for the list beside it; PgUp and PgDn stay with the slides."""

    moved = Signal(QKeyEvent)
    """An arrow, for the list."""
    entered = Signal(bool)
    """Whether Ctrl was held."""
    left = Signal()

    def __init__(self, hint: str, *, moves_aside: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moves = (*_MOVES, *_MOVES_ASIDE) if moves_aside else _MOVES
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setMaxLength(200)

    def event(self, event: QEvent) -> bool:
        is_asked = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride
        if is_asked and event.key() in (*self._moves, *_ENTER, Qt.Key.Key_Escape):  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in self._moves:
            self.moved.emit(event)
        elif event.key() in _ENTER:
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

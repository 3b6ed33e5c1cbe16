"""How rows of a list are moved: by Alt and an arrow, or let go of somewhere else."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def asked_move(event: QKeyEvent) -> int:
    """By how many places Alt and an arrow move the current row; 0 for any other key."""
    has_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return _MOVES.get(Qt.Key(event.key()), 0) if has_alt else 0


def take_drop(rows: QListWidget, event: QDropEvent, indicator: QListWidget.DropIndicatorPosition) -> int:
    """The place among the others where the current row was let go of. Qt moves nothing: the order is kept first."""
    at = rows.indexAt(event.position().toPoint()).row()
    is_below = indicator is QListWidget.DropIndicatorPosition.BelowItem
    target = rows.count() if at < 0 else at + is_below
    event.setDropAction(Qt.DropAction.IgnoreAction)
    event.accept()
    return target - (target > rows.currentRow())

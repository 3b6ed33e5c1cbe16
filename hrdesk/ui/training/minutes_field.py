"""Where the minutes of an item are planned."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from hrdesk.core.running_order import MOST_MINUTES

_STEP = 5
_OF_THE_NOTEBOOK = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class MinutesField(QSpinBox):
    """Tells what was planned when it was typed whole, or stepped; a wheel that scrolls the list changes nothing."""

    planned = Signal(int)
    left = Signal()
    """The person is done here, and goes on in the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, MOST_MINUTES)
        self.setSingleStep(_STEP)
        self.setSuffix(self.tr(" min"))
        self.setSpecialValueText(self.tr("– min"))
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)  # styled ones have no arrows that can be seen
        self.setProperty("role", "minutes")
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self.planned)

    def show_minutes(self, minutes: int) -> None:
        self.blockSignals(True)
        self.setValue(minutes)
        self.blockSignals(False)

    def event(self, event: QEvent) -> bool:
        """Undo takes back steps of the notebook here too, not letters of the field."""
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride
        if is_key and any(event.matches(key) for key in _OF_THE_NOTEBOOK):  # type: ignore[attr-defined]
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.interpretText()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()

"""The bar that finds words in the page on show."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from hrdesk.ui.buttons import action_button
from hrdesk.ui.theme import Space


class FindBar(QFrame):
    """Asks for words and says how many places have them."""

    wanted_changed = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, find_previous: QAction, find_next: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._lay_out(find_previous, find_next)
        self._connect()
        self.hide()

    @property
    def wanted(self) -> str:
        return self._field.text()

    def open(self, words: str) -> None:
        """Show the bar, with these words if there are any, ready to type."""
        if words:
            self._field.setText(words)
        self.show()
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted_changed.emit(self._field.text())

    def close_bar(self) -> None:
        self.hide()
        self.closed.emit()

    def forget(self) -> None:
        """Hold no words that were looked for, nor what could bring them back."""
        self._field.setText("")

    def set_count(self, current: int, count: int) -> None:
        """Say which place of how many is on show; `current` counts from 0."""
        if not self._field.text():
            self._count.setText("")
        elif count == 0:
            self._count.setText(self.tr("Not on this page"))
        else:
            self._count.setText(self.tr("{number} of {count}").format(number=current + 1, count=count))

    def set_close_icon(self, icon: QIcon) -> None:
        self._close.setIcon(icon)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.previous_requested.emit()
        elif enter:
            self.next_requested.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setProperty("role", "foot")
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Find in page"))
        self._field.setAccessibleName(self.tr("Find in page"))
        self._field.setMaximumWidth(340)
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Close"))

    def _lay_out(self, find_previous: QAction, find_next: QAction) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.SMALL, Space.SMALL)
        row.addWidget(self._field, 1)
        row.addWidget(action_button(find_previous))
        row.addWidget(action_button(find_next))
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._close)

    def _connect(self) -> None:
        self._field.textChanged.connect(self.wanted_changed)
        self._close.clicked.connect(self.close_bar)

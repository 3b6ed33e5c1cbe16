"""Stands in the notebook's place while it is locked."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hrdesk.ui.lock.unlock_form import UnlockForm
from hrdesk.ui.theme import Space

_WIDEST = 520
_ICON = 40


class LockedPage(QWidget):
    """Says that nothing is lost, and asks for the passphrase."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = UnlockForm(self.tr("Unlock"))
        self._icon = QLabel()
        title = QLabel(self.tr("Your notebook is locked"))
        title.setProperty("role", "title")
        words = QLabel(
            self.tr(
                "Notes, bookmarks and history are encrypted on this computer until you unlock them. "
                "The library, the search and the emergency page work all the time."
            )
        )
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setProperty("role", "muted")
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(content)
        column.setSpacing(Space.MEDIUM)
        for label in (self._icon, title, words):
            label.setWordWrap(label is not self._icon)
            column.addWidget(label)
        column.addSpacing(Space.SMALL)
        column.addWidget(self.form)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.HUGE)
        outer.addWidget(content)
        outer.addStretch(1)
        self.setFocusProxy(self.form.field)

    def set_icon(self, icon: QIcon) -> None:
        self._icon.setPixmap(icon.pixmap(_ICON, _ICON))

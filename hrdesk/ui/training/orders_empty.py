"""What stands where running orders would: what they are for, and how to begin the first one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hrdesk.ui.theme import Space

_WIDTH = 560


class OrdersEmpty(QWidget):
    """Teaches instead of showing nothing."""

    new_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setProperty("role", "heading")
        self._words = QLabel()
        self._words.setProperty("role", "muted")
        for label in (self._title, self._words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setMaximumWidth(_WIDTH)
        self._new = QPushButton(self.tr("New running order…"))
        self._new.setProperty("role", "primary")
        self._new.clicked.connect(self.new_requested)
        row = QHBoxLayout()
        row.addWidget(self._new)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.LARGE, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addLayout(row)
        column.addStretch(1)

    @property
    def words(self) -> str:
        return f"{self._title.text()}\n{self._words.text()}"

    @property
    def new(self) -> QPushButton:
        return self._new

    def show_reason(self, *, is_open: bool) -> None:
        """Say why there is nothing: none was made, or the notebook is not open."""
        self._new.setVisible(is_open)
        if not is_open:
            self._title.setText(self.tr("The notebook is not open"))
            self._words.setText(
                self.tr("So there are no running orders to show. Pages and workshops can be presented as always.")
            )
            return
        self._title.setText(self.tr("Make a talk of your own"))
        self._words.setText(
            self.tr(
                "A running order is a list of pages and sections that you go through with a group.\n\n"
                "Begin one, and add what you need: whole pages, single sections, parts of a workshop.\n"
                "Give each the minutes that it may take, and see at what time you would be done.\n"
                "Present it as one talk, on one screen or two.\n\n"
                "On any page, Ctrl+Shift+R adds the page or the section in view."
            )
        )

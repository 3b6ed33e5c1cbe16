"""What stands where notes would: how to make the first one, or how to see them all again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hrdesk.ui.theme import Space

_WIDTH = 560


class NotesEmpty(QWidget):
    """Teaches instead of showing nothing."""

    clearing_requested = Signal()

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
        self._clear = QPushButton(self.tr("Clear the filters"))
        self._clear.clicked.connect(self.clearing_requested)
        row = QHBoxLayout()
        row.addWidget(self._clear)
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

    def show_reason(self, *, any_notes: bool, is_open: bool) -> None:
        """Say why there is nothing: none fits, none was made, or the notebook is not open."""
        self._clear.setVisible(any_notes)
        if any_notes:
            self._title.setText(self.tr("No note fits these filters"))
            self._words.setText(self.tr("Take one away, or clear them to see all of your notes."))
        elif not is_open:
            self._title.setText(self.tr("The notebook is not open"))
            self._words.setText(self.tr("So there are no notes to show. The library can be read as always."))
        else:
            self._title.setText(self.tr("Your notebook is empty"))
            self._words.setText(
                self.tr(
                    "Open a page and select some words, with the mouse or with Shift and the arrow keys.\n\n"
                    "H or a number from 1 to 5 highlights them in one of five colours.\n"
                    "N writes a note on them; with nothing selected, on the heading or on the whole page.\n"
                    "K says what kind of note it is: local information, a question, a correction, a story.\n"
                    "T puts tags on it, so that you find together what belongs together.\n\n"
                    "Everything you keep stands here, and only on this computer."
                )
            )

"""Asks for words of the page, for a note that lost its own: select them, and hang the note there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from hrdesk.ui.theme import Space

_SHOWN = 90
"""Characters of the old words that are shown, to know the note by."""


class WordsStrip(QFrame):
    """Stands above the page while words are chosen."""

    chosen = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "asking")
        self._needs_words = True
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._hang = QPushButton(self.tr("Hang the note here (Enter)"))
        self._hang.setProperty("role", "primary")
        self._back = QPushButton(self.tr("Back (Esc)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._label, 1)
        row.addWidget(self._hang)
        row.addWidget(self._back)
        self._hang.clicked.connect(self.chosen)
        self._back.clicked.connect(self.declined)
        self.hide()

    @property
    def is_asking(self) -> bool:
        return not self.isHidden()

    @property
    def can_be_hung(self) -> bool:
        """Whether there is somewhere to hang the note."""
        return self.is_asking and self._hang.isEnabled()

    def ask(self, old_words: str, *, needs_words: bool) -> None:
        """Ask; a note that hung on no words, but on a heading, may hang on the heading in view."""
        self._needs_words = needs_words
        shown = old_words if len(old_words) <= _SHOWN else old_words[:_SHOWN] + "…"
        if needs_words:
            words = self.tr("Select the words that this note belongs to. It hung on: “{words}”")
        else:
            words = self.tr("Scroll to the heading that this note belongs to, or select words. It hung on: “{words}”")
        self._label.setText(words.format(words=shown))
        self.show()
        self.show_selected(False)

    def show_selected(self, has_selection: bool) -> None:
        """Whether words are selected now."""
        self._hang.setEnabled(has_selection or not self._needs_words)

"""Asks for the passphrase before something is done with the notebook: unlocked, or its protection taken away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hrdesk.ui.lock.unlock_form import UnlockForm
from hrdesk.ui.theme import Space
from hrdesk.ui.urgent_dialog import UrgentDialog

_WIDTH = 480


class WordsDialog(UrgentDialog):
    """Says what for, and asks; whoever opened it tries the words and closes it."""

    def __init__(self, title: str, explanation: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.form = UnlockForm(button)
        words = QLabel(explanation)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(words)
        column.addWidget(self.form)
        self.setFixedWidth(_WIDTH)
        self.form.field.setFocus()
        self.finished.connect(self.form.forget)

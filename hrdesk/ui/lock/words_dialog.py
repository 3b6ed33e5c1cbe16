"""Asks for the passphrase before something is done with the notebook: unlocked, or its protection taken away."""

from PySide6.QtWidgets import QPushButton, QWidget

from hrdesk.ui.column_dialog import ColumnDialog, wrapped
from hrdesk.ui.lock.unlock_form import UnlockForm

_WIDTH = 480


class WordsDialog(ColumnDialog):
    """Says what for, and asks; whoever opened it tries the words and closes it."""

    def __init__(self, title: str, explanation: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(title, _WIDTH, parent)
        self.form = UnlockForm(button)
        self.column.addWidget(wrapped(explanation))
        self.column.addWidget(self.form)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.form.add_button(cancel)
        self.form.field.setFocus()
        self.finished.connect(self.form.forget)

    def refuse(self, words: str) -> None:
        """Say why it could not be done, and let the words be mended."""
        self.form.refuse(words)

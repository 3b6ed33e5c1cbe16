"""Shown when there is no library to open: what is wrong, and the way on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hrdesk.core.errors import HrdeskError
from hrdesk.ui.messages import words_for
from hrdesk.ui.theme import Space


class TroubleWindow(QWidget):
    """Says why the library did not open and offers to choose another."""

    library_chosen = Signal(str)

    def __init__(self, error: HrdeskError) -> None:
        super().__init__()
        self.setWindowTitle("hrdesk")
        self.resize(620, 260)
        title = QLabel(self.tr("The library cannot be opened"))
        title.setProperty("role", "heading")
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        advice = QLabel(
            self.tr(
                "Your notes are not touched by this. If somebody is in danger now, call your local emergency number, "
                "keep their airway open and breathe for them if they do not breathe."
            )
        )
        advice.setWordWrap(True)
        choose = QPushButton(self.tr("Choose a library file…"))
        choose.setProperty("role", "primary")
        close = QPushButton(self.tr("Close"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.LARGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        for label in (title, self._words, advice):
            column.addWidget(label)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(choose)
        column.addLayout(row)
        choose.clicked.connect(self._choose)
        close.clicked.connect(self.close)
        self.show_error(error)

    @property
    def text(self) -> str:
        """What is wrong, as it is shown."""
        return self._words.text()

    def show_error(self, error: HrdeskError) -> None:
        self._words.setText(words_for(error))

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a library file"), "", self.tr("Libraries (*.db)"))
        if name:
            self.library_chosen.emit(name)

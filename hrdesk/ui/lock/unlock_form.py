"""Asks for the passphrase or the recovery code, and says what came of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hrdesk.ui.secret_field import SecretField
from hrdesk.ui.theme import Space


class UnlockForm(QWidget):
    """Stays alive while somebody else tries the words, which takes a moment."""

    words_given = Signal(str)

    def __init__(self, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button_words = button
        self._build()
        self._lay_out()
        self._connect()
        self.forget()

    @property
    def field(self) -> SecretField:
        return self._field

    @property
    def button(self) -> QPushButton:
        return self._button

    @property
    def told(self) -> str:
        """What is told below the field."""
        return self._told.text()

    def add_button(self, button: QPushButton) -> None:
        """Another button beside the first."""
        self._row.insertWidget(1, button)

    def forget(self) -> None:
        """As when it was made: nothing typed, nothing told."""
        self._field.set_words("")
        self._field.shows.setChecked(False)
        self._told.setText("")
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        """While the words are tried nothing can be typed."""
        self._field.setEnabled(not busy)
        self._button.setText(self.tr("One moment…") if busy else self._button_words)
        self._button.setEnabled(not busy and bool(self._field.words))

    def refuse(self, words: str) -> None:
        """Say why these words do not do, and let them be mended."""
        self.set_busy(False)
        self._told.setText(words)
        self._field.line.selectAll()
        self._field.setFocus()

    def _build(self) -> None:
        self._field = SecretField(self.tr("Passphrase or recovery code"))
        self._field.line.setPlaceholderText(self.tr("Passphrase or recovery code"))
        self._button = QPushButton(self._button_words)
        self._button.setProperty("role", "primary")
        self._told = QLabel()
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._told.setProperty("role", "refusal")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._field)
        self._row = QHBoxLayout()
        self._row.addWidget(self._button)
        self._row.addStretch(1)
        column.addLayout(self._row)
        column.addWidget(self._told)

    def _connect(self) -> None:
        self._field.changed.connect(self._renew)
        self._field.entered.connect(self._give)
        self._button.clicked.connect(self._give)

    def _renew(self) -> None:
        self._button.setEnabled(bool(self._field.words))

    def _give(self) -> None:
        if self._field.words and self._button.isEnabled():
            self._told.setText("")
            self.set_busy(True)
            self.words_given.emit(self._field.words)

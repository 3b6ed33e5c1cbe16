"""The second step before something is deleted for ever: a word or a number is typed."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hrdesk.ui.paragraphs import paragraph
from hrdesk.ui.theme import Space


class TypedConsent(QWidget):
    """Says what will be gone, and asks for the word that nobody types by mistake."""

    given = Signal()
    withdrawn = Signal()

    def __init__(self, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = ""
        self._what = paragraph("", "heading")
        self._ask = paragraph("")
        self._field = QLineEdit()
        self._trouble = paragraph("", "refusal")
        self._delete = QPushButton(button)
        self._delete.setProperty("role", "emergency")
        self._back = QPushButton(self.tr("Back"))
        self._lay_out()
        self._field.textChanged.connect(self._show_readiness)
        self._field.returnPressed.connect(self._delete.click)
        self._delete.clicked.connect(self._give)
        self._back.clicked.connect(self.withdrawn)

    @property
    def field(self) -> QLineEdit:
        return self._field

    def ask(self, what: str, word: str) -> None:
        """Ask for this word before this is done."""
        self._word = word
        self._what.setText(what)
        self._ask.setText(self.tr("This cannot be undone. To go on, type: {word}").format(word=word))
        self._field.setAccessibleName(self._ask.text())
        self._field.clear()
        self._trouble.hide()
        self.show_working(False)
        QTimer.singleShot(0, self._field, self._field.setFocus)

    def show_working(self, is_working: bool) -> None:
        """While it is being done, nothing else can be asked for."""
        self._field.setEnabled(not is_working)
        self._back.setEnabled(not is_working)
        self._show_readiness()

    def show_trouble(self, words: str) -> None:
        self.show_working(False)
        self._trouble.setText(words)
        self._trouble.show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        for widget in (self._what, self._ask, self._field, self._trouble):
            column.addWidget(widget)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self._delete)
        column.addLayout(row)

    def _show_readiness(self) -> None:
        is_typed = self._field.text().strip().casefold() == self._word.casefold()
        self._delete.setEnabled(is_typed and self._field.isEnabled())

    def _give(self) -> None:
        self.show_working(True)
        self.given.emit()

"""A dialog that deletes for ever only after two steps: what goes, and then a word that is typed."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.ui.deletion.typed_consent import TypedConsent
from hrdesk.ui.theme import Space
from hrdesk.ui.urgent_dialog import UrgentDialog

_WIDTH = 580


class TwoSteps(UrgentDialog):
    """Whoever opened it does what is asked, and closes the dialog or says here what is wrong."""

    def __init__(self, title: str, deed: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._next = QPushButton(self.tr("Go on…"))
        self._next.setProperty("role", "primary")
        self._cancel = QPushButton(self.tr("Cancel"))
        self._consent = TypedConsent(deed)
        self._pages = QStackedWidget()
        self._cancel.clicked.connect(self.reject)
        self._consent.withdrawn.connect(self._go_back)
        self.setMinimumWidth(_WIDTH)

    @property
    def consent(self) -> TypedConsent:
        """The second step."""
        return self._consent

    def show_trouble(self, words: str) -> None:
        """Say why it could not be done, and let it be tried again."""
        self._consent.show_trouble(words)

    def _fill(self, parts: Iterable[QWidget | QLayout]) -> None:
        """Put the first step together, and the second behind it."""
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._next)
        column.addLayout(row)
        self._pages.addWidget(first)
        self._pages.addWidget(self._consent)
        around = QVBoxLayout(self)
        around.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        around.addWidget(self._pages)

    def _go_on(self, what: str, word: str) -> None:
        """Ask for the word that says that this is meant."""
        self._consent.ask(what, word)
        self._pages.setCurrentWidget(self._consent)

    def _go_back(self) -> None:
        self._pages.setCurrentIndex(0)

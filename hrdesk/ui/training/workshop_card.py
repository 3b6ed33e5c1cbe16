"""A workshop as a card: what it is, what it takes, how far it was checked, and what can be done with it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hrdesk.core.workshop import Workshop
from hrdesk.ui.flow_row import FlowRow
from hrdesk.ui.theme import Space
from hrdesk.ui.training.order_words import minutes_words


class WorkshopCard(QFrame):
    """Asks for its workshop."""

    present_requested = Signal(str)
    """The id of its page, as in all of these."""
    article_requested = Signal(str)
    handout_requested = Signal(str)

    def __init__(self, workshop: Workshop, standing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = workshop.card.id
        self.setProperty("role", "card")
        title = workshop.card.title
        self._present = QPushButton(self.tr("Present"))
        self._present.setProperty("role", "primary")
        self._read = QPushButton(self.tr("Read"))
        self._handout = QPushButton(self.tr("Hand-out…"))
        for button, words in (
            (self._present, self.tr("Present: {title}")),
            (self._read, self.tr("Read: {title}")),
            (self._handout, self.tr("Hand-out: {title}")),
        ):
            button.setAccessibleName(words.format(title=title))
        self._lay_out(title, self._takes(workshop), standing)
        self._present.clicked.connect(self._ask_present)
        self._read.clicked.connect(self._ask_article)
        self._handout.clicked.connect(self._ask_handout)

    @property
    def present(self) -> QPushButton:
        return self._present

    def event(self, event: QEvent) -> bool:
        """F5 presents what is here, not a page that was read."""
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride
        if is_key and event.key() == Qt.Key.Key_F5:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_F5:
            self._ask_present()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, title: str, takes: str, standing: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(Space.TINY)
        for words, role in ((title, "heading"), (takes, ""), (standing, "muted")):
            label = QLabel(words)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("role", role)
            column.addWidget(label)
        column.addStretch(1)
        column.addSpacing(Space.TINY)
        buttons = QWidget()
        buttons.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = FlowRow(buttons, Space.SMALL)
        for button in (self._present, self._read, self._handout):
            row.addWidget(button)
        column.addWidget(buttons)

    def _ask_present(self) -> None:
        self.present_requested.emit(self._id)

    def _ask_article(self) -> None:
        self.article_requested.emit(self._id)

    def _ask_handout(self) -> None:
        self.handout_requested.emit(self._id)

    def _takes(self, workshop: Workshop) -> str:
        words = self.tr("{time} · up to {people} people · {slides} slides")
        return words.format(time=minutes_words(workshop.minutes), people=workshop.group_max, slides=workshop.slides)

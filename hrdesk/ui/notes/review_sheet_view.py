"""A note that waits: its old passage and the new one side by side, and its own words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hrdesk.core.review_round import Decision
from hrdesk.core.review_sheet import Fate, Passage, ReviewSheet
from hrdesk.ui.notes.passage_view import PassageView, Side
from hrdesk.ui.notes.review_words import decision_words, fate_words
from hrdesk.ui.theme import Colours, Space

_LONGEST_NOTE = 400
"""Characters of a note that are shown; it is here to be recognised, not read."""


class ReviewSheetView(QWidget):
    """Shows one sheet at a time."""

    page_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._lay_out()
        self._page.clicked.connect(self.page_requested)

    def show_sheet(self, sheet: ReviewSheet, title: str, decision: Decision) -> None:
        """Show a note on the page of this title, and what was decided about it."""
        heading = f"  ›  {sheet.heading}" if sheet.heading else ""
        self._page.setText(f"{title}{heading}")
        self._page.setEnabled(sheet.fate is not Fate.PAGE_GONE)
        self._fate.setText(fate_words(sheet.fate))
        self._old.show_passage(sheet.old if sheet.old.words else Passage(self.tr("The whole page"), (), ""))
        self._old_head.setText(self._old_words(sheet))
        self._new.setVisible(sheet.new is not None)
        self._nothing.setVisible(sheet.new is None)
        self._new_head.setText(self._new_words(sheet))
        if sheet.new:
            self._new.show_passage(sheet.new)
        self._show_note(sheet.annotation.note)
        self._decision.setText(decision_words(decision))
        self._decision.setVisible(decision is not Decision.WAITING)

    def forget(self) -> None:
        """Hold nothing that the person wrote."""
        for view in (self._old, self._new):
            view.show_passage(Passage("", (), ""))
        for label in (self._note, self._fate, self._decision):
            label.clear()
        self._page.setText("")

    def set_colours(self, colours: Colours) -> None:
        self._old.set_colours(colours)
        self._new.set_colours(colours)

    def scroll_by(self, steps: int) -> None:
        """Scroll both passages by so many lines."""
        self._old.scroll_by(steps)
        self._new.scroll_by(steps)

    def _build(self) -> None:
        self._page = QPushButton()
        self._page.setProperty("role", "link")
        self._page.setToolTip(self.tr("Open the page"))
        self._fate = _label("heading")
        self._old, self._new = PassageView(Side.OLD), PassageView(Side.NEW)
        self._old.setAccessibleName(self.tr("As it was"))
        self._new.setAccessibleName(self.tr("As it is now"))
        self._old_head, self._new_head = _label("muted"), _label("muted")
        self._nothing = _label(
            "muted",
            self.tr(
                "Nothing on the page is like it.\n\nYou can choose other words, or keep the note as it is: "
                "then it stays in your notebook with the words it had."
            ),
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._note_head = _label("muted", self.tr("Your note"))
        self._note = _label("quote")
        self._decision = _label("decision")

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(Space.MEDIUM)
        sides.addWidget(_card(self._old_head, self._old), 1)
        sides.addWidget(_card(self._new_head, self._new, self._nothing), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._page, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._fate)
        column.addLayout(sides, 1)
        column.addWidget(self._note_head)
        column.addWidget(self._note)
        column.addWidget(self._decision)

    def _old_words(self, sheet: ReviewSheet) -> str:
        if any(piece.differs for piece in sheet.old.words):
            return self.tr("As it was · words that are gone are struck out")
        return self.tr("As it was")

    def _new_words(self, sheet: ReviewSheet) -> str:
        if sheet.new and any(piece.differs for piece in sheet.new.words):
            return self.tr("As it is now · new words are underlined")
        return self.tr("As it is now")

    def _show_note(self, note: str) -> None:
        words = note.strip()
        self._note.setText(words if len(words) <= _LONGEST_NOTE else words[:_LONGEST_NOTE] + "…")
        self._note.setVisible(bool(words))
        self._note_head.setText(self.tr("Your note") if words else self.tr("A highlight without a note"))


def _label(role: str, words: str = "") -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label


def _card(*widgets: QWidget) -> QFrame:
    """The last ones take the room."""
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
    column.setSpacing(Space.SMALL)
    for number, widget in enumerate(widgets):
        column.addWidget(widget, 1 if number else 0)
    return card

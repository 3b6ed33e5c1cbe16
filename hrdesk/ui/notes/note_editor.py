"""Writes one note: its words are kept while typing, and it says when they are."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.ui.notes.personal_line import PersonalLine
from hrdesk.ui.swatches import Swatches
from hrdesk.ui.theme import Colours, Space

PAUSE_MS = 400
"""Words are kept after a pause of this length."""
_QUOTE_SHOWN = 220


class _Words(QPlainTextEdit):
    """A text field that tells when it is left."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.left.emit()


class NoteEditor(QWidget):
    """Edits the note it was given; asks for changes, and keeps none itself."""

    note_changed = Signal(str, str)
    colour_changed = Signal(str, Colour)
    removal_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._annotation: Annotation | None = None
        self._has_unkept_words = False
        self._build()
        self._lay_out()
        self._connect()
        self.show_note(None)

    def show_note(self, annotation: Annotation | None) -> None:
        """Edit this note; what was typed into the one before is kept first, and stays here if it cannot be."""
        is_same = bool(annotation and self._annotation and annotation.id == self._annotation.id)
        if not is_same:
            self.keep_now()
            if self._has_unkept_words:
                return
        self._annotation = annotation
        self.setVisible(annotation is not None)
        if not annotation:
            self.forget()
            return
        quote = annotation.anchor.exact if annotation.anchor else self.tr("Note on the whole page")
        self._quote.setText(quote if len(quote) <= _QUOTE_SHOWN else quote[:_QUOTE_SHOWN] + "…")
        self._swatches.show_chosen(annotation.colour)
        self._swatches.setVisible(annotation.anchor is not None)
        if not self._has_unkept_words and self._words.toPlainText() != annotation.note:
            with QSignalBlocker(self._words):
                self._words.setPlainText(annotation.note)
        if not is_same:
            self._state.setText("")
            self._personal.hide()

    def forget(self) -> None:
        """Hold no words any more, nor what could bring them back."""
        self._timer.stop()
        self._annotation = None
        self._has_unkept_words = False
        with QSignalBlocker(self._words):
            self._words.setPlainText("")  # which empties its undo history too
        for label in (self._quote, self._state):
            label.setText("")
        self._personal.hide()
        self.setVisible(False)

    @property
    def has_unkept_words(self) -> bool:
        """Whether words were typed that are not on the disk."""
        return self._has_unkept_words

    def focus_words(self) -> None:
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_now(self) -> None:
        """Keep what was typed, without waiting for the pause."""
        self._timer.stop()
        if self._has_unkept_words:
            self._keep()

    @property
    def personal(self) -> PersonalLine:
        """What warns of words that seem to lead to a person."""
        return self._personal

    def set_colours(self, colours: Colours) -> None:
        self._swatches.set_colours(colours)

    def set_remove_icon(self, icon: QIcon) -> None:
        self._remove.setIcon(icon)

    def _build(self) -> None:
        self._quote = QLabel()
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self._quote.setWordWrap(True)
        self._quote.setProperty("role", "quote")
        self._words = _Words()
        self._words.setPlaceholderText(self.tr("Write what you want to remember"))
        self._words.setAccessibleName(self.tr("Note"))
        self._words.setTabChangesFocus(True)
        self._words.setMaximumHeight(150)
        self._personal = PersonalLine()
        self._swatches = Swatches()
        self._state = QLabel()
        self._state.setProperty("role", "muted")
        self._remove = QToolButton()
        self._remove.setToolTip(self.tr("Remove this note"))
        self._remove.setAccessibleName(self.tr("Remove this note"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.SMALL, 0, 0)
        column.addWidget(self._quote)
        column.addWidget(self._words)
        column.addWidget(self._personal)
        row = QHBoxLayout()
        row.addWidget(self._swatches)
        row.addStretch(1)
        row.addWidget(self._remove)
        column.addLayout(row)
        column.addWidget(self._state)

    def _connect(self) -> None:
        self._words.textChanged.connect(self._typed)
        self._words.left.connect(self.keep_now)
        self._timer.timeout.connect(self._keep)
        self._timer.timeout.connect(self._judge)
        self._swatches.colour_chosen.connect(self._recolour)
        self._remove.clicked.connect(self._ask_removal)

    def _typed(self) -> None:
        self._has_unkept_words = True
        self._state.setText("")
        self._timer.start()

    def _keep(self) -> None:
        if self._annotation:
            self.note_changed.emit(self._annotation.id, self._words.toPlainText())

    def _judge(self) -> None:
        if self._annotation:
            self._personal.judge(self._annotation.id, self._words.toPlainText())

    def show_kept(self, is_kept: bool) -> None:
        """Say that the words are on the disk, or that they are not."""
        self._has_unkept_words = not is_kept
        self._state.setText(self.tr("Saved") if is_kept else self.tr("Not saved"))

    def _recolour(self, colour: Colour) -> None:
        self.keep_now()
        if self._annotation:
            self.colour_changed.emit(self._annotation.id, colour)

    def _ask_removal(self) -> None:
        self.keep_now()
        if self._annotation:
            self.removal_requested.emit(self._annotation.id)

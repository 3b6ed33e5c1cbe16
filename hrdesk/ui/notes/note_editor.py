"""Writes one note: its words are kept while typing, and it says when they are."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.page_names import PageNames
from hrdesk.ui.icons import Icons
from hrdesk.ui.note_kinds import KindButton
from hrdesk.ui.notes.note_row import place_words
from hrdesk.ui.notes.personal_line import PersonalLine
from hrdesk.ui.notes.tags_field import TagsField
from hrdesk.ui.swatches import Swatches
from hrdesk.ui.theme import Colours, Space

PAUSE_MS = 400
"""Words are kept after a pause of this length."""
_QUOTE_SHOWN = 120


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
    kind_changed = Signal(str, NoteKind)
    tags_changed = Signal(str, tuple)
    removal_requested = Signal(str)

    def __init__(
        self, names: PageNames, tags_in_use: Callable[[], Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tags = TagsField(tags_in_use)
        self._names = names
        self._annotation: Annotation | None = None
        self._has_unkept_words = False
        self._build()
        self._lay_out()
        self._connect()
        self.show_note(None)

    @property
    def has_unkept_words(self) -> bool:
        """Whether words were typed that are not on the disk."""
        return self._has_unkept_words

    @property
    def shown(self) -> Annotation | None:
        """The note that is edited now."""
        return self._annotation

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
        self._show_place(annotation)
        self._swatches.show_chosen(annotation.colour)
        self._swatches.setVisible(annotation.anchor is not None)
        self._kind.show_kind(annotation.kind)
        self._tags.show_tags(annotation.tags)
        if not self._has_unkept_words and self._words.toPlainText() != annotation.note:
            with QSignalBlocker(self._words):
                self._words.setPlainText(annotation.note)
        if not is_same:
            self._state.setText("")
            self._personal.hide()

    def focus_words(self) -> None:
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_tags(self) -> None:
        self._tags.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_now(self) -> None:
        """Keep what was typed, without waiting for the pause."""
        self._timer.stop()
        if self._has_unkept_words:
            self._keep()
        if self._annotation:
            self._tags.take_typed()

    @property
    def personal(self) -> PersonalLine:
        """What warns of words that seem to lead to a person."""
        return self._personal

    def show_kept(self, is_kept: bool) -> None:
        """Say that the words are on the disk, or that they are not."""
        self._has_unkept_words = not is_kept
        self._state.setText(self.tr("Saved") if is_kept else self.tr("Not saved"))

    def forget(self) -> None:
        """Let go of the note and of everything typed, as when the notebook is locked."""
        self._timer.stop()
        self._annotation = None
        self._has_unkept_words = False
        with QSignalBlocker(self._words):
            self._words.setPlainText("")
        self._words.document().clearUndoRedoStacks()
        self._tags.forget()
        for label in (self._quote, self._author, self._state):
            label.setText("")
        self._personal.hide()
        self.hide()

    def set_look(self, colours: Colours, icons: Icons) -> None:
        self._swatches.set_colours(colours)
        self._kind.set_look(colours, icons)
        self._remove.setIcon(icons.icon("remove", colours.ink))

    def _show_place(self, annotation: Annotation) -> None:
        quote = annotation.anchor.exact if annotation.anchor else place_words(annotation, self._names)
        self._quote.setText(quote if len(quote) <= _QUOTE_SHOWN else quote[:_QUOTE_SHOWN] + "…")
        self._author.setText(self.tr("By {name}").format(name=annotation.author))
        self._author.setVisible(bool(annotation.author))

    def _build(self) -> None:
        self._quote, self._author = QLabel(), QLabel()
        for label, role in ((self._quote, "quote"), (self._author, "muted")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("role", role)
        self._words = _Words()
        self._words.setPlaceholderText(self.tr("Write what you want to remember"))
        self._words.setAccessibleName(self.tr("Note"))
        self._words.setTabChangesFocus(True)
        self._words.setMinimumHeight(56)
        self._words.setMaximumHeight(116)
        self._kind = KindButton()
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
        column.setSpacing(Space.SMALL)
        column.addWidget(self._quote)
        column.addWidget(self._author)
        column.addWidget(self._words)
        column.addWidget(self._personal)
        column.addWidget(self._tags)
        kind_row = QHBoxLayout()
        kind_row.addWidget(self._kind)
        kind_row.addStretch(1)
        kind_row.addWidget(self._remove)
        column.addLayout(kind_row)
        colour_row = QHBoxLayout()
        colour_row.addWidget(self._swatches)
        colour_row.addStretch(1)
        colour_row.addWidget(self._state)
        column.addLayout(colour_row)

    def _connect(self) -> None:
        self._words.textChanged.connect(self._typed)
        self._words.left.connect(self._leave_words)
        self._timer.timeout.connect(self._keep)
        self._timer.timeout.connect(self._judge)
        self._swatches.colour_chosen.connect(self._recolour)
        self._kind.kind_chosen.connect(self._set_kind)
        self._tags.tags_changed.connect(self._set_tags)
        self._remove.clicked.connect(self._ask_removal)

    def _typed(self) -> None:
        self._has_unkept_words = True
        self._state.setText("")
        self._timer.start()

    def _leave_words(self) -> None:
        self._timer.stop()
        if self._has_unkept_words:
            self._keep()

    def _keep(self) -> None:
        if self._annotation:
            self.note_changed.emit(self._annotation.id, self._words.toPlainText())

    def _judge(self) -> None:
        if self._annotation:
            self._personal.judge(self._annotation.id, self._words.toPlainText())

    def _recolour(self, colour: Colour) -> None:
        self.keep_now()
        if self._annotation:
            self.colour_changed.emit(self._annotation.id, colour)

    def _set_kind(self, kind: NoteKind) -> None:
        self.keep_now()
        if self._annotation:
            self.kind_changed.emit(self._annotation.id, kind)

    def _set_tags(self, tags: tuple[str, ...]) -> None:
        self._leave_words()
        if self._annotation:
            self.tags_changed.emit(self._annotation.id, tags)

    def _ask_removal(self) -> None:
        self.keep_now()
        if self._annotation:
            self.removal_requested.emit(self._annotation.id)

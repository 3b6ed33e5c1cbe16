"""The notes of a slide: those of the publisher, and below them the trainer's own."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit, QWidget

from hrdesk.ui.theme import Colours

_LINES_SCROLLED = 3


class NotesView(QTextEdit):
    """Reads and scrolls; it takes no key, since keys belong to the slides."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._notes = ""
        self._own: tuple[str, ...] = ()
        self._colours: Colours | None = None
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setProperty("role", "passage")
        self.setAccessibleName(self.tr("Notes"))

    def show_notes(self, notes: str, own: Sequence[str]) -> None:
        """Show the notes of another slide from their top; what is the same stays where it was scrolled to."""
        if (notes, tuple(own)) != (self._notes, self._own):
            self._notes, self._own = notes, tuple(own)
            self._renew()

    def set_size(self, pixels: int) -> None:
        self._size = pixels
        self._renew()

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self._renew()

    def scroll(self, direction: int) -> None:  # type: ignore[override]
        """Scroll some lines down or, with -1, up."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + direction * _LINES_SCROLLED * self.fontMetrics().lineSpacing())

    def _renew(self) -> None:
        if not self._colours:
            return
        muted, accent, size = self._colours.muted, self._colours.accent, self._size
        parts = [_paragraph(part) for part in self._notes.split("\n\n") if part.strip()]
        if not parts:
            parts = [f'<p style="color: {muted};">{escape(self.tr("No notes for this slide."))}</p>']
        if self._own:
            heading = escape(self.tr("Your own notes (only you see them)"))
            parts.append(f'<p style="color: {accent}; font-weight: 600;">{heading}</p>')
            parts += [_paragraph(note) for note in self._own]
        style = f"font-size: {size}px; color: {self._colours.ink};"
        self.setHtml(f'<div style="{style}">{"".join(parts)}</div>')


def _paragraph(words: str) -> str:
    lines = "<br>".join(escape(line) for line in words.strip().splitlines())
    return f'<p style="margin-top: 0px; margin-bottom: 10px;">{lines}</p>'

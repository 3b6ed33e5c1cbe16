"""What is marked on the page on show: notes and found words, made for what is in view only."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTextBrowser

from hrdesk.core.find_in_page import Span
from hrdesk.ui.reader.marks import Mark, found_look, note_marks, visible_selections
from hrdesk.ui.reader.placed_notes import PlacedNotes
from hrdesk.ui.reader.text_geometry import block_at, draw_outline
from hrdesk.ui.theme import Colours


class PageMarks:
    """Marks the text of a view; positions are those of its document."""

    def __init__(self, view: QTextBrowser, notes: PlacedNotes) -> None:
        self._view = view
        self._notes = notes
        self._found: tuple[Span, ...] = ()
        self._current_found = -1
        self._marks: tuple[Mark, ...] = ()

    def set_found(self, spans: Sequence[Span], current: int = -1) -> Span | None:
        """Take these as the found words; returns the one that stands out."""
        self._found, self._current_found = tuple(spans), current
        return self._found[current] if 0 <= current < len(self._found) else None

    def renew(self, colours: Colours) -> None:
        """Mark what there is to mark now."""
        marks = list(note_marks(self._notes.all, colours))
        plain, current = found_look(colours, is_current=False), found_look(colours, is_current=True)
        for index, (start, end) in enumerate(self._found):
            marks.append(Mark(start, end, current if index == self._current_found else plain))
        self._marks = tuple(marks)
        self.show()

    def show(self) -> None:
        """Show the marks around what is in view."""
        if not self._marks and not self._view.extraSelections():
            return
        start, end = self._positions(margin=self._view.viewport().height())
        self._view.setExtraSelections(visible_selections(self._marks, self._view.document(), start, end))

    def outline(self, colours: Colours) -> None:
        """Draw a dashed line around words that changed since a note hung on them, and one around the chosen note."""
        chosen, document = self._notes.chosen, self._view.document()
        changed = self._notes.changed_between(*self._positions())
        if not chosen and not changed:
            return
        painter = QPainter(self._view.viewport())
        painter.translate(-self._view.horizontalScrollBar().value(), -self._view.verticalScrollBar().value())
        for placed in changed:
            draw_outline(painter, document, placed.start, placed.end, colours.warning_text, is_dashed=True)
        if chosen:
            draw_outline(painter, document, chosen.start, chosen.end, colours.accent)
        painter.end()

    def _positions(self, margin: int = 0) -> tuple[int, int]:
        """Where what is in view begins and ends, with so many pixels above and below."""
        document, top = self._view.document(), self._view.verticalScrollBar().value()
        first = block_at(document, top - margin)
        last = block_at(document, top + self._view.viewport().height() + margin)
        return first.position(), last.position() + last.length()

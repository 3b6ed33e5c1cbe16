"""The marks on a page: highlights of the person, words that were found. Drawn only where they are on show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from hrdesk.core.colour import Colour
from hrdesk.ui.reader.placed import Placed
from hrdesk.ui.theme import Colours

_Underline = QTextCharFormat.UnderlineStyle
_UNDERLINES = {
    Colour.YELLOW: _Underline.SingleUnderline,
    Colour.GREEN: _Underline.DashUnderline,
    Colour.BLUE: _Underline.DotLine,
    Colour.PINK: _Underline.DashDotLine,
    Colour.PURPLE: _Underline.WaveUnderline,
}
"""Each highlight colour has its own line, for people who do not tell the colours apart."""


@dataclass(frozen=True)
class Mark:
    """Document positions from `start` up to `end`, and how they look."""

    start: int
    end: int
    look: QTextCharFormat


def note_marks(placed: Iterable[Placed], colours: Colours) -> Iterator[Mark]:
    """A mark for each annotation that has a place."""
    looks = {colour: highlight_look(colour, colours) for colour in Colour}
    on_heading = heading_look(colours)
    for one in placed:
        if one.end > one.start:
            look = looks[one.annotation.colour] if one.annotation.anchor else on_heading
            yield Mark(one.start, one.end, look)


def heading_look(colours: Colours) -> QTextCharFormat:
    """The look of a heading that a note hangs on: no ground, for it is no highlight."""
    look = QTextCharFormat()
    look.setUnderlineStyle(_Underline.DashUnderline)
    look.setUnderlineColor(QColor(colours.accent))
    return look


def highlight_look(colour: Colour, colours: Colours) -> QTextCharFormat:
    look = _look(colours.highlight(colour), colours.ink)
    look.setUnderlineStyle(_UNDERLINES[colour])
    look.setUnderlineColor(QColor(colours.muted))
    return look


def found_look(colours: Colours, *, is_current: bool) -> QTextCharFormat:
    return _look(colours.found_now if is_current else colours.found, colours.ink)


def visible_selections(
    marks: Iterable[Mark], document: QTextDocument, first: int, last: int
) -> list[QTextEdit.ExtraSelection]:
    """Selections for the marks that touch the positions from `first` to `last`."""
    selections = []
    end_of_document = document.characterCount() - 1
    for mark in marks:
        if mark.end <= first or mark.start >= last:
            continue
        cursor = QTextCursor(document)
        cursor.setPosition(min(mark.start, end_of_document))
        cursor.setPosition(min(mark.end, end_of_document), QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor  # type: ignore[attr-defined]  # the stubs lack the members
        selection.format = mark.look  # type: ignore[attr-defined]
        selections.append(selection)
    return selections


def _look(background: str, ink: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(QColor(background))
    look.setForeground(QColor(ink))
    return look

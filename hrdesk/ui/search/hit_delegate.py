"""Draws a search result: title, why, where, and the excerpt with its words marked."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPixmap,
    QStaticText,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hrdesk.core.excerpt import Excerpt
from hrdesk.core.hit import Hit
from hrdesk.core.note_search import NoteHit
from hrdesk.ui.chosen_row import draw_chosen
from hrdesk.ui.search.result_rows import GroupRow, ResultRow, note_title, row_words, why_words
from hrdesk.ui.section_words import section_words
from hrdesk.ui.theme import LIGHT, Colours, Space, Type, font

_TOP, _BOTTOM = Qt.AlignmentFlag.AlignTop.value, Qt.AlignmentFlag.AlignBottom.value
_REMEMBERED = 500
_LEAST_ROOM = 60
"""Pixels below which nothing is written behind a title."""


class HitDelegate(QStyledItemDelegate):
    """Paints by hand, one line for the title and one for the excerpt."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._title = font(Type.BASE, bold=True)
        self._heading = font(Type.SMALL, bold=True)
        self._small = font(Type.SMALL)
        self._metrics = {id(chosen): QFontMetrics(chosen) for chosen in (self._title, self._heading, self._small)}
        self._bold_small = QFontMetrics(font(Type.SMALL, bold=True))
        self._title_height = self._metrics[id(self._title)].height()
        self._line = self._metrics[id(self._small)].height()
        self._found = _found_format(LIGHT)
        self._one_line = QTextOption()
        self._one_line.setWrapMode(QTextOption.WrapMode.NoWrap)
        self._line_of = lru_cache(_REMEMBERED)(self._shape_line)
        self._laid_out = lru_cache(_REMEMBERED)(self._lay_out)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self._found = _found_format(colours)
        self._laid_out.cache_clear()  # the marks have colours

    def forget(self) -> None:
        """Hold no words of rows that were drawn."""
        self._line_of.cache_clear()
        self._laid_out.cache_clear()

    def warm_up(self, rows: Sequence[ResultRow], width: int) -> None:
        """Draw rows of a width in pixels that nobody sees: the first of each kind takes twenty times as long."""
        unseen = QPixmap(width, max(map(self.height_of, rows), default=1))
        painter = QPainter(unseen)
        painter.fillRect(unseen.rect(), QColor(self._colours.surface))
        for row in rows:
            self._paint_any(painter, unseen.rect(), row)
        painter.end()

    def height_of(self, row: ResultRow) -> int:
        """Pixels that a row takes."""
        if isinstance(row, Hit | NoteHit):
            return self._title_height + self._line + 2 * Space.SMALL + Space.TINY
        return self._line + (Space.MEDIUM if isinstance(row, GroupRow) else 2 * Space.SMALL)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: ResultRow = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect  # type: ignore[attr-defined]  # missing in the stubs
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        self._paint_any(painter, area, row, chosen=bool(state & QStyle.StateFlag.State_Selected))

    def _paint_any(self, painter: QPainter, area: QRect, row: ResultRow, *, chosen: bool = False) -> None:
        painter.save()
        if isinstance(row, GroupRow):
            self._paint_group(painter, area, row.text)
        else:
            box = area.adjusted(Space.TINY, 1, -Space.TINY, -1)
            if chosen:
                draw_chosen(painter, box, self._colours)
            self._paint_row(painter, box, row)
        painter.restore()

    def _paint_group(self, painter: QPainter, area: QRect, text: str) -> None:
        inner = area.adjusted(Space.MEDIUM, 0, -Space.MEDIUM, -2)
        self._write(painter, inner, text, self._heading, self._colours.muted, _BOTTOM)

    def _paint_row(self, painter: QPainter, box: QRect, row: ResultRow) -> None:
        inner = box.adjusted(Space.MEDIUM, Space.SMALL, -Space.MEDIUM, -Space.TINY)
        below = inner.adjusted(0, self._title_height + 2, 0, 0)
        match row:
            case Hit():
                if row.is_emergency:
                    self._paint_band(painter, box, self._colours.danger)
                self._paint_title(painter, inner, row)
                self._paint_excerpt(painter, below, row.excerpt)
            case NoteHit():
                self._paint_band(painter, box, self._colours.highlight(row.annotation.colour))
                self._write(painter, inner, note_title(row), self._title, self._colours.ink)
                self._paint_excerpt(painter, below, row.excerpt)
            case _:
                self._write(painter, inner.adjusted(0, -2, 0, 0), row_words(row), self._small, self._colours.accent)

    def _paint_band(self, painter: QPainter, box: QRect, colour: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box.left() + 2, box.top() + 8, 5, box.height() - 16, 2, 2)

    def _paint_title(self, painter: QPainter, area: QRect, hit: Hit) -> None:
        """The title, then why the page was found, then where, as far as there is room."""
        taken = self._write(painter, area, hit.title, self._title, self._colours.ink)
        parts = [(why_words(hit), self._colours.accent)]
        parts.append((hit.heading or section_words(hit.section), self._colours.muted))
        for words, colour in parts:
            rest = area.adjusted(taken + Space.MEDIUM, 1, 0, 0)
            if words and rest.width() > _LEAST_ROOM:
                taken += Space.MEDIUM + self._write(painter, rest, words, self._small, colour)

    def _write(self, painter: QPainter, area: QRect, words: str, chosen: QFont, colour: str, where: int = _TOP) -> int:
        """Write one line, shortened to the room; returns the pixels it took."""
        line, width = self._line_of(words, id(chosen), area.width())
        painter.setFont(chosen)
        painter.setPen(QColor(colour))
        top = area.top() if where == _TOP else area.bottom() + 1 - self._metrics[id(chosen)].height()
        painter.drawStaticText(area.left(), top, line)
        return width

    def _shape_line(self, words: str, chosen: int, width: int) -> tuple[QStaticText, int]:
        """Words shortened to a width in pixels, and the pixels they take then; remembered, as rows come again."""
        metrics = self._metrics[chosen]
        taken = metrics.horizontalAdvance(words)
        if taken > width:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
            taken = metrics.horizontalAdvance(words)
        line = QStaticText(words)
        line.setTextFormat(Qt.TextFormat.PlainText)
        return line, taken

    def _paint_excerpt(self, painter: QPainter, area: QRect, excerpt: Excerpt) -> None:
        if not excerpt.marks:
            self._write(painter, area, excerpt.text, self._small, self._colours.ink)
            return
        painter.setPen(QColor(self._colours.ink))
        painter.setClipRect(area.adjusted(0, 0, 0, Space.SMALL))
        self._laid_out(excerpt, area.width()).draw(painter, QPointF(area.left(), area.top()))

    def _lay_out(self, excerpt: Excerpt, width: int) -> QTextLayout:
        """An excerpt shortened to a width in pixels, its words marked; remembered, as its shaping takes longest."""
        marked = "".join(excerpt.text[start:end] for start, end in excerpt.marks)
        metrics = self._metrics[id(self._small)]
        wider = self._bold_small.horizontalAdvance(marked) - metrics.horizontalAdvance(marked)
        shown = metrics.elidedText(excerpt.text, Qt.TextElideMode.ElideRight, width - max(0, wider))
        layout = QTextLayout(shown, self._small)
        layout.setCacheEnabled(True)
        layout.setTextOption(self._one_line)
        ends = ((start, min(end, len(shown))) for start, end in excerpt.marks)
        layout.setFormats([self._mark(start, end) for start, end in ends if start < end])
        layout.beginLayout()
        line = layout.createLine()
        if line.isValid():
            line.setLineWidth(width)
        layout.endLayout()
        return layout

    def _mark(self, start: int, end: int) -> QTextLayout.FormatRange:
        piece = QTextLayout.FormatRange()
        piece.start = start  # type: ignore[attr-defined]  # the stubs lack the members
        piece.length = end - start  # type: ignore[attr-defined]
        piece.format = self._found  # type: ignore[attr-defined]
        return piece


def _found_format(colours: Colours) -> QTextCharFormat:
    """How a word that matched looks."""
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.DemiBold)
    look.setBackground(QColor(colours.found))
    look.setForeground(QColor(colours.ink))
    return look

"""Draws a note in a list: its kind, its words, the quote, its tags, and where it stands."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hrdesk.core.note_kind import NoteKind
from hrdesk.ui.icons import Icons
from hrdesk.ui.note_kinds import KIND_ICONS, kind_colours, kind_words
from hrdesk.ui.notes.note_row import NoteRow
from hrdesk.ui.theme import LIGHT, Colours, Space, Type, font

_EDGE = 6
_SIGN = 18
_LEAST = 200
_SECTION_LINES = 2
"""Lines that the words above a part of the list take, with the room before them."""
_MOST_LINES = 2
"""Lines of words and quote in a list whose rows are all of one height."""


class NoteDelegate(QStyledItemDelegate):
    """Paints rows by hand: rich text in each row would be slower than the eye allows.

    Rows of the notebook name their page and are all of one height, so that ten thousand are laid out at once;
    beside a page a row is as high as what it says.
    """

    def __init__(self, parent: QObject | None = None, *, shows_title: bool) -> None:
        super().__init__(parent)
        self._shows_title = shows_title
        self._colours = LIGHT
        self._signs: dict[NoteKind, QPixmap] = {}

    def set_look(self, colours: Colours, icons: Icons) -> None:
        self._colours = colours
        size = QSize(2 * _SIGN, 2 * _SIGN)  # for screens with small pixels
        self._signs = {
            kind: icons.icon(name, kind_colours(kind, colours)[0]).pixmap(size) for kind, name in KIND_ICONS.items()
        }

    def sizeHint(  # noqa: N802
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        line = _line_height()
        if self._shows_title:
            lines = _MOST_LINES + 2
        else:
            row: NoteRow = index.data(Qt.ItemDataRole.UserRole)
            note_lines, quote_lines = _lines_of(row, is_high=False)
            lines = note_lines + quote_lines + _has_head(row) + bool(row.tags) + 1
            lines += _SECTION_LINES if row.section else 0
        return QSize(_LEAST, lines * line + 2 * Space.SMALL + Space.TINY)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: NoteRow = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect.adjusted(2, 2, -2, -2)  # type: ignore[attr-defined]  # missing in the stubs
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        if row.section:
            foot = area.top() + _SECTION_LINES * _line_height()
            head = QRect(area.left(), foot - _line_height(), area.width(), _line_height())
            self._paint_text(painter, head, row.section, self._colours.muted, 1, bold=True)
            area.setTop(foot)
        self._paint_ground(painter, area, state)
        inner = area.adjusted(_EDGE + Space.MEDIUM, Space.SMALL, -Space.SMALL, -Space.SMALL)
        if self._shows_title:
            self._paint_high(painter, inner, row)
        else:
            self._paint_low(painter, inner, row)
        if row.colour:
            painter.setPen(QPen(QColor(self._colours.edge), 1))
            painter.setBrush(QColor(self._colours.highlight(row.colour)))
            painter.drawRoundedRect(area.left() + 3, area.top() + 6, _EDGE, area.height() - 12, 3, 3)
        painter.restore()

    def _paint_high(self, painter: QPainter, inner: QRect, row: NoteRow) -> None:
        """Four lines: page and kind, two of words and quote, the rest with the tags."""
        head = QRect(inner.left(), inner.top(), inner.width(), _line_height())
        left = self._paint_kind(painter, head.topLeft(), row.annotation.kind)
        self._paint_text(painter, head.adjusted(left, 0, 0, 0), row.way(), self._colours.muted, 1)
        self._paint_words(painter, inner.adjusted(0, _line_height(), 0, 0), row, is_high=True)
        foot = QRect(inner.left(), inner.bottom() + 1 - _line_height(), inner.width(), _line_height())
        right = self._paint_tags(painter, foot, row.tags, from_right=True)
        self._paint_text(painter, foot.adjusted(0, 0, -right, 0), row.foot(with_title=False), self._colours.muted, 1)

    def _paint_low(self, painter: QPainter, inner: QRect, row: NoteRow) -> None:
        """As many lines as there is to say."""
        if _has_head(row):
            self._paint_kind(painter, inner.topLeft(), row.annotation.kind)
            inner = inner.adjusted(0, _line_height(), 0, 0)
        inner = self._paint_words(painter, inner, row, is_high=False)
        if row.tags:
            self._paint_tags(painter, inner, row.tags)
            inner = inner.adjusted(0, _line_height(), 0, 0)
        self._paint_text(painter, inner, row.foot(with_title=False), self._colours.muted, 1)

    def _paint_words(self, painter: QPainter, inner: QRect, row: NoteRow, *, is_high: bool) -> QRect:
        note_lines, quote_lines = _lines_of(row, is_high=is_high)
        if note_lines:
            inner = self._paint_text(painter, inner, row.note, self._colours.ink, note_lines, bold=True)
        if quote_lines:
            is_quote = bool(row.quote)
            colour = self._colours.ink if is_quote else self._colours.muted
            inner = self._paint_text(painter, inner, row.quote or row.place, colour, quote_lines)
        return inner

    def _paint_kind(self, painter: QPainter, at: QPoint, kind: NoteKind) -> int:
        """The sign and word of a kind; returns the pixels that they take, none for a plain note."""
        if kind is NoteKind.NOTE:
            return 0
        ink, ground = kind_colours(kind, self._colours)
        metrics = QFontMetrics(font(Type.SMALL, bold=True))
        words = kind_words(kind)
        width = metrics.horizontalAdvance(words) + _SIGN + Space.TINY + 2 * Space.SMALL
        pill = QRect(at.x(), at.y(), width, _line_height() - 1)
        painter.setPen(QPen(QColor(ink), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(pill, 9, 9)
        sign = QRect(pill.left() + Space.SMALL, pill.center().y() - _SIGN // 2 + 1, _SIGN, _SIGN)
        if kind in self._signs:
            painter.drawPixmap(sign, self._signs[kind])
        painter.setFont(font(Type.SMALL, bold=True))
        text = pill.adjusted(Space.SMALL + _SIGN + Space.TINY, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter.value, words)
        return width + Space.SMALL

    def _paint_tags(self, painter: QPainter, line: QRect, tags: tuple[str, ...], *, from_right: bool = False) -> int:
        """Tags as small chips on one line, as many as there is room for; returns the pixels that they take."""
        chosen = font(Type.SMALL)
        metrics = QFontMetrics(chosen)
        room, used = (line.width() // 2 if from_right else line.width()), 0
        painter.setFont(chosen)
        for tag in tags[::-1] if from_right else tags:
            width = min(metrics.horizontalAdvance(tag) + 2 * Space.SMALL, room)
            if used + width > room:
                break
            left = line.right() + 1 - used - width if from_right else line.left() + used
            chip = QRect(left, line.top(), width, _line_height() - 2)
            painter.setPen(QPen(QColor(self._colours.edge), 1))
            painter.setBrush(QColor(self._colours.window))
            painter.drawRoundedRect(chip, 9, 9)
            painter.setPen(QColor(self._colours.ink))
            shown = metrics.elidedText(tag, Qt.TextElideMode.ElideRight, width - 2 * Space.SMALL)
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter.value, shown)
            used += width + Space.TINY
        return used

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setBrush(QColor(self._colours.accent_soft if selected else self._colours.surface))
        painter.setPen(QPen(QColor(self._colours.accent if focused else self._colours.line), 2 if focused else 1))
        painter.drawRoundedRect(area, 8, 8)

    def _paint_text(
        self, painter: QPainter, area: QRect, text: str, colour: str, lines: int, *, bold: bool = False
    ) -> QRect:
        """Paint up to so many lines; returns what is left of the area below them."""
        chosen = font(Type.SMALL, bold=bold)
        metrics = QFontMetrics(chosen)
        height = lines * _line_height()
        box = QRect(area.left(), area.top(), area.width(), height)
        if lines == 1:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        else:
            text = _shortened(text, metrics, lines * box.width())
        painter.setFont(chosen)
        painter.setPen(QColor(colour))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft.value | Qt.TextFlag.TextWordWrap.value, text)
        return area.adjusted(0, height, 0, 0)


def _lines_of(row: NoteRow, *, is_high: bool) -> tuple[int, int]:
    """How many lines the note and the quote, or the words that stand for one, may take."""
    if is_high:  # the head says already where one without a quote hangs
        if not row.quote:
            return _MOST_LINES, 0
        return (1, _MOST_LINES - 1) if row.note else (0, _MOST_LINES)
    return (2 if row.note else 0), (2 if row.quote else 1)


def _has_head(row: NoteRow) -> bool:
    return row.annotation.kind is not NoteKind.NOTE


def _line_height() -> int:
    return QFontMetrics(font(Type.SMALL)).height() + 3


def _shortened(text: str, metrics: QFontMetrics, width: int) -> str:
    """Elided to what fits in lines of that much width in all; words that wrap cost about a tenth."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(width * 0.88))

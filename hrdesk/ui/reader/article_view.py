"""Shows one page, with its links, figures and marks; loads nothing but what the library holds."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QCursor,
    QFontMetrics,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QToolTip, QWidget

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.article_view import Figure
from hrdesk.core.find_in_page import Span
from hrdesk.ui.figure_image import figure_image
from hrdesk.ui.reader.page_html import page_style
from hrdesk.ui.reader.page_marks import PageMarks
from hrdesk.ui.reader.placed import Placed
from hrdesk.ui.reader.placed_notes import PlacedNotes
from hrdesk.ui.reader.reading_place import ReadingPlace
from hrdesk.ui.reader.shown_text import ShownText
from hrdesk.ui.reader.text_geometry import block_at
from hrdesk.ui.theme import LIGHT, Colours, Space, Type, font

COLUMN_CHARACTERS = 72
"""Letters of mean width on a line: within the 60 to 75 that read best."""

_TIP = 200
"""Characters of the old words that a tip shows."""
_SLACK = 1
"""Pixels beside a line, for Qt sets some a fraction of a pixel wider than their room, and then scrolls sideways."""
_SETTLING_MS = 30
"""After a paint, until the layout is done and the heading on top can be told."""
_NOTHING = QImage(1, 1, QImage.Format.Format_ARGB32)
"""What every address that is not a figure of the page loads: returning None would let Qt read the file itself."""


class ArticleView(QTextBrowser):
    """A page. Positions are those of its document."""

    article_requested = Signal(str, str)
    source_requested = Signal(str)
    term_pointed = Signal(str, QPoint)
    """The slug of a term under the pointer or the focus, and a point below it in the coordinates of this widget."""
    term_left = Signal()
    term_requested = Signal(str)
    annotation_pressed = Signal(str)
    annotation_left = Signal()
    """A press where no annotation is."""
    selection_settled = Signal()
    heading_shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._zoom = 100
        self._html = ""
        self._figure: Callable[[str], Figure | None] = _no_figure
        self._shown = ShownText(self.document())
        self._notes = PlacedNotes()
        self._marks = PageMarks(self, self._notes)
        self._heading_told: str | None = None
        self._figure_room = 0
        self._place = ReadingPlace(self)
        self._build()
        self._connect()

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The annotations of the page and where they are."""
        return self._notes.all

    @property
    def chosen(self) -> Placed | None:
        """The annotation that stands out, if it has a place."""
        return self._notes.chosen

    @property
    def shown_text(self) -> str:
        """The text of the page; each character stands at its document position."""
        return self._shown.raw

    def show_page(self, html: str, figure: Callable[[str], Figure | None]) -> None:
        """Show a page that was built from our Markdown; `figure` finds its figures by name."""
        self._html = html
        self._figure = figure
        self._heading_told = None
        self.setCursorWidth(0)
        self._marks.set_found(())
        self._set_html()

    def set_look(self, colours: Colours, zoom: int) -> None:
        """Show in these colours at a text size in percent, at the same place in the text."""
        if (colours, zoom) == (self._colours, self._zoom):
            return
        place = self._place.share_past()
        self._colours, self._zoom = colours, zoom
        with self._place.moving():
            self._set_html()
            self._set_margins()
        self._place.go_to_share(*place)

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Mark these annotations where they are found."""
        self._notes.show(annotations, self._shown)
        self._marks.renew(self._colours)

    def choose_annotation(self, annotation_id: str) -> None:
        """Let one stand out as the one that keys are for; an empty id lets none."""
        if self._notes.choose(annotation_id):
            self.viewport().update()

    def set_found(self, spans: Sequence[Span], current: int = -1) -> None:
        """Mark found words; the one at `current` stands out and is brought into view."""
        standing_out = self._marks.set_found(spans, current)
        self._marks.renew(self._colours)
        if standing_out:
            self._bring_into_view(standing_out[0])

    def scroll_to_heading(self, slug: str) -> None:
        """Bring a heading to the top; an unknown or empty one means the top of the page."""
        place = next((start for start, name in self._shown.headings if name == slug), 0) if slug else 0
        self.scroll_to(place)

    def scroll_to(self, position: int, past: int = 0) -> None:
        """Bring a document position to the top of the view, scrolled by so many pixels past it."""
        self._place.go_to(position, past)

    def show_annotation(self, annotation_id: str) -> None:
        """Bring an annotation into view, if it has a place."""
        placed = self._notes.find(annotation_id)
        if placed:
            self._bring_into_view(placed.start)

    def put_cursor_on(self, annotation_id: str) -> None:
        """So that the keys of the page are for this annotation."""
        placed = self._notes.find(annotation_id)
        if placed:
            self._put_cursor(placed.start)

    def step_annotation(self, by: int) -> str | None:
        """Go to the next annotation in the text, or to the one before; returns its id, or None where there is none."""
        found = self._notes.step(self.textCursor().selectionStart(), by)
        if found:
            self.put_cursor_on(found)
            self.show_annotation(found)
        return found

    def selected_anchor(self) -> tuple[Anchor, str] | None:
        """An anchor for the selected text and the slug of its heading; None when nothing is selected."""
        cursor = self.textCursor()
        anchor = self._shown.anchor(cursor.selectionStart(), cursor.selectionEnd())
        return (anchor, self._shown.heading_at(cursor.selectionStart())) if anchor else None

    def annotation_here(self) -> str | None:
        """The annotation that the selection or cursor touches: the chosen one or the shortest, where several do."""
        cursor = self.textCursor()
        return self._notes.at(cursor.selectionStart(), max(cursor.selectionEnd(), cursor.selectionStart() + 1))

    def annotation_on_heading(self) -> str | None:
        """As `annotation_here` on a heading: the chosen one or a note on it, not each that happens to pass over it."""
        position = self.textCursor().position()
        return self._notes.chosen_at(position) or self._notes.on_heading(self._shown.heading_of_block(position))

    def heading_here(self) -> str:
        """Slug of the heading that the cursor stands in, where that is in view; empty elsewhere."""
        cursor = self.textCursor()
        is_in_view = self.viewport().rect().intersects(self.cursorRect(cursor))
        return self._shown.heading_of_block(cursor.position()) if is_in_view and not cursor.hasSelection() else ""

    def put_cursor_in_heading(self, slug: str) -> None:
        """So that a note can be hung on it without a mouse."""
        start, end = self._shown.heading_span(slug)
        if end:
            self._put_cursor(start)

    def heading_on_top(self) -> str:
        """Slug of the heading in view at the top."""
        return self._shown.heading_at(
            block_at(self.document(), self.verticalScrollBar().value() + Space.HUGE).position()
        )

    def top_place(self) -> tuple[int, int]:
        """The document position of the line at the top of the view, and by how many pixels it is scrolled past it."""
        return self._place.at_top()

    def keep_place(self) -> None:
        """Remember the place in the text now, for the next change of looks, before anything moves."""
        self._place.keep()

    def selection_foot(self) -> QPoint:
        """Where the selection ends, below its last line, in the coordinates of this widget."""
        cursor = QTextCursor(self.textCursor())
        cursor.setPosition(self.textCursor().selectionEnd())
        return self.viewport().mapTo(self, self.cursorRect(cursor).bottomLeft())

    def foot_of(self, position: int) -> QPoint | None:
        """Below a document position, in the coordinates of this widget; None where that is out of view."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        place = self.cursorRect(cursor)
        if not self.viewport().rect().intersects(place):
            return None
        return self.viewport().mapTo(self, place.bottomLeft())

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002, N802
        address = name if isinstance(name, QUrl) else QUrl(name)
        figure = self._figure(address.path()) if address.scheme() == "figure" else None
        return self._draw(figure) if figure else _NOTHING

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt lays a page out as it paints, and a little after: only then is the heading on top known."""
        super().paintEvent(event)
        self._marks.outline(self._colours)
        self._settling.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        place = self.top_place()
        with self._place.moving():
            self._set_margins()
            self.setLineWrapColumnOrWidth(self.viewport().width() - _SLACK)
            super().resizeEvent(event)
            if self._figure_room != self._room_for_figures() and "figure:" in self._html:
                self._set_html()  # the document keeps the pictures that it has once drawn
        self.scroll_to(*place)
        self._marks.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Up and Down scroll, as in any reader; with Shift, arrows select from a cursor that then shows."""
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in moves and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + 3 * moves[Qt.Key(event.key())] * bar.singleStep())
            return
        if event.key() in (*moves, Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.setCursorWidth(2)
            self._fetch_cursor()
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Letting go of Shift ends a selection by keys, as letting go of the button ends one by mouse."""
        super().keyReleaseEvent(event)
        if event.key() == Qt.Key.Key_Shift and self.textCursor().hasSelection():
            self.selection_settled.emit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802 - Qt's name
        """Tab goes from link to link. Qt tells of the link before it scrolls there; it is told again in its place."""
        went = super().focusNextPrevChild(next)
        if went:
            self._point(QUrl(self.textCursor().charFormat().anchorHref()))
        return went

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            if not self.textCursor().hasSelection():
                position = self.cursorForPosition(event.position().toPoint()).position()
                pressed = self._notes.next_at(position, position + 1)
                if pressed:
                    self.annotation_pressed.emit(pressed)
                else:
                    self.annotation_left.emit()
            self.selection_settled.emit()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """The tip over words that changed says so, and which words a note hung on."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            position = self.cursorForPosition(event.pos()).position()
            words = self.tip_at(position)
            if words:
                QToolTip.showText(event.globalPos(), words, self.viewport())
                return True
        return super().viewportEvent(event)

    def tip_at(self, position: int) -> str:
        """What a tip at a document position says, as safe rich text; empty where there is nothing to say."""
        changed = self._notes.changed_between(position, position + 1)
        anchor = changed[0].annotation.anchor if changed else None
        if not anchor:
            return ""
        words = self.tr("These words changed since your note was written. It hung on: “{words}”")
        old = anchor.exact if len(anchor.exact) <= _TIP else anchor.exact[:_TIP] + "…"
        return f"<qt>{escape(words.format(words=old))}</qt>"

    def _build(self) -> None:
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("Page"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _connect(self) -> None:
        self.anchorClicked.connect(self._follow)
        self.highlighted.connect(self._point)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._settling.timeout.connect(self._tell_heading)

    def _set_html(self) -> None:
        self.ensurePolished()  # the window's style sheet sets a font once, which ours must come after
        document = self.document()
        document.setDefaultFont(font(round(Type.READING * self._zoom / 100)))
        document.setDefaultStyleSheet(page_style(self._colours, self._zoom))
        document.setDocumentMargin(Space.LARGE)
        self._figure_room = self._room_for_figures()
        self.setLineWrapColumnOrWidth(self.viewport().width() - _SLACK)
        self.setHtml(self._html)
        self._shown = ShownText(document)
        self._notes.show([placed.annotation for placed in self._notes.all], self._shown, is_new_text=True)
        self._marks.renew(self._colours)

    def _set_margins(self) -> None:
        side = max(0, (self._room() - self._column()) // 2)
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, side, 0)

    def _scrolled(self) -> None:
        self.term_left.emit()
        self._place.scrolled()
        self._marks.show()

    def _tell_heading(self) -> None:
        heading = self.heading_on_top()
        if heading != self._heading_told:
            self._heading_told = heading
            self.heading_shown.emit(heading)

    def _follow(self, address: QUrl) -> None:
        match address.scheme():
            case "article":
                self.article_requested.emit(address.path(), address.fragment())
            case "source":
                self.source_requested.emit(address.path())
            case "term":
                self.term_requested.emit(address.path())

    def _point(self, address: QUrl) -> None:
        """Qt tells of each link that the pointer or the focus comes upon, and with no address when it leaves."""
        if address.scheme() != "term":
            self.term_left.emit()
            return
        cursor = self.textCursor()
        is_focused = cursor.hasSelection() and cursor.charFormat().anchorHref() == address.toString()
        foot = self.selection_foot() if is_focused else self.mapFromGlobal(QCursor.pos()) + QPoint(0, Space.MEDIUM)
        self.term_pointed.emit(address.path(), foot)

    def _room(self) -> int:
        """Pixels beside a scroll bar, whether one is there or not: it comes and goes while a page is laid out."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def _column(self) -> int:
        """Pixels of a page at its full width, with its margins."""
        letters = QFontMetrics(font(round(Type.READING * self._zoom / 100))).averageCharWidth()
        return letters * COLUMN_CHARACTERS + 2 * Space.LARGE + _SLACK

    def _room_for_figures(self) -> int:
        return min(self._room(), self._column()) - 2 * Space.LARGE - Space.MEDIUM

    def _draw(self, figure: Figure) -> QImage:
        width = max(160, min(self._room_for_figures(), round(figure.width * self._zoom / 100)))
        return figure_image(figure, self._colours, width, self.devicePixelRatioF())

    def _put_cursor(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(position)
        with self._place.moving():
            self.setTextCursor(cursor)

    def _fetch_cursor(self) -> None:
        """A selection by keys begins where one reads, not where one last pressed."""
        if not self.textCursor().hasSelection() and not self.viewport().rect().intersects(self.cursorRect()):
            self._put_cursor(self.top_place()[0])

    def _bring_into_view(self, position: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        place = self.cursorRect(cursor)
        if place.top() < 0 or place.bottom() > self.viewport().height():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + place.top() - self.viewport().height() // 3)
        self._marks.show()


def _no_figure(name: str) -> Figure | None:  # noqa: ARG001
    return None

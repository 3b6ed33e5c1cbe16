"""The place in the text at which somebody reads, kept through new sizes and colours."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser

from hrdesk.ui.reader.text_geometry import block_at
from hrdesk.ui.theme import Space


class ReadingPlace:
    """Knows and brings back what stands at the top of a view. Positions are those of its document."""

    def __init__(self, view: QTextBrowser) -> None:
        self._view = view
        self._kept: tuple[int, int] | None = None
        self._is_moving = False

    def at_top(self) -> tuple[int, int]:
        """The document position of the line at the top of the view, and by how many pixels it is scrolled past it.

        Until somebody scrolls it stays the place that was gone to, however often the page is laid out anew.
        """
        if self._kept:
            return self._kept
        scroll = self._view.verticalScrollBar().value()
        if not scroll:
            return 0, 0
        y = scroll + Space.MEDIUM
        document = self._view.document()
        block = block_at(document, y)
        within = y - document.documentLayout().blockBoundingRect(block).top()
        lines = (block.layout().lineAt(number) for number in range(block.layout().lineCount()))
        start = next((line.textStart() for line in lines if line.rect().bottom() > within), 0)
        position = block.position() + start
        return position, y - self._y_of(position)

    def keep(self) -> None:
        """Remember the place now, before anything moves."""
        self._kept = self.at_top()

    def go_to(self, position: int, past: int = 0) -> None:
        """Bring a document position to the top of the view, scrolled by so many pixels past it."""
        with self.moving():
            top = self._y_of(position) + past - Space.MEDIUM
            self._view.verticalScrollBar().setValue(top if position or past else 0)
        self._kept = (position, past)

    def share_past(self) -> tuple[int, float]:
        """The position at the top, and how much of its line is past it: what stays the same in another size."""
        position, past = self.at_top()
        return position, past / self._line_height(position)

    def go_to_share(self, position: int, share: float) -> None:
        """As `go_to`, by a share of the line's height."""
        self.go_to(position, round(share * self._line_height(position)))

    @contextmanager
    def moving(self) -> Iterator[None]:
        """While the page, not the person, scrolls."""
        was_moving, self._is_moving = self._is_moving, True
        try:
            yield
        finally:
            self._is_moving = was_moving

    def scrolled(self) -> None:
        """The view was scrolled: by the person, unless the page is moving."""
        if not self._is_moving:
            self._kept = None

    def _y_of(self, position: int) -> int:
        """Pixels from the top of the page to a document position."""
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(max(0, min(position, self._view.document().characterCount() - 1)))
        return self._view.verticalScrollBar().value() + self._view.cursorRect(cursor).top()

    def _line_height(self, position: int) -> float:
        """Pixels of the line that holds a document position: of a letter, or of a whole figure."""
        self._y_of(position)  # lays the page out as far as that
        block = self._view.document().findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position())
        return max(1.0, line.height()) if line.isValid() else 1.0

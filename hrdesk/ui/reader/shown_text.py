"""The text of the page on show, as anchors and positions see it."""

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

from PySide6.QtGui import QTextDocument

from hrdesk.core.anchor import Anchor, make_anchor
from hrdesk.core.page_text import HeadingPlace, PageText, without_citations
from hrdesk.core.plain_text import Collapsed, collapse
from hrdesk.ui.reader.page_html import FRESHNESS

_PARAGRAPH = "\u2029"
_ONE_UNIT = "\uffff"
"""The last character that takes one UTF-16 unit."""


class ShownText:
    """The text on show in the shape that anchors count in, and where each heading begins."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document

    @cached_property
    def raw(self) -> str:
        """The text with one character for each document position: Qt counts UTF-16 units."""
        text = self._document.toRawText()
        return text if text.isascii() else "".join(char if char <= _ONE_UNIT else "\ufffd\ufffd" for char in text)

    @cached_property
    def collapsed(self) -> Collapsed:
        """The text as anchors see it, whole characters and all, with offsets that are document positions."""
        text = self._document.toRawText()
        collapsed = collapse(without_citations(self._without_freshness(text)))
        if max(text, default="") <= _ONE_UNIT:
            return collapsed
        units = [0, *accumulate(1 if char <= _ONE_UNIT else 2 for char in text)]
        return Collapsed(collapsed.text, tuple(units[at] for at in collapsed.offsets), counts_utf16=True)

    def anchor(self, start: int, end: int) -> Anchor | None:
        """An anchor on the words between two document positions; None where there are none."""
        text = self.collapsed.text
        first, last = self.collapsed.span_of_raw(start, end)
        first += len(text[first:last]) - len(text[first:last].lstrip(" "))
        last = first + len(text[first:last].rstrip(" "))
        return make_anchor(text, first, last) if first < last else None

    @cached_property
    def page(self) -> PageText:
        """The same text with its headings, as the library knows it."""
        offsets = self.collapsed.offsets
        headings = tuple(HeadingPlace(bisect_left(offsets, start), slug, "") for start, slug in self.headings)
        return PageText(self.collapsed.text, headings)

    @cached_property
    def headings(self) -> tuple[tuple[int, str], ...]:
        """(document position, slug) of each heading, in order."""
        found = []
        block = self._document.begin()
        while block.isValid():
            if block.blockFormat().headingLevel() > 1:
                names = block.begin().fragment().charFormat().anchorNames()
                found.append((block.position(), names[0] if names else ""))
            block = block.next()
        return tuple(found)

    def _without_freshness(self, text: str) -> str:
        """The text with spaces for the line on how current the page is: its words change with the days."""
        block = self._document.begin().next()
        if not block.isValid() or FRESHNESS not in block.begin().fragment().charFormat().anchorNames():
            return text
        title, line, rest = [*text.split(_PARAGRAPH, 2), ""][:3]
        return _PARAGRAPH.join((title, " " * len(line), rest))

    def heading_span(self, slug: str) -> tuple[int, int]:
        """The document positions of the words of a heading; (0, 0) where the page has none of this name."""
        start = next((start for start, name in self.headings if name == slug), None)
        if start is None or not slug:
            return 0, 0
        return start, start + max(1, self._document.findBlock(start).length() - 1)

    def heading_of_block(self, position: int) -> str:
        """Slug of the heading in whose own words `position` stands; empty elsewhere."""
        start = self._document.findBlock(position).position()
        return next((slug for at, slug in self.headings if at == start), "")

    def heading_at(self, position: int) -> str:
        """Slug of the heading that `position` stands under; empty before the first."""
        index = bisect_right([start for start, _ in self.headings], position) - 1
        return self.headings[index][1] if index >= 0 else ""

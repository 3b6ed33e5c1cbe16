"""The text of the page on show, as anchors and positions see it."""

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from PySide6.QtGui import QTextDocument

from hrdesk.core.plain_text import Collapsed, collapse

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
        collapsed = collapse(text)
        if max(text, default="") <= _ONE_UNIT:
            return collapsed
        units = [0, *accumulate(1 if char <= _ONE_UNIT else 2 for char in text)]
        return Collapsed(collapsed.text, tuple(units[at] for at in collapsed.offsets), counts_utf16=True)

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

    def heading_at(self, position: int) -> str:
        """Slug of the heading that `position` stands under; empty before the first."""
        index = bisect_right([start for start, _ in self.headings], position) - 1
        return self.headings[index][1] if index >= 0 else ""

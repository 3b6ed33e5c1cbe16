"""The parts that a slide is built of in other programs: text, boxes, tables and figures, one below the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from itertools import groupby

from hrdesk.core.slide_blocks import Block, blocks_of, joined

_FIGURE = re.compile(r"<p\b[^>]*>\s*<img\b[^>]*>\s*</p>")
_IMAGE = re.compile(r'<img\b[^>]*\bsrc="figure:([^"]*)"[^>]*>')
_ALTERNATIVE = re.compile(r'\balt="([^"]*)"')
_TONE = re.compile(r'<td class="([a-z]+)"')
_ANSWER = '<p class="answer">'


class PartKind(StrEnum):
    TEXT = "text"
    BOX = "box"
    """What stands out: a callout, or an answer."""
    TABLE = "table"
    FIGURE = "figure"


@dataclass(frozen=True)
class SlidePart:
    """A stretch of a slide of one kind."""

    kind: PartKind
    html: str
    tone: str = ""
    """Of a box: danger, warning, tip, note, local or answer."""

    @property
    def address(self) -> str:
        """Of a figure: its name, and its band where it is cut."""
        found = _IMAGE.search(self.html)
        return unescape(found[1]) if found else ""

    @property
    def alternative(self) -> str:
        """Of a figure: what it shows, in words."""
        found = _ALTERNATIVE.search(self.html)
        return unescape(found[1]) if found else ""


def parts_of(html: str) -> tuple[SlidePart, ...]:
    """The parts of the safe HTML of a slide, in their order."""
    return tuple(_part(kind, tuple(blocks)) for (kind, _), blocks in groupby(blocks_of(html), _kind))


def _kind(block: Block) -> tuple[PartKind, int]:
    """What a block belongs to; blocks of one table have the same number."""
    table = next((around for around in block.around if around.before.startswith("<table")), None)
    if table:
        return (PartKind.BOX if 'class="callout"' in table.before else PartKind.TABLE), table.number
    if block.html.startswith(_ANSWER):
        return PartKind.BOX, 0
    return (PartKind.FIGURE, id(block)) if _FIGURE.fullmatch(block.html) else (PartKind.TEXT, 0)


def _part(kind: PartKind, blocks: Sequence[Block]) -> SlidePart:
    html = joined(blocks)
    if kind is not PartKind.BOX:
        return SlidePart(kind, html)
    if html.startswith(_ANSWER):
        return SlidePart(kind, html, "answer")
    tone = _TONE.search(html)
    return SlidePart(kind, html, tone[1] if tone else "note")

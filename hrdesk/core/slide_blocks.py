"""Cuts the HTML of a slide into blocks that may stand on different screens, and puts blocks together again.

A paragraph, a point of a list and a row of a table are blocks. What stands around them (the list, the table with its
head, the callout with its title) is repeated on each screen that has a block of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from html.parser import HTMLParser

_VOID = {"br", "img", "hr"}
_AROUND = {"ul", "ol", "blockquote", "dl", "div"}
"""Elements that stand around blocks."""
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+(?=\S)")
_TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")


@dataclass(frozen=True)
class Around:
    """What stands before and behind blocks; two with the same number are one element of the page."""

    number: int
    before: str
    behind: str
    counts: bool = False
    """Whether it numbers what stands in it."""


@dataclass(frozen=True)
class Block:
    """A piece of HTML that is not cut any more unless it must be, and what stands around it, the outermost first."""

    html: str
    around: tuple[Around, ...] = ()
    number: int = 0
    """Of a point in a numbered list."""


def blocks_of(html: str) -> list[Block]:
    """The blocks of safe HTML, in their order."""
    reader = _Blocks()
    reader.feed(html)
    reader.close()
    return reader.finish()


def joined(blocks: Sequence[Block]) -> str:
    """The HTML of these blocks."""
    out: list[str] = []
    open_now: tuple[Around, ...] = ()
    for block in blocks:
        shared = 0
        while shared < min(len(open_now), len(block.around)) and open_now[shared].number == block.around[shared].number:
            shared += 1
        out += [around.behind for around in reversed(open_now[shared:])]
        out += [_opened(around, block.number) for around in block.around[shared:]]
        out.append(block.html)
        open_now = block.around
    out += [around.behind for around in reversed(open_now)]
    return "".join(out)


def sentences_of(block: Block) -> list[Block]:
    """A block that is too tall for any screen, cut between its sentences; what was open at a cut is opened again."""
    outer = re.fullmatch(r"(<(?:p|li)\b[^>]*>)(.*)(</(?:p|li)>)", block.html, re.DOTALL)
    if not outer:
        return [block]
    first, inner, last = outer.groups()
    parts, start = [], 0
    for match in _SENTENCE.finditer(inner):
        if not _open_tags(inner[: match.start()]):
            parts.append(inner[start : match.start()])
            start = match.end()
    parts.append(inner[start:])
    return [replace(block, html=f"{first}{part}{last}") for part in parts if part.strip()]


def words_in(html: str) -> int:
    """How many words are shown."""
    return len(_TAG.sub(" ", html).split())


def _opened(around: Around, number: int) -> str:
    return around.before.replace("<ol", f'<ol start="{number}"', 1) if around.counts and number > 1 else around.before


def _open_tags(html: str) -> list[str]:
    stack: list[str] = []
    for closing, name in _TAG.findall(html):
        if name in _VOID:
            continue
        if closing:
            stack.pop()
        else:
            stack.append(name)
    return stack


class _Blocks(HTMLParser):
    """Follows the elements of sanitised HTML, in which every one is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._found: list[Block] = []
        self._around: list[Around] = []
        self._counts: list[int] = []
        """For each that stands around: points that were read in it."""
        self._piece: list[str] = []
        self._depth = 0
        """Elements that are open within the piece."""
        self._made = 0

    def finish(self) -> list[Block]:
        self._end_piece()
        return self._found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        text = self.get_starttag_text() or ""
        if self._depth == 0 and self._stands_around(tag):
            self._end_piece()
            self._open(tag, text)
        elif tag in _VOID:
            self._piece.append(text)
        else:
            if self._depth == 0:
                self._end_piece()
            self._piece.append(text)
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        if self._depth:
            self._piece.append(f"</{tag}>")
            self._depth -= 1
            if self._depth == 0:
                self._end_piece()
        elif self._around:
            self._end_piece()
            self._close(tag)

    def handle_data(self, data: str) -> None:
        if data.strip() or self._depth:
            self._piece.append(data)

    def handle_entityref(self, name: str) -> None:
        self._piece.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._piece.append(f"&#{name};")

    def _stands_around(self, tag: str) -> bool:
        return tag in _AROUND or tag in {"table", "thead", "tbody"} or (tag in {"tr", "td"} and self._in_callout)

    @property
    def _in_callout(self) -> bool:
        return any('class="callout"' in around.before for around in self._around)

    def _open(self, tag: str, text: str) -> None:
        self._made += 1
        self._around.append(Around(self._made, text, f"</{tag}>", counts=tag == "ol"))
        self._counts.append(0)

    def _close(self, tag: str) -> None:
        self._around.pop()
        self._counts.pop()
        if tag == "thead":
            self._repeat_head()

    def _repeat_head(self) -> None:
        """The rows of a table's head stand before its rows, wherever it is cut."""
        table = self._around[-1]
        rows = []
        while self._found and table.number in {around.number for around in self._found[-1].around}:
            rows.append(self._found.pop().html)
        head = "".join(reversed(rows))
        self._around[-1] = replace(table, before=f"{table.before}<thead>{head}</thead>")

    def _end_piece(self) -> None:
        html = "".join(self._piece).strip()
        self._piece = []
        if not html:
            return
        if not html.startswith("<"):
            html = f"<p>{html}</p>"
        if self._counts:
            self._counts[-1] += 1
        number = self._counts[-1] if self._around and self._around[-1].counts else 0
        if 'class="callout-title"' in html and self._around:
            self._around[-1] = replace(self._around[-1], before=self._around[-1].before + html)
            return
        self._found.append(Block(html, tuple(self._around), number))


def points(lines: Sequence[str]) -> str:
    """Plain lines as a list; nothing of none."""
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""

"""A page's Markdown cut into blocks, each with its line: what the rules about words and citations look at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_LIST = re.compile(r" *(?:[-*+]|\d+\.)\s")
_CITATION = re.compile(r"\[\^([A-Za-z0-9_-]+)\]")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_TARGET = re.compile(r"\]\([^)]*\)")
_NUMBERING = re.compile(r"^( *)\d+\.(?=\s)", re.MULTILINE)
_MARKS = re.compile(r"^ *(?:#+|!!! *\w+|[-*+](?=\s)|\|[-:| ]+\|$)|[*_`|\[\]]", re.MULTILINE)


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    CALLOUT = "callout"
    FIGURE = "figure"


@dataclass(frozen=True)
class Block:
    """Lines of a body that belong together; `line` is the first of them, from 0, and `chapter` the `##` above."""

    kind: BlockKind
    markdown: str
    line: int
    chapter: str
    heading: str

    @property
    def citations(self) -> tuple[str, ...]:
        return tuple(_CITATION.findall(self.markdown))

    @property
    def links(self) -> tuple[str, ...]:
        """The pages that the block leads to."""
        return tuple(_LINK.findall(self.markdown))

    @property
    def text(self) -> str:
        """The words that a reader sees, in place: every mark that is taken out leaves as many spaces."""
        return plain_words(self.markdown)


def plain_words(markdown: str) -> str:
    """Markdown with its marks, addresses and citations blanked out, so that every word keeps its place."""
    for pattern in (_CITATION, _TARGET, _NUMBERING, _MARKS):
        markdown = pattern.sub(_blanked, markdown)
    return markdown


def _blanked(match: re.Match[str]) -> str:
    """As many spaces as there were letters; line ends stay."""
    found = match.group()
    return " " * len(found) if "\n" not in found else "".join(char if char.isspace() else " " for char in found)


def split_blocks(body: str) -> Iterator[Block]:
    """The blocks of a body in their order. A callout runs as long as its lines are indented."""
    chapter = heading = ""
    for start, lines in _runs(body.split("\n")):
        kind = _kind(lines)
        if kind is BlockKind.HEADING:
            heading = lines[0].lstrip("#").strip()
            if lines[0].startswith("## "):
                chapter = heading
        yield Block(kind, "\n".join(lines), start, chapter, heading)


def _runs(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    run: list[str] = []
    start = 0
    for number, line in enumerate(lines):
        is_callout = bool(run) and run[0].startswith("!!! ")
        in_callout = is_callout and (line.startswith("    ") or not line.strip())
        ends = not in_callout and (is_callout or not line.strip() or line.startswith(("#", "!!! ")))
        if ends and run:
            yield start, _trimmed(run)
            run = []
        if line.strip() or in_callout:
            start = start if run else number
            run.append(line)
            if line.startswith("#"):
                yield start, run
                run = []
    if run:
        yield start, _trimmed(run)


def _trimmed(run: list[str]) -> list[str]:
    while not run[-1].strip():
        run.pop()
    return run


def _kind(lines: list[str]) -> BlockKind:
    first = lines[0]
    if first.startswith("#"):
        return BlockKind.HEADING
    if first.startswith("!!! "):
        return BlockKind.CALLOUT
    if first.lstrip().startswith("|"):
        return BlockKind.TABLE
    if _LIST.match(first):
        return BlockKind.LIST
    return BlockKind.FIGURE if _PICTURE.fullmatch(first.strip()) else BlockKind.PARAGRAPH

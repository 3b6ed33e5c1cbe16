"""The text of a page as the reader shows it and as anchors count it, made from its HTML alone.

The numbers of citations are no part of it: they change whenever a source is added before theirs.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape, unescape

from hrdesk.core.anchor import AnchorFinder
from hrdesk.core.find_in_page import Span
from hrdesk.core.plain_text import LEFT_OUT, collapsed_text

_CITATION = re.compile(r"\[\d{1,3}\]")
_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>"']+|"[^"]*"|'[^']*')*+)>""")
_ID = re.compile(r"""\bid\s*=\s*["']([^"']*)""")
INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span"}
)
INLINE |= {"strong", "sub", "sup", "u"}
_HEADINGS = frozenset(f"h{level}" for level in range(2, 7))


@dataclass(frozen=True)
class HeadingPlace:
    """A heading, and the offset of its first character in the text of the page."""

    start: int
    slug: str
    words: str


@dataclass(frozen=True)
class PageText:
    """The collapsed text of a page, its headings in order, and the version of the page."""

    text: str
    headings: tuple[HeadingPlace, ...] = ()
    content_version: str = ""

    @cached_property
    def finder(self) -> AnchorFinder:
        """Finds the anchors of this page."""
        return AnchorFinder(self.text)

    def heading_at(self, offset: int) -> str:
        """Slug of the heading that an offset stands under; empty before the first."""
        place = bisect_right([heading.start for heading in self.headings], offset) - 1
        return self.headings[place].slug if place >= 0 else ""

    def heading(self, slug: str) -> HeadingPlace | None:
        """A heading by its slug, if the page has it."""
        return next((heading for heading in self.headings if slug and heading.slug == slug), None)

    def passage(self, slug: str) -> Span | None:
        """Where the text under a heading begins and ends, before the first for none; None without such a heading."""
        starts = [0, *(heading.start for heading in self.headings), len(self.text)]
        slugs = ["", *(heading.slug for heading in self.headings)]
        return (starts[slugs.index(slug)], starts[slugs.index(slug) + 1]) if slug in slugs else None


def without_citations(text: str) -> str:
    """The same text with a sign that stands for nothing instead of each character of a citation."""
    return _CITATION.sub(lambda found: LEFT_OUT * len(found[0]), text)


def page_text(title: str, summary: str, html: str, content_version: str = "") -> PageText:
    """The text of a page; without the line on how current it is, which changes by itself.

    The HTML is what our builder made: sanitised, without comments, scripts or styles.
    """
    pieces: list[list[str]] = [[]]
    slugs = [""]
    at = 0
    whole = f"<h1>{escape(title)}</h1><p>{escape(summary)}</p>{html}"
    for tag in _TAG.finditer(whole):
        name = tag[2].lower()
        pieces[-1].append(unescape(whole[at : tag.start()]) + ("" if name in INLINE else "\n"))
        at = tag.end()
        if name in _HEADINGS and not tag[1]:
            slug = _ID.search(tag[3])
            slugs.append(unescape(slug[1]) if slug else "")
            pieces.append([])
    pieces[-1].append(unescape(whole[at:]))
    return _joined([_CITATION.sub("", "".join(piece)) for piece in pieces], slugs, content_version)


def _joined(pieces: Sequence[str], slugs: Sequence[str], content_version: str) -> PageText:
    """One text of pieces that each begin with a heading, all but the first."""
    texts: list[str] = []
    headings = []
    length = 0
    for number, (piece, slug) in enumerate(zip(pieces, slugs, strict=True)):
        text = collapsed_text(piece)
        if number:
            headings.append(HeadingPlace(length + bool(texts), slug, collapsed_text(piece.partition("\n")[0])))
        if text:
            length += len(text) + bool(texts)
            texts.append(text)
    return PageText(" ".join(texts), tuple(headings), content_version)

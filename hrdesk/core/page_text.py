"""The text of a page as the reader shows it and as anchors count it, made from its HTML alone."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from html import escape, unescape

from hrdesk.core.plain_text import collapse

_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>"']+|"[^"]*"|'[^']*')*+)>""")
_ID = re.compile(r"""\bid\s*=\s*["']([^"']*)""")
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span"}
)
_INLINE |= {"strong", "sub", "sup", "u"}
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

    def heading_at(self, offset: int) -> str:
        """Slug of the heading that an offset stands under; empty before the first."""
        place = bisect_right([heading.start for heading in self.headings], offset) - 1
        return self.headings[place].slug if place >= 0 else ""

    def heading(self, slug: str) -> HeadingPlace | None:
        """A heading by its slug, if the page has it."""
        return next((heading for heading in self.headings if slug and heading.slug == slug), None)


def page_text(title: str, summary: str, html: str, content_version: str = "") -> PageText:
    """The text of a page; without the line on how current it is, which changes by itself.

    The HTML is what our builder made: sanitised, without comments, scripts or styles.
    """
    parts: list[str] = []
    openings: list[tuple[int, str]] = []
    length = at = 0
    whole = f"<h1>{escape(title)}</h1><p>{escape(summary)}</p>{html}"
    for tag in _TAG.finditer(whole):
        words = unescape(whole[at : tag.start()]) + ("" if tag[2].lower() in _INLINE else "\n")
        parts.append(words)
        at, length = tag.end(), length + len(words)
        if tag[2].lower() in _HEADINGS and not tag[1]:
            slug = _ID.search(tag[3])
            openings.append((length, unescape(slug[1]) if slug else ""))
    parts.append(unescape(whole[at:]))
    raw = "".join(parts)
    collapsed = collapse(raw)
    headings = (
        HeadingPlace(bisect_left(collapsed.offsets, start), slug, " ".join(raw[start : _end(raw, start)].split()))
        for start, slug in openings
    )
    return PageText(collapsed.text, tuple(headings), content_version)


def _end(raw: str, start: int) -> int:
    end = raw.find("\n", start)
    return len(raw) if end < 0 else end

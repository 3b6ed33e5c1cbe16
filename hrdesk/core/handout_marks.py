"""Puts a person's highlights and notes into the HTML of a page: words marked, and boxes behind what they hang on."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape

from hrdesk.core.anchor import AnchorState
from hrdesk.core.annotation import Annotation
from hrdesk.core.article_view import Article
from hrdesk.core.handout_html import sections_within
from hrdesk.core.note_place import NotePlace, Pages, place_of
from hrdesk.core.page_text import INLINE
from hrdesk.core.plain_text import collapsed_text

_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:[^>"']+|"[^"]*"|'[^']*')*+>""")
_CHARACTER = re.compile(r"&[^;\s<&]{1,32};|.", re.DOTALL)
_CITATION = re.compile(r"\[\d{1,3}\]")
_VOID = frozenset({"br", "img", "hr"})
_MARK = '<span class="mark">', "</span>"


@dataclass(frozen=True)
class SharedNote:
    """A highlight or note that could go out with some parts of a page, and its place there."""

    annotation: Annotation
    place: NotePlace

    @property
    def has_words_to_mark(self) -> bool:
        """Whether the words that it hangs on stand on the page as they did."""
        return self.place.state in (AnchorState.SAME, AnchorState.MOVED) and self.place.end > self.place.start >= 0


def notes_in(
    article: Article, slugs: Sequence[str], annotations: Iterable[Annotation], pages: Pages
) -> tuple[SharedNote, ...]:
    """Those that hang within these sections; those on the page as a whole, or that lost their place, only with all."""
    within = sections_within(article.outline, slugs)
    found = []
    for annotation in annotations:
        place = place_of(annotation, pages)
        stands = place.state is not AnchorState.ORPHAN and place.start >= 0
        if (place.slug in within) if stands else "" in slugs:
            found.append(SharedNote(annotation, place))
    return tuple(found)


def marked_html(
    article: Article, highlights: Iterable[SharedNote], boxes: Iterable[tuple[SharedNote, str]]
) -> tuple[str, str, str]:
    """(before, page, after): the page with marks and boxes; boxes of no place stand before it, of a lost one after."""
    text = _ShownText(article)
    marked = {place for one in highlights if one.has_words_to_mark for place in range(one.place.start, one.place.end)}
    inserts = [part for start, end in text.runs(marked) for part in ((start, 2, _MARK[0]), (end, 0, _MARK[1]))]
    before, after = [], []
    for one, box in boxes:
        if one.place.state is AnchorState.ORPHAN:
            after.append(box)
        elif one.place.start < 0 or one.place.end <= text.head:
            before.append(box)
        else:
            inserts.append((text.block_end(one.place.end), 1, box))
    html = article.html
    for at, _, piece in sorted(inserts, key=lambda insert: insert[:2], reverse=True):
        html = html[:at] + piece + html[at:]
    return "".join(before), html, "".join(after)


class _ShownText:
    """Where each character of the text of a page, as anchors count it, stands in the HTML of the page."""

    def __init__(self, article: Article) -> None:
        self._html = article.html
        title, summary = collapsed_text(article.card.title), collapsed_text(article.card.summary)
        self._head = len(" ".join(filter(None, (title, summary, "x")))) - 1
        self._spans: list[tuple[int, int, int]] = []
        self._read()

    @property
    def head(self) -> int:
        """Where the text of the HTML begins, behind title and summary."""
        return self._head

    def runs(self, places: Iterable[int]) -> list[tuple[int, int]]:
        """The stretches of HTML without tags that show the characters at these places."""
        found: list[tuple[int, int]] = []
        last = None
        for place in sorted(places):
            if not 0 <= place - self._head < len(self._spans):
                continue
            start, end, run = self._spans[place - self._head]
            if run < 0:
                continue
            if last == (place - 1, run):
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
            last = (place, run)
        return found

    def block_end(self, place: int) -> int:
        """Where the outermost element around the character before a place ends in the HTML."""
        if not self._spans:
            return len(self._html)
        at = self._spans[min(place - self._head, len(self._spans)) - 1][1]
        depth = 0
        for tag in _TAG.finditer(self._html):
            if tag[2].lower() not in _VOID:
                depth += -1 if tag[1] else 1
            if depth == 0 and tag.end() > at:
                return tag.end()
        return len(self._html)

    def _read(self) -> None:
        """Fill in (start, end, run) of each character; characters of one run have no tag between them."""
        shown: list[tuple[str, int, int, int]] = []
        at = 0
        for run, tag in enumerate([*_TAG.finditer(self._html), None]):
            until = tag.start() if tag else len(self._html)
            for token in _CHARACTER.finditer(self._html, at, until):
                shown += [(char, *token.span(), run) for char in unescape(token[0])]
            if tag:
                at = tag.end()
                if tag[2].lower() not in INLINE:
                    shown.append(("\n", tag.start(), tag.start(), -1))
        raw = "".join(one[0] for one in shown)
        left_out = {place for found in _CITATION.finditer(raw) for place in range(*found.span())}
        text = ""
        for place, (char, start, end, run) in enumerate(shown):
            is_space = char.isspace()
            if place not in left_out and not (is_space and text in ("", " ")):
                self._spans.append((start, end, -1 if is_space and run < 0 else run))
                text = " " if is_space else char

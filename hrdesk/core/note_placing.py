"""Hangs notes that came from elsewhere on the pages of the library."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from urllib.parse import unquote, urlsplit

from hrdesk.core.anchor import Anchor, AnchorState, Found, make_anchor
from hrdesk.core.annotation import WEB_PACK, Annotation
from hrdesk.core.article import BUNDLED_PACK
from hrdesk.core.colour import Colour
from hrdesk.core.given_note import GivenNote
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.note_place import Pages, place_of
from hrdesk.core.note_state import PAGE_GONE
from hrdesk.core.page_text import PageText
from hrdesk.core.plain_text import fold

_OURS = re.compile(r"hrdesk:(?:([a-z0-9][a-z0-9._-]{0,99})/)?([a-z0-9][a-z0-9._-]{0,99})")
_ENDING = re.compile(r"\.(?:x?html?|md|php|aspx?)$")
_BETWEEN_TITLES = re.compile(r" [|–—-] ")
_TELLING = 12
"""Characters of a quote of at least two words that may tell a page by itself."""
_TELLING_SQUEEZED = 16
"""Characters of a quote, without its spaces, that tell its place on a page."""


class Placing:
    """Finds the page of a note, and its place there."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._by_name = {fold(page): page for page in pages.titles}
        self._by_title: dict[str, str] = {}
        for page, title in pages.titles.items():
            self._by_title.setdefault(fold(title), page)
        self._by_quote: dict[str, str] = {}
        self._squeezed: dict[str, tuple[str, list[int]]] = {}

    def hang(self, given: GivenNote, now: datetime) -> tuple[Annotation, AnchorState | None]:
        """The note on its page and what became of its place; None for a note on a page that is not here.

        Where nothing tells a page, the note belongs to `WEB_PACK`.
        """
        ours = next(filter(None, map(_OURS.fullmatch, given.addresses)), None)
        if ours:
            return self._hang_on(given, ours[1] or BUNDLED_PACK, ours[2], now)
        for page in self._likely_pages(given):
            annotation, state = self._hang_on(given, BUNDLED_PACK, page, now)
            if state is not AnchorState.ORPHAN:
                return annotation, state
        page = self._page_with(given.exact.strip())
        if page:
            return self._hang_on(given, BUNDLED_PACK, page, now)
        address = next(filter(None, given.addresses), given.title)
        settled = replace(given, kept_for=given.kept_for or PAGE_GONE)  # the person is asked now, and not again
        return _annotation(settled, WEB_PACK, address, now), None

    def _hang_on(
        self, given: GivenNote, pack: str, article_id: str, now: datetime
    ) -> tuple[Annotation, AnchorState | None]:
        page = self._pages.page(article_id) if pack == BUNDLED_PACK else None
        if not page:
            return _annotation(given, pack, article_id, now), None
        if given.is_ours:
            annotation = _annotation(given, pack, article_id, now)
            return annotation, place_of(annotation, self._pages).state
        if not given.exact:
            heading = given.heading if page.heading(given.heading) else ""
            here = replace(given, heading=heading, content_version=page.content_version)
            return _annotation(here, pack, article_id, now), AnchorState.SAME
        found = self._find(article_id, page, _given_anchor(given))
        if found.state in (AnchorState.CHANGED, AnchorState.ORPHAN):
            return _annotation(given, pack, article_id, now), found.state
        here = replace(given, heading=page.heading_at(found.start), content_version=page.content_version)
        anchor = make_anchor(page.text, found.start, found.end)
        return replace(_annotation(here, pack, article_id, now), anchor=anchor), found.state

    def _find(self, article_id: str, page: PageText, anchor: Anchor) -> Found:
        found = page.finder.find(anchor)
        if found.state in (AnchorState.SAME, AnchorState.MOVED):
            return found
        return self._find_squeezed(article_id, page, anchor.exact) or found

    def _find_squeezed(self, article_id: str, page: PageText, quote: str) -> Found | None:
        """Find words that a browser gave without the space between two paragraphs, if they stand there once."""
        if article_id not in self._squeezed:
            kept = [place for place, char in enumerate(page.text) if char != " "]
            self._squeezed[article_id] = "".join(page.text[place] for place in kept), kept
        text, places = self._squeezed[article_id]
        wanted = "".join(quote.split())
        at = text.find(wanted) if len(wanted) >= _TELLING_SQUEEZED else -1
        if at < 0 or text.find(wanted, at + 1) >= 0:
            return None
        return Found(AnchorState.MOVED, places[at], places[at + len(wanted) - 1] + 1)

    def _likely_pages(self, given: GivenNote) -> list[str]:
        """Pages by the last part of an address, or by a title."""
        names = (self._by_name.get(fold(_last_part(address))) for address in given.addresses)
        title = fold(given.title)
        titles = (self._by_title.get(text) for text in (title, _BETWEEN_TITLES.split(title)[0]))
        return list(dict.fromkeys(page for page in (*names, *titles) if page))

    def _page_with(self, quote: str) -> str:
        """The only page with these words; none where several have them, or where they are too few to tell."""
        if len(quote) < _TELLING or " " not in quote:
            return ""
        if quote not in self._by_quote:
            texts: Mapping[str, PageText | None] = {page: self._pages.page(page) for page in self._pages.titles}
            pages = [page for page, text in texts.items() if text and quote in text.text]
            self._by_quote[quote] = pages[0] if len(pages) == 1 else ""
        return self._by_quote[quote]


def _last_part(address: str) -> str:
    try:
        path = urlsplit(address).path
    except ValueError:  # such as half an IPv6 address
        return ""
    return _ENDING.sub("", unquote(path.rstrip("/").rpartition("/")[2]))


def _given_anchor(given: GivenNote) -> Anchor:
    start, end = given.start, given.end
    if not given.is_ours or start is None or end is None:
        start, end = 0, len(given.exact)
    return Anchor(given.exact, given.prefix, given.suffix, start, end)


def _annotation(given: GivenNote, pack: str, article_id: str, now: datetime) -> Annotation:
    """The note as it was given."""
    created = given.created or given.modified or now
    return Annotation(
        id=given.id,
        article_id=article_id,
        content_version=given.content_version,
        created=created,
        modified=given.modified or created,
        colour=given.colour or Colour.YELLOW,
        note=given.note,
        heading=given.heading,
        anchor=_given_anchor(given) if given.exact else None,
        pack=pack,
        kind=given.kind or NoteKind.NOTE,
        tags=given.tags,
        author=given.author,
        kept_for=given.kept_for,
    )

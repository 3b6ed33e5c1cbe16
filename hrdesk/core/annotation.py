"""A highlight or note on a page."""

from dataclasses import dataclass
from datetime import datetime

from hrdesk.core.anchor import Anchor
from hrdesk.core.article import BUNDLED_PACK
from hrdesk.core.colour import Colour
from hrdesk.core.note_kind import NoteKind

Json = dict[str, object]

WEB_PACK = "@web"
"""Stands for no pack: the page is one outside of hrdesk, and its id is its address. No pack may be called so."""


@dataclass(frozen=True)
class Annotation:
    """What a person hung on a page. Without an anchor it belongs to the heading, or to the page as a whole."""

    id: str
    article_id: str
    content_version: str
    created: datetime
    modified: datetime
    colour: Colour = Colour.YELLOW
    note: str = ""
    heading: str = ""
    """Slug of the heading it stands under; empty before the first one."""
    anchor: Anchor | None = None
    pack: str = BUNDLED_PACK
    kind: NoteKind = NoteKind.NOTE
    tags: tuple[str, ...] = ()
    author: str = ""
    """The name of the colleague who wrote it; empty for the person's own."""
    kept_for: str = ""
    """Content version in which the person looked for its place and left it as it was."""

    @property
    def has_note(self) -> bool:
        return bool(self.note.strip())

    @property
    def target(self) -> str:
        return target_of(self.pack, self.article_id)


def target_of(pack: str, article_id: str) -> str:
    """The address of a page among all packs and the web."""
    if pack == WEB_PACK:
        return article_id
    return f"hrdesk:{article_id}" if pack == BUNDLED_PACK else f"hrdesk:{pack}/{article_id}"

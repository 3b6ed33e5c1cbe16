"""A highlight or note on a page, and its form as a W3C Web Annotation."""

from dataclasses import dataclass
from datetime import datetime

from hrdesk.core.anchor import Anchor
from hrdesk.core.article import BUNDLED_PACK
from hrdesk.core.colour import Colour
from hrdesk.core.note_kind import NoteKind

W3C_CONTEXT = "http://www.w3.org/ns/anno.jsonld"

Json = dict[str, object]


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
        return f"hrdesk:{self.article_id}" if self.pack == BUNDLED_PACK else f"hrdesk:{self.pack}/{self.article_id}"


def to_w3c(annotation: Annotation) -> Json:
    """The annotation in the W3C model; what the model has no word for stands under `hrdesk:` names."""
    target: Json = {
        "source": annotation.target,
        "hrdesk:contentVersion": annotation.content_version,
        "hrdesk:heading": annotation.heading,
    }
    if annotation.anchor:
        target["selector"] = _selectors(annotation.anchor)
    document: Json = {
        "@context": [W3C_CONTEXT, {"hrdesk": "urn:hrdesk:"}],
        "id": f"urn:uuid:{annotation.id}",
        "type": "Annotation",
        "motivation": "commenting" if annotation.has_note else "highlighting",
        "created": annotation.created.isoformat(),
        "modified": annotation.modified.isoformat(),
        "hrdesk:colour": annotation.colour.value,
        "target": target,
    }
    if annotation.has_note:
        document["body"] = {"type": "TextualBody", "value": annotation.note, "format": "text/plain"}
    return document


def _selectors(anchor: Anchor) -> list[Json]:
    return [
        {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix},
        {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
    ]

"""Notes in the W3C Web Annotation Data Model (2017); what it has no word for stands under `hrdesk:` names."""

from collections.abc import Sequence
from urllib.parse import quote
from uuid import UUID

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation, Json, target_of
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.notebook_contents import NotebookContents
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.record import Record, key_of, kind_of
from hrdesk.core.running_order import OrderItem, RunningOrder

CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"hrdesk": "urn:hrdesk:"})
LIBRARY = "hrdesk:"
"""The target of what belongs to no page."""
HTML_FRAGMENTS = "http://tools.ietf.org/rfc/rfc3236"

MOTIVATIONS = {
    NoteKind.NOTE: "commenting",
    NoteKind.LOCAL: "describing",
    NoteKind.QUESTION: "questioning",
    NoteKind.CORRECTION: "editing",
    NoteKind.STORY: "commenting",
}


def notes_as_w3c(contents: NotebookContents) -> Json:
    """Everything as one AnnotationCollection with its only page; lists and running orders are collections within."""
    name = f"urn:hrdesk:notebook:{contents.device}" if contents.device else "urn:hrdesk:notebook"
    items = [
        *(_annotation(note, contents) for note in contents.annotations),
        *(_question(question, contents) for question in contents.questions),
        *(_bookmark(bookmark, contents) for bookmark in contents.bookmarks),
    ]
    document: Json = {"@context": list(CONTEXT), **_collection(name, "Notes from hrdesk", items)}
    if contents.reading_lists:
        document["hrdesk:readingLists"] = [_reading_list(found, contents) for found in contents.reading_lists]
    if contents.running_orders:
        document["hrdesk:runningOrders"] = [_running_order(order, contents) for order in contents.running_orders]
    return document


def iri_of(record_id: str) -> str:
    """The name of a record among all things on the web."""
    try:
        is_uuid = str(UUID(record_id)) == record_id
    except ValueError:
        is_uuid = False
    return f"urn:uuid:{record_id}" if is_uuid else f"urn:hrdesk:record:{quote(record_id, safe='')}"


def _annotation(note: Annotation, contents: NotebookContents) -> Json:
    document: Json = {"id": iri_of(note.id), "type": "Annotation", "motivation": _motivation(note)}
    creator = note.author or contents.owner
    if creator:
        document["creator"] = {"type": "Person", "name": creator}
    document |= {"created": note.created.isoformat(), "modified": note.modified.isoformat()}
    body = [*_comment(note), *({"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in note.tags)]
    if body:
        document["body"] = body
    document |= {"target": _target(note), "hrdesk:colour": note.colour.value, "hrdesk:kind": note.kind.value}
    if note.kept_for:
        document["hrdesk:keptFor"] = note.kept_for
    return document | _written_by(note, contents)


def _motivation(note: Annotation) -> str:
    if note.has_note:
        return MOTIVATIONS[note.kind]
    return "tagging" if note.tags and not note.anchor else "highlighting"


def _comment(note: Annotation) -> list[Json]:
    if not note.note:
        return []
    purpose = MOTIVATIONS[note.kind]
    return [{"type": "TextualBody", "value": note.note, "format": "text/plain", "purpose": purpose}]


def _target(note: Annotation) -> Json:
    target: Json = {
        "type": "SpecificResource",
        "source": note.target,
        "hrdesk:contentVersion": note.content_version,
        "hrdesk:heading": note.heading,
    }
    if note.anchor:
        target["selector"] = _selectors(note.anchor)
    elif note.heading:
        target["selector"] = {"type": "FragmentSelector", "conformsTo": HTML_FRAGMENTS, "value": note.heading}
    return target


def _selectors(anchor: Anchor) -> list[Json]:
    return [
        {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix},
        {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
    ]


def _question(question: Question, contents: NotebookContents) -> Json:
    """A question as an annotation of the library as a whole."""
    return {
        "id": iri_of(question.id),
        "type": "Annotation",
        "motivation": "questioning",
        "created": question.asked.isoformat(),
        "body": {"type": "TextualBody", "value": question.text, "format": "text/plain", "purpose": "questioning"},
        "target": LIBRARY,
        **_written_by(question, contents),
    }


def _bookmark(bookmark: Bookmark, contents: NotebookContents) -> Json:
    return {
        "id": f"urn:hrdesk:bookmark:{quote(key_of(bookmark), safe='/')}",
        "type": "Annotation",
        "motivation": "bookmarking",
        "created": bookmark.created.isoformat(),
        "target": bookmark.target,
        **_written_by(bookmark, contents),
    }


def _reading_list(found: ReadingList, contents: NotebookContents) -> Json:
    iri = iri_of(found.id)
    items: list[Json] = [
        {
            "id": f"urn:hrdesk:reading-list:{quote(found.id, safe='')}:{number}",
            "type": "Annotation",
            "motivation": "bookmarking",
            "target": f"hrdesk:{page}",
        }
        for number, page in enumerate(found.pages, start=1)
    ]
    document = _collection(iri, found.name, items) | {"created": found.created.isoformat()}
    return document | _written_by(found, contents)


def _running_order(order: RunningOrder, contents: NotebookContents) -> Json:
    start = f"urn:hrdesk:running-order:{quote(order.id, safe='')}"
    items = [_order_item(f"{start}:{number}", item) for number, item in enumerate(order.items, start=1)]
    document = _collection(iri_of(order.id), order.name, items) | {"created": order.created.isoformat()}
    return document | _written_by(order, contents)


def _order_item(iri: str, item: OrderItem) -> Json:
    target: Json = {"type": "SpecificResource", "source": target_of(item.pack, item.article_id)}
    if item.slug:
        target["selector"] = {"type": "FragmentSelector", "conformsTo": HTML_FRAGMENTS, "value": item.slug}
    document: Json = {"id": iri, "type": "Annotation", "motivation": "bookmarking", "target": target}
    return document | {"hrdesk:minutes": item.minutes} if item.minutes else document


def _collection(iri: str, label: str, items: Sequence[Json]) -> Json:
    document: Json = {"id": iri, "type": "AnnotationCollection", "label": label, "total": len(items)}
    if items:
        page = f"urn:hrdesk:page:{quote(iri, safe='')}"
        document["first"] = {"id": page, "type": "AnnotationPage", "partOf": iri, "startIndex": 0, "items": items}
    return document


def _written_by(record: Record, contents: NotebookContents) -> Json:
    writer = contents.writer((kind_of(record), key_of(record)))
    return {"hrdesk:device": writer} if writer else {}

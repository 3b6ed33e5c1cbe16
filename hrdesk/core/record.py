"""What a notebook keeps, each with its kind and key, and as a plain document that devices exchange."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation, Json
from hrdesk.core.article import BUNDLED_PACK
from hrdesk.core.colour import Colour
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.running_order import MOST_MINUTES, RunningOrder, items_of

Record = Annotation | Question | Bookmark | ReadingList | RunningOrder


class RecordKind(StrEnum):
    ANNOTATION = "annotation"
    QUESTION = "question"
    BOOKMARK = "bookmark"
    READING_LIST = "reading-list"
    RUNNING_ORDER = "running-order"


@dataclass(frozen=True)
class Change:
    """One state of a record instead of another; None means that there is none. One of them is always there."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record as it is after the change, or as it was."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change of nothing")
        return found

    def reversed(self) -> "Change":
        return Change(self.after, self.before)


def kind_of(record: Record) -> RecordKind:
    match record:
        case Annotation():
            return RecordKind.ANNOTATION
        case Question():
            return RecordKind.QUESTION
        case Bookmark():
            return RecordKind.BOOKMARK
        case ReadingList():
            return RecordKind.READING_LIST
        case RunningOrder():
            return RecordKind.RUNNING_ORDER


def key_of(record: Record) -> str:
    """By what a record is known among those of its kind, on every device."""
    return f"{record.pack}/{record.article_id}" if isinstance(record, Bookmark) else record.id


def to_document(record: Record) -> Json:
    """The record as values that JSON holds, without its key; an author stands there if it is another than the maker."""
    match record:
        case Annotation():
            return _annotation_document(record)
        case Question():
            return {"text": record.text, "asked": record.asked.isoformat()}
        case Bookmark():
            return {"pack": record.pack, "article": record.article_id, "created": record.created.isoformat()}
        case ReadingList():
            return {"name": record.name, "created": record.created.isoformat(), "pages": list(record.pages)}
        case RunningOrder():
            return _order_document(record)


def from_document(kind: RecordKind, key: str, document: Mapping[str, object], author: str = "") -> Record:
    """The record that a document describes; raises ValueError where it describes none."""
    read = _Fields(document)
    match kind:
        case RecordKind.ANNOTATION:
            return _annotation(read, key, author)
        case RecordKind.QUESTION:
            return Question(key, read.text("text"), read.moment("asked"))
        case RecordKind.BOOKMARK:
            return Bookmark(read.text("article"), read.moment("created"), read.text("pack"))
        case RecordKind.READING_LIST:
            return ReadingList(key, read.text("name"), read.moment("created"), read.texts("pages"))
        case RecordKind.RUNNING_ORDER:
            items = items_of(read.texts("items"), read.counts("minutes", MOST_MINUTES))
            return RunningOrder(key, read.text("name"), read.moment("created"), items)


def _order_document(order: RunningOrder) -> Json:
    """The minutes stand beside the items, so that a device can move what another gives more time."""
    return {
        "name": order.name,
        "created": order.created.isoformat(),
        "items": list(order.keys),
        "minutes": {item.key: item.minutes for item in order.items if item.minutes},
    }


def _annotation_document(annotation: Annotation) -> Json:
    anchor = annotation.anchor
    document: Json = {
        "pack": annotation.pack,
        "article": annotation.article_id,
        "version": annotation.content_version,
        "heading": annotation.heading,
        "colour": annotation.colour.value,
        "kind": annotation.kind.value,
        "note": annotation.note,
        "tags": list(annotation.tags),
        "anchor": [anchor.exact, anchor.prefix, anchor.suffix, anchor.start, anchor.end] if anchor else None,
        "kept_for": annotation.kept_for,
        "created": annotation.created.isoformat(),
        "modified": annotation.modified.isoformat(),
    }
    return {**document, "author": annotation.author} if annotation.author else document


def _annotation(read: "_Fields", key: str, author: str) -> Annotation:
    return Annotation(
        id=key,
        article_id=read.text("article"),
        content_version=read.text("version"),
        created=read.moment("created"),
        modified=read.moment("modified"),
        colour=Colour(read.text("colour")),
        note=read.text("note"),
        heading=read.text("heading"),
        anchor=read.anchor("anchor"),
        pack=read.text("pack", BUNDLED_PACK),
        kind=NoteKind(read.text("kind", NoteKind.NOTE)),
        tags=read.texts("tags"),
        author=author,
        kept_for=read.text("kept_for", ""),
    )


class _Fields:
    """Reads a document of somebody else: everything in it may be missing or of another type."""

    def __init__(self, document: Mapping[str, object]) -> None:
        self._document = document

    def text(self, name: str, default: str | None = None) -> str:
        value = self._document.get(name, default)
        if not isinstance(value, str):
            raise ValueError(f"{name} is no text")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._document.get(name, [])
        if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
            raise ValueError(f"{name} is no list of texts")
        return tuple(value)

    def counts(self, name: str, most: int) -> Mapping[str, int]:
        value = self._document.get(name, {})
        if not isinstance(value, dict) or not all(type(part) is int and 0 <= part <= most for part in value.values()):
            raise ValueError(f"{name} are no counts")
        return value

    def moment(self, name: str) -> datetime:
        moment = datetime.fromisoformat(self.text(name))
        if moment.tzinfo is None:
            raise ValueError(f"{name} has no time zone")
        return moment

    def anchor(self, name: str) -> Anchor | None:
        match self._document.get(name):
            case None:
                return None
            case [str() as exact, str() as prefix, str() as suffix, int() as start, int() as end]:
                return Anchor(exact, prefix, suffix, start, end)
            case _:
                raise ValueError(f"{name} is no anchor")

"""What stands in a file of notes, whichever program wrote it, one thing after the other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hrdesk.core.given_note import Given, fields
from hrdesk.core.hypothesis_notes import is_hypothesis_note, read_hypothesis_note
from hrdesk.core.import_outcome import Refused, Why
from hrdesk.core.w3c_reading import (
    is_collection,
    is_w3c_note,
    read_reading_list,
    read_running_order,
    read_w3c_note,
)

MOST_ITEMS = 50_000
"""Things in a file. A worker who writes twenty notes a day fills it in seven years."""

_LISTS = "hrdesk:readingLists"
_ORDERS = "hrdesk:runningOrders"


class NoNotes(ValueError):
    """A document that is none of notes, or one of too many; the words complete a sentence."""


@dataclass(frozen=True)
class NotesDocument:
    """The things in the order in which they stand there."""

    notes: tuple[object, ...]
    lists: tuple[object, ...] = ()
    orders: tuple[object, ...] = ()

    def __len__(self) -> int:
        return len(self.notes) + len(self.lists) + len(self.orders)

    def things(self) -> Iterator[tuple[Given | Refused, object]]:
        """Each thing as it is read, or why it is refused, beside what was given."""
        by_id = {
            name: note for note in self.notes if isinstance(note, dict) and isinstance(name := note.get("id"), str)
        }
        for note in self.notes:
            yield _read_note(note, by_id), note
        for read, collections in ((read_reading_list, self.lists), (read_running_order, self.orders)):
            for found in collections:
                try:
                    yield read(found), found
                except Refused as refused:
                    yield refused, found


def read_document(value: object) -> NotesDocument:
    """Find the notes in what JSON says; raises NoNotes."""
    notes: list[object] = []
    lists: list[object] = []
    orders: list[object] = []
    for found in value if isinstance(value, list) else [value]:
        inner = _inner(found)
        notes += [found] if inner is None else inner
        for name, into in ((_LISTS, lists), (_ORDERS, orders)):
            more = fields(found).get(name)
            into += more if isinstance(more, list) else []
    document = NotesDocument(tuple(notes), tuple(lists), tuple(orders))
    if len(document) > MOST_ITEMS:
        raise NoNotes(f"it holds {len(document):,} notes, and {MOST_ITEMS:,} can be taken in at a time")
    if isinstance(value, list) and not len(document):
        return document
    is_known = any(is_w3c_note(note) or is_hypothesis_note(note) for note in notes)
    if not is_known and not lists and not orders and not _is_empty(value):
        raise NoNotes("it holds no notes in a form that hrdesk knows")
    return document


def _inner(found: object) -> list[object] | None:
    """The notes of a collection or an export; None for a note itself."""
    outer = fields(found)
    if is_collection(found):
        first = fields(outer.get("first"))
        items = outer.get("items", first.get("items", []))
        return items if isinstance(items, list) else []
    for name in ("rows", "annotations", "@graph"):
        rows = outer.get(name)
        if isinstance(rows, list):
            return rows
    return None


def _is_empty(value: object) -> bool:
    """A collection or an export without notes."""
    return _inner(value) == []


def _read_note(note: object, by_id: Mapping[str, Mapping[str, object]]) -> Given | Refused:
    try:
        if is_hypothesis_note(note):
            return read_hypothesis_note(fields(note), by_id)
        if is_w3c_note(note):
            return read_w3c_note(fields(note))
    except Refused as refused:
        return refused
    return Refused(Why.NO_NOTE)

"""Reads notes in the W3C Web Annotation Data Model (2017), ours and those of other programs."""

from collections.abc import Mapping
from datetime import datetime

from hrdesk.core.article import BUNDLED_PACK
from hrdesk.core.colour import Colour
from hrdesk.core.given_note import (
    LONGEST_ADDRESS,
    LONGEST_NAME,
    LONGEST_NOTE,
    Given,
    GivenNote,
    fields,
    moment,
    offset,
    parts,
    record_id,
    tag,
    words,
)
from hrdesk.core.import_outcome import Refused, Why
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.question import LONGEST_QUESTION, Question
from hrdesk.core.reading_list import ReadingList
from hrdesk.core.running_order import MOST_MINUTES, OrderItem, RunningOrder
from hrdesk.core.w3c_notes import LIBRARY
from hrdesk.core.w3c_selectors import read_selectors

_KINDS = {"questioning": NoteKind.QUESTION, "editing": NoteKind.CORRECTION}


def is_w3c_note(item: object) -> bool:
    return "Annotation" in _types(item) or ("target" in fields(item) and "uri" not in fields(item))


def is_collection(item: object) -> bool:
    return bool({"AnnotationCollection", "AnnotationPage"} & set(_types(item)))


def read_w3c_note(item: Mapping[str, object]) -> Given:
    """One annotation; raises Refused."""
    motivations = _texts(item.get("motivation"))
    target = _target(item)
    address = _address(target)
    note, tags = _bodies(item)
    if address == LIBRARY and "questioning" in motivations:
        return _question(item, note)
    place = read_selectors(fields(target).get("selector"))
    is_ours = "hrdesk:colour" in item
    created = moment(item.get("created"))
    return GivenNote(
        id=record_id(item.get("id") or item.get("@id"), item),
        addresses=(address,),
        exact=place.exact,
        prefix=place.prefix,
        suffix=place.suffix,
        start=place.start,
        end=place.end,
        heading=_text(fields(target).get("hrdesk:heading")) or place.fragment,
        note=note,
        tags=tags,
        colour=_colour(item.get("hrdesk:colour")),
        kind=_kind(item.get("hrdesk:kind"), motivations),
        author=_author(item),
        created=created,
        modified=moment(item.get("modified")) or created,
        content_version=_text(fields(target).get("hrdesk:contentVersion")),
        kept_for=_text(item.get("hrdesk:keptFor")),
        is_bookmark="bookmarking" in motivations and not is_ours and not note and not place.exact,
        is_ours=is_ours,
    )


def read_reading_list(item: object) -> ReadingList:
    """A list of pages of the bundled library, as `w3c_notes` writes it; raises Refused."""
    name, created, targets = _collected(item)
    pages = []
    for target, _ in targets:
        address = _address(target)
        page = address.removeprefix(LIBRARY)
        if page and page != address and "/" not in page:
            pages.append(page)
    return ReadingList(record_id(fields(item).get("id"), item), name, created, tuple(dict.fromkeys(pages)))


def read_running_order(item: object) -> RunningOrder:
    """Pages and sections with their minutes, as `w3c_notes` writes them; raises Refused."""
    name, created, targets = _collected(item)
    order = RunningOrder(record_id(fields(item).get("id"), item), name, created)
    found = (_order_item(target, minutes) for target, minutes in targets)
    return order.with_items([one for one in found if one])


def _collected(item: object) -> tuple[str, datetime, list[tuple[object, object]]]:
    """Name and date of a collection, and what each of its items points to, beside the minutes that it is given."""
    found = fields(item)
    name = tag(found.get("label"))
    created = moment(found.get("created"))
    if not name or not created:
        raise Refused(Why.NO_NOTE)
    items = [fields(part) for part in parts(fields(found.get("first")).get("items"))]
    return name, created, [(_target(part), part.get("hrdesk:minutes")) for part in items]


def _order_item(target: object, minutes: object) -> OrderItem | None:
    address = _address(target)
    pack, slash, page = address.removeprefix(LIBRARY).rpartition("/")
    if not address.startswith(LIBRARY) or not page or "#" in address or "/" in pack or bool(slash) != bool(pack):
        return None
    slug = read_selectors(fields(target).get("selector")).fragment
    return OrderItem(page, slug, min(offset(minutes) or 0, MOST_MINUTES), pack or BUNDLED_PACK)


def device_of(item: object) -> str:
    """The device that wrote a record of ours last, if that is said."""
    device = fields(item).get("hrdesk:device")
    return device if isinstance(device, str) else ""


def _question(item: Mapping[str, object], text: str) -> Question:
    asked = moment(item.get("created"))
    if not text.strip() or not asked:
        raise Refused(Why.NO_NOTE)
    if len(text) > LONGEST_QUESTION:
        raise Refused(Why.TOO_LONG)
    return Question(record_id(item.get("id"), item), text, asked)


def _types(item: object) -> list[str]:
    found = fields(item)
    value = found.get("type", found.get("@type"))
    return [name for name in (value if isinstance(value, list) else [value]) if isinstance(name, str)]


def _target(item: Mapping[str, object]) -> object:
    """The first of the targets that has an address."""
    for target in parts(item.get("target")):
        if _address(target):
            return target
    raise Refused(Why.NO_TARGET)


def _address(target: object) -> str:
    if isinstance(target, str):
        return words(target, LONGEST_ADDRESS)
    source = fields(target).get("source", fields(target).get("id"))
    return words(fields(source).get("id") if isinstance(source, dict) else source, LONGEST_ADDRESS)


def _bodies(item: Mapping[str, object]) -> tuple[str, tuple[str, ...]]:
    """The note and the tags. What a body is but text is told by its address; markup in it stays as it is."""
    notes, tags = [words(item.get("bodyValue"), LONGEST_NOTE)], []
    for body in parts(item.get("body")):
        found = fields(body)
        text = words(body if isinstance(body, str) else _content(found), LONGEST_NOTE)
        if "tagging" in _texts(found.get("purpose")):
            tags.append(tag(text))
        else:
            notes.append(text)
    note = "\n\n".join(filter(None, notes))
    if len(note) > LONGEST_NOTE:
        raise Refused(Why.TOO_LONG)
    return note, tuple(dict.fromkeys(filter(None, tags)))


def _content(body: Mapping[str, object]) -> object:
    return next((body[name] for name in ("value", "source", "id") if name in body), None)


def _author(item: Mapping[str, object]) -> str:
    for creator in parts(item.get("creator")):
        name = creator if isinstance(creator, str) else fields(creator).get("name", fields(creator).get("nickname"))
        if name:
            return tag(name)
    return ""


def _colour(value: object) -> Colour | None:
    return Colour(value) if isinstance(value, str) and value in set(Colour) else None


def _kind(value: object, motivations: list[str]) -> NoteKind | None:
    if isinstance(value, str) and value in set(NoteKind):
        return NoteKind(value)
    return next((_KINDS[name] for name in motivations if name in _KINDS), None)


def _texts(value: object) -> list[str]:
    return [words(part, LONGEST_NAME) for part in parts(value) if isinstance(part, str)]


def _text(value: object) -> str:
    return words(value, LONGEST_NAME)

"""Versions of a record made on several devices, and the one record that they come to, whatever their order.

A version says which others it was made in view of, by the highest number seen of each device (dotted version vectors:
Preguiça, Baquero, Almeida, Fonte, Gonçalves, 2010). Those that none was made in view of are current. What they come
to depends on nothing but the set of versions, so all devices that have the same ones show the same.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hrdesk.core.annotation import Json
from hrdesk.core.hybrid_clock import Stamp
from hrdesk.core.record import Record, RecordKind, from_document

NAMELESS = "?"
"""Who wrote what came from a device that has no name."""

_PLACE = ("pack", "article", "version", "heading", "anchor", "kept_for")
"""Where an annotation stands: parts that make sense only together."""

_LISTS = {
    (RecordKind.ANNOTATION, "tags"),
    (RecordKind.READING_LIST, "pages"),
    (RecordKind.RUNNING_ORDER, "items"),
}


@dataclass(frozen=True)
class Version:
    """A state of a record that a device gave it; without a document the record was removed."""

    number: int
    """Counts the changes of a device; with its name nobody else's."""
    stamp: Stamp
    kind: RecordKind
    key: str
    document: Json | None
    seen: Mapping[str, int] = field(default_factory=dict)
    """By device: the highest number of a version of this record that it was made in view of."""
    author: str = ""

    @property
    def device(self) -> str:
        return self.stamp.device

    @property
    def id(self) -> str:
        return f"{self.device}:{self.number}"

    def follows(self, other: "Version") -> bool:
        """Whether it was made in view of the other; never of one that is later, whatever it says."""
        return self.stamp > other.stamp and self.seen.get(other.device, 0) >= other.number


@dataclass(frozen=True)
class Merged:
    """What versions come to: a document, or None where the record is removed, and the version that was made last."""

    document: Json | None
    last: Version
    current: tuple[Version, ...]
    writer: Version
    """The first version with these words: changing the colour of somebody's note does not make it one's own."""

    @property
    def is_conflict(self) -> bool:
        """Whether two devices wrote without knowing of each other."""
        return len(self.current) > 1


def current_versions(versions: Iterable[Version]) -> tuple[Version, ...]:
    """Those that no other was made in view of, the oldest first."""
    found = {version.id: version for version in versions}.values()
    return tuple(sorted((v for v in found if not any(w.follows(v) for w in found)), key=lambda v: (v.stamp, v.number)))


def seen_with(versions: Iterable[Version]) -> dict[str, int]:
    """What a version is made in view of whose maker knows these: they themselves, and what they were made in view of.

    So a version that takes the place of another is known to do so also where the one between them got lost.
    """
    seen: dict[str, int] = {}
    for version in versions:
        for device, number in (*version.seen.items(), (version.device, version.number)):
            seen[device] = max(number, seen.get(device, 0))
    return seen


def author_of(version: Version) -> str:
    """Whose words a version holds: those of whoever made it, unless it says that they are another's."""
    return str((version.document or {}).get("author") or version.author)


def writer_of(merged: Merged, own_devices: Collection[str]) -> str:
    """The name of whoever wrote the words; empty where that was the person here."""
    writer = merged.writer
    is_own = writer.device in own_devices and not (writer.document or {}).get("author")
    return "" if is_own else author_of(writer) or NAMELESS


def record_of(merged: Merged, own_devices: Collection[str]) -> Record | None:
    """The record that versions come to, with the name of whoever wrote its words, unless that was the person here."""
    if merged.document is None:
        return None
    return from_document(merged.last.kind, merged.last.key, merged.document, writer_of(merged, own_devices))


def merge(versions: Sequence[Version]) -> Merged:
    """What the versions of one record, at least one, come to. What one device changed is not lost to a removal."""
    current = current_versions(versions)
    alive = [(version, version.document) for version in current if version.document is not None]
    if not alive:
        return Merged(None, current[-1], current, current[-1])
    last, newest = alive[-1]
    document = newest if len(alive) == 1 else _merged_document(versions, alive)
    same = (v for v in versions if v.document is not None and v.document.get("note") == document.get("note"))
    writer = min(same, key=lambda v: (v.stamp, v.number), default=last)
    return Merged(document, last, current, writer)


def _merged_document(versions: Sequence[Version], alive: Sequence[tuple[Version, Json]]) -> Json:
    last, newest = alive[-1]
    base = _base(versions, [version for version, _ in alive])
    document = dict(newest)
    for name in sorted({name for _, other in alive for name in other}):
        document[name] = _field(last.kind, name, base, alive)
    if last.kind is RecordKind.ANNOTATION:
        moved = [other for _, other in alive if any(other.get(name) != base.get(name) for name in _PLACE)]
        document.update({name: moved[-1][name] for name in _PLACE if moved and name in moved[-1]})
    return document


def _base(versions: Sequence[Version], alive: Sequence[Version]) -> Json:
    """What the newest version was like that all were made in view of."""
    shared = [v for v in versions if v.document is not None and all(head.follows(v) for head in alive)]
    newest = max(shared, key=lambda v: (v.stamp, v.number), default=None)
    return (newest.document or {}) if newest else {}


def _field(kind: RecordKind, name: str, base: Json, alive: Sequence[tuple[Version, Json]]) -> object:
    """The newest value that differs from what all began with; texts, tags, pages, items and minutes of all are kept."""
    changed = [(version, doc[name]) for version, doc in alive if name in doc and doc[name] != base.get(name)]
    if not changed:
        return alive[-1][1].get(name, base.get(name))
    if kind is RecordKind.ANNOTATION and name == "note":
        return _all_texts(changed)
    if (kind, name) in _LISTS:
        return _all_parts(base.get(name), changed)
    if (kind, name) == (RecordKind.RUNNING_ORDER, "minutes"):
        return _all_counts(base.get(name), changed)
    return changed[-1][1]


def _all_texts(changed: Sequence[tuple[Version, object]]) -> str:
    texts: dict[str, str] = {}
    for version, text in changed:
        if str(text).strip():
            texts.setdefault(str(text), author_of(version) or "another device")
    if len(texts) < 2:
        return next(iter(texts), "")
    return "\n\n".join(f"{author} wrote:\n{text}" for text, author in texts.items())


def _all_parts(base: object, changed: Sequence[tuple[Version, object]]) -> list[object]:
    """The parts of the newest list, then what others added to what all began with; what one took out stays out."""
    before = base if isinstance(base, list) else []
    lists = [value for _, value in changed if isinstance(value, list)]
    gone = [part for part in before if any(part not in value for value in lists)]
    parts: dict[object, None] = {}
    for value in reversed(lists):
        parts.update((part, None) for part in value if part not in gone)
    return list(parts)


def _all_counts(base: object, changed: Sequence[tuple[Version, object]]) -> dict[str, object]:
    """By name the newest count that differs from what all began with; one that is not there is 0."""
    before = base if isinstance(base, dict) else {}
    counts = dict(before)
    for _, value in changed:
        after = value if isinstance(value, dict) else {}
        names = sorted({*before, *after})
        counts.update((name, after.get(name, 0)) for name in names if after.get(name, 0) != before.get(name, 0))
    return {name: count for name, count in counts.items() if count}

"""What a step did, so that a person can be told what was taken back."""

from dataclasses import dataclass, fields
from enum import StrEnum

from hrdesk.core.annotation import Annotation
from hrdesk.core.record import Change, Record, RecordKind, kind_of
from hrdesk.core.running_order import RunningOrder
from hrdesk.core.undo import Step


class DeedKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    REWRITTEN = "rewritten"
    RECOLOURED = "recoloured"
    RETYPED = "retyped"
    """Another kind of note."""
    TAGGED = "tagged"
    MOVED = "moved"
    RENAMED = "renamed"
    REARRANGED = "rearranged"
    """Pages of a list, or items of a running order, came, went or changed places."""
    TIMED = "timed"
    """Minutes of a running order were planned."""
    CHANGED = "changed"
    """Several things at once."""


@dataclass(frozen=True)
class Deed:
    """What was done to how many records; `of` is None where they are of several kinds."""

    kind: DeedKind
    of: RecordKind | None
    count: int


_BY_FIELD = {
    "note": DeedKind.REWRITTEN,
    "colour": DeedKind.RECOLOURED,
    "kind": DeedKind.RETYPED,
    "tags": DeedKind.TAGGED,
    "anchor": DeedKind.MOVED,
    "heading": DeedKind.MOVED,
    "content_version": DeedKind.MOVED,
    "kept_for": DeedKind.MOVED,
    "name": DeedKind.RENAMED,
    "pages": DeedKind.REARRANGED,
    "items": DeedKind.REARRANGED,
}
_UNTOLD = frozenset({"modified", "asked"})


def deed_of(step: Step) -> Deed:
    """What the changes of a step have in common."""
    kinds = {_deed_kind(change) for change in step.changes}
    records = {kind_of(change.record) for change in step.changes}
    return Deed(
        kinds.pop() if len(kinds) == 1 else DeedKind.CHANGED,
        records.pop() if len(records) == 1 else None,
        len(step.changes),
    )


def changed_annotations(step: Step) -> tuple[Change, ...]:
    """The changes of a step that are of notes."""
    return tuple(change for change in step.changes if isinstance(change.record, Annotation))


def _deed_kind(change: Change) -> DeedKind:
    if change.before is None:
        return DeedKind.ADDED
    if change.after is None:
        return DeedKind.REMOVED
    if _is_timed(change.before, change.after):
        return DeedKind.TIMED
    kinds = {_BY_FIELD.get(name, DeedKind.CHANGED) for name in _different(change.before, change.after)}
    return kinds.pop() if len(kinds) == 1 else DeedKind.CHANGED


def _is_timed(before: Record, after: Record) -> bool:
    """Whether an order has the same items, with other minutes."""
    if not isinstance(before, RunningOrder) or not isinstance(after, RunningOrder):
        return False
    return before.keys == after.keys and before.items != after.items and before.name == after.name


def _different(before: Record, after: Record) -> set[str]:
    names = {field.name for field in fields(before)} & {field.name for field in fields(after)}
    return {name for name in names if getattr(before, name) != getattr(after, name)} - _UNTOLD

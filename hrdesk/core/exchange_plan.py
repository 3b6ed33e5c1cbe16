"""What an exchange will change, told before it does: versions that are known, and those that colleagues gave."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hrdesk.core.hybrid_clock import is_far_ahead
from hrdesk.core.record import Record, RecordKind
from hrdesk.core.version import NAMELESS, Merged, Version, merge, record_of
from hrdesk.core.version_line import to_line

RecordId = tuple[RecordKind, str]


class Fate(StrEnum):
    """What becomes of a record."""

    NEW = "new"
    CHANGED = "changed"
    BOTH_KEPT = "both-kept"
    """Two people changed it without knowing of each other; the words of both are kept."""
    RETURNED = "returned"
    """It was removed here, and a colleague changed it meanwhile."""
    REMOVED = "removed"


@dataclass(frozen=True)
class PlannedChange:
    """One record before and after an exchange, and the names of those whose changes make the difference."""

    fate: Fate
    before: Record | None
    after: Record | None
    by: tuple[str, ...]


@dataclass(frozen=True)
class ExchangePlan:
    """All that an exchange changes. `versions` are taken in whole, also those that change nothing to be seen."""

    changes: tuple[PlannedChange, ...] = ()
    versions: tuple[Version, ...] = ()

    @property
    def records(self) -> tuple[RecordId, ...]:
        """The records that the versions are of, each once."""
        return tuple(dict.fromkeys((version.kind, version.key) for version in self.versions))

    @property
    def authors(self) -> tuple[str, ...]:
        """Who wrote the versions, by name."""
        return tuple(sorted({version.author or NAMELESS for version in self.versions}))

    def counts(self) -> Mapping[str, Mapping[Fate, int]]:
        """By name of a colleague: how many records have which fate."""
        found: dict[str, dict[Fate, int]] = {}
        for change in self.changes:
            for name in change.by:
                fates = found.setdefault(name, {})
                fates[change.fate] = fates.get(change.fate, 0) + 1
        return found


def plan_exchange(
    known: Mapping[RecordId, Sequence[Version]], new: Iterable[Version], own_devices: Collection[str]
) -> ExchangePlan:
    """What taking in new versions changes. `known` are the ones that count here now, of the records they are of."""
    versions = tuple(sorted(new, key=lambda version: (version.stamp, version.number)))
    by_record: dict[RecordId, list[Version]] = {}
    for version in versions:
        by_record.setdefault((version.kind, version.key), []).append(version)
    found = (_change(known.get(record, ()), added, own_devices) for record, added in by_record.items())
    return ExchangePlan(tuple(change for change in found if change), versions)


def one_of_each(versions: Iterable[Version]) -> dict[str, Version]:
    """By id; where two differ under one id, which a copied notebook can bring about, all devices keep the same."""
    found: dict[str, Version] = {}
    for version in versions:
        other = found.get(version.id)
        if not other or (other != version and stands_before(other, version)):
            found[version.id] = version
    return found


def stands_before(one: Version, other: Version) -> bool:
    """Whether the other is kept of two versions under one id; any rule does that all devices share."""
    return to_line(one) < to_line(other)


def ahead_of(versions: Iterable[Version], now_ms: int) -> tuple[str, ...]:
    """The names of those whose clock was more than a day ahead of ours when they wrote."""
    return tuple(sorted({version.author or NAMELESS for version in versions if is_far_ahead(version.stamp, now_ms)}))


def _change(known: Sequence[Version], added: Sequence[Version], own: Collection[str]) -> PlannedChange | None:
    was, becomes = merge(known) if known else None, merge([*known, *added])
    before, after = record_of(was, own) if was else None, record_of(becomes, own)
    if before == after:
        return None
    return PlannedChange(_fate(was, becomes, before, after), before, after, _names(becomes, added))


def _fate(was: Merged | None, becomes: Merged, before: Record | None, after: Record | None) -> Fate:
    if after is None:
        return Fate.REMOVED
    if before is None:
        return Fate.RETURNED if was else Fate.NEW
    alive = [version for version in becomes.current if version.document is not None]
    return Fate.BOTH_KEPT if len(alive) > 1 else Fate.CHANGED


def _names(becomes: Merged, added: Sequence[Version]) -> tuple[str, ...]:
    """Who made the versions that count; where none of the new ones does, all of them played a part."""
    new = {version.id for version in added}
    made = [version for version in becomes.current if version.id in new] or added
    return tuple(dict.fromkeys(version.author or NAMELESS for version in made))

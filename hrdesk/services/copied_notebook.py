"""Finds out that a notebook was copied past hrdesk, by changes of its own device that it never made."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from hrdesk.core.hybrid_clock import Stamp
from hrdesk.core.record import RecordKind
from hrdesk.core.version import Version
from hrdesk.services.change_log import ChangeLog
from hrdesk.services.database import Connection
from hrdesk.services.device import become_another_device


def tell_copies_apart(connection: Connection, log: ChangeLog, read: Iterable[Version]) -> bool:
    """If another notebook counts changes under our name, take a new one, and bring our own changes under it.

    A home that is put back or handed on as files has the name of where it came from. Both would give the same number to
    different changes, and one of them would be lost. Call within a transaction, before anything is taken in.
    """
    own = log.device.id
    theirs = [version for version in read if version.device == own]
    strange = [version.number for version in theirs if not log.holds(version)]
    log.mark_sent(theirs)
    if not strange:
        return False
    first = min(strange)
    shared = {version.number for version in theirs} - set(strange)
    ours = _own_changes(connection, log, own, first, shared)
    become_another_device(connection)
    _rename(connection, log, ours, first)
    return True


def _own_changes(
    connection: Connection, log: ChangeLog, own: str, first: int, shared: Collection[int]
) -> tuple[Version, ...]:
    """What was changed here since the copy was made, as far as numbers tell."""
    rows = connection.execute(
        "SELECT number FROM changes WHERE device = ? AND number >= ? ORDER BY number", (own, first)
    )
    numbers = [row[0] for row in rows.fetchall() if row[0] not in shared]
    return tuple(version for number in numbers if (version := log.find(own, number)))


def _rename(connection: Connection, log: ChangeLog, ours: Iterable[Version], first: int) -> None:
    """Give changes their new name; they were made in view of what the old one had made before the copies parted."""
    new = log.device.id
    last: dict[tuple[RecordKind, str], int] = {}
    for version in ours:
        record = version.kind, version.key
        seen = {device: number for device, number in version.seen.items() if device != version.device}
        before = min(version.seen.get(version.device, 0), first - 1)
        seen |= {version.device: before} if before else {}
        seen |= {new: last[record]} if record in last else {}
        number = last[record] = log.device.next_number()
        stamp = Stamp(version.stamp.milliseconds, version.stamp.count, new)
        connection.execute("DELETE FROM changes WHERE device = ? AND number = ?", (version.device, version.number))
        log.add(replace(version, number=number, stamp=stamp, seen=seen), is_sent=False)

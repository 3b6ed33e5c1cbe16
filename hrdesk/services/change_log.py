"""Every version of what the notebook keeps, so that devices can exchange them.

One that no other device has seen, and that a newer one of this device replaces, is dropped: words typed in a row are
one version.
"""

import json
import time
from collections.abc import Callable, Collection, Iterable, Sequence

from hrdesk.core.hybrid_clock import read_stamp
from hrdesk.core.record import Change, RecordKind, key_of, kind_of, to_document
from hrdesk.core.version import Version, current_versions, seen_with
from hrdesk.services.database import Connection, Row, read_rows
from hrdesk.services.device import Device

_COLUMNS = "device, number, stamp, author, kind, record, seen, document"


class ChangeLog:
    """The versions in an open notebook. Call what writes within a transaction.

    `withheld` versions came from others and were taken back here: they are kept, and count for nothing.
    """

    def __init__(self, connection: Connection, clock: Callable[[], float] = time.time) -> None:
        self._connection = connection
        self._clock = clock
        self.device = Device(connection)

    def now_ms(self) -> int:
        """What the clock of this computer says, in milliseconds since 1970."""
        return int(self._clock() * 1_000)

    def note(self, change: Change) -> tuple[Version, ...]:
        """Write a change that was made on this device; returns the versions of the record from now on."""
        kind, key = kind_of(change.record), key_of(change.record)
        known = self.versions(kind, key)
        document = to_document(change.after) if change.after else None
        replaced = [version.number for version in known if self._is_unseen(version)]
        if document is None and len(replaced) == len(known):
            self._drop(replaced)  # nobody but us ever knew of it
            return ()
        latest = max((version.stamp for version in known), default=None)
        number, stamp = self.device.next_change(self.now_ms(), latest)
        self._drop(replaced)
        made = Version(number, stamp, kind, key, document, seen_with(known), self.device.name)
        self.add(made, is_sent=False)
        own = self.device.id
        return (*(one for one in known if one.device != own or one.number not in replaced), made)

    def add(self, version: Version, *, is_sent: bool, batch: int | None = None) -> None:
        """Write a version; one that is known already stays as it is."""
        self._connection.execute(
            f"INSERT OR IGNORE INTO changes ({_COLUMNS}, is_sent, batch) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*_values(version), int(is_sent), batch),
        )

    def versions(self, kind: RecordKind, key: str) -> tuple[Version, ...]:
        """The versions of one record, the oldest first, without those that are withheld or cannot be read any more."""
        sql = f"SELECT {_COLUMNS} FROM changes WHERE kind = ? AND record = ? AND NOT is_withheld ORDER BY stamp"
        return self._select(sql, kind.value, key)

    def current(self, kind: RecordKind, key: str) -> tuple[Version, ...]:
        """The versions of one record that count."""
        return current_versions(self.versions(kind, key))

    def writers(self) -> dict[tuple[RecordKind, str], str]:
        """By record: the device that changed it last."""
        sql = "SELECT kind, record, device, max(stamp) FROM changes WHERE NOT is_withheld GROUP BY kind, record"
        return {(RecordKind(row["kind"]), row["record"]): row["device"] for row in self._connection.execute(sql)}

    def unsent(self) -> tuple[Version, ...]:
        """What this device has not given out yet, the oldest first."""
        sql = f"SELECT {_COLUMNS} FROM changes WHERE NOT is_sent ORDER BY number"
        return self._select(sql)

    def mark_sent(self, versions: Iterable[Version]) -> None:
        rows = [(version.device, version.number) for version in versions]
        self._connection.executemany("UPDATE changes SET is_sent = 1 WHERE device = ? AND number = ?", rows)

    def knows(self, version: Version) -> bool:
        return self.find(version.device, version.number) is not None

    def find(self, device: str, number: int) -> Version | None:
        """The version of this id, also one that is withheld."""
        sql = f"SELECT {_COLUMNS} FROM changes WHERE device = ? AND number = ?"
        return next(iter(self._select(sql, device, number)), None)

    def holds(self, version: Version) -> bool:
        """Whether this version stands here, and not another under its id. One whose words were deleted does."""
        sql = f"SELECT {_COLUMNS} FROM changes WHERE device = ? AND number = ?"
        rows = read_rows(self._connection, sql, (version.device, version.number))
        if not rows:
            return False
        is_deleted = rows[0]["document"] is None and rows[0]["stamp"] == str(version.stamp)
        return is_deleted or tuple(rows[0]) == _values(version)

    def to_give(self, team: str, known: Collection[str]) -> tuple[Version, ...]:
        """What a team is given: what was written here or came from the team, without what it has by these ids.

        What came from one team is never handed on to another.
        """
        sql = f"""SELECT {_COLUMNS} FROM changes LEFT JOIN exchanges USING (batch)
            WHERE NOT is_withheld AND (batch IS NULL OR team = ?) ORDER BY device, number"""
        return tuple(version for version in self._select(sql, team) if version.id not in known)

    def replace(self, version: Version, batch: int) -> None:
        """Write a version, also in the place of another under its id."""
        self._connection.execute(
            "DELETE FROM changes WHERE device = ? AND number = ?", (version.device, version.number)
        )
        self.add(version, is_sent=True, batch=batch)

    def sign_unsent(self) -> None:
        """Put the name of the device to what it has not given out yet."""
        sql = "UPDATE changes SET author = ? WHERE device = ? AND NOT is_sent"
        self._connection.execute(sql, (self.device.name, self.device.id))

    def by_record(self) -> dict[tuple[str, str], tuple[Version, ...] | None]:
        """The versions of every record by kind and key; None where one of them cannot be read any more."""
        found: dict[tuple[str, str], tuple[Version, ...] | None] = {}
        for row in read_rows(self._connection, f"SELECT {_COLUMNS} FROM changes WHERE NOT is_withheld ORDER BY stamp"):
            name = row["kind"], row["record"]
            try:
                before = found.get(name, ())
                found[name] = None if before is None else (*before, _version(row))
            except (ValueError, TypeError, AttributeError):
                found[name] = None
        return found

    def _select(self, sql: str, *values: object) -> tuple[Version, ...]:
        found = []
        for row in read_rows(self._connection, sql, values):
            try:
                found.append(_version(row))
            except (ValueError, TypeError, AttributeError):
                continue  # spoilt by a fault of the disk: it is kept, and keeps nobody from writing
        return tuple(found)

    def _is_unseen(self, version: Version) -> bool:
        """Whether no other device can have it."""
        if version.device != self.device.id:
            return False
        sql = "SELECT 1 FROM changes WHERE device = ? AND number = ? AND NOT is_sent"
        return bool(self._connection.execute(sql, (version.device, version.number)).fetchone())

    def _drop(self, numbers: Sequence[int]) -> None:
        rows = [(self.device.id, number) for number in numbers]
        self._connection.executemany("DELETE FROM changes WHERE device = ? AND number = ?", rows)


def _values(version: Version) -> tuple[object, ...]:
    """Its columns; the same version is the same text, whichever way it came."""
    document = None if version.document is None else _json(version.document)
    return (
        *(version.device, version.number, str(version.stamp), version.author),
        *(version.kind.value, version.key, _json(version.seen), document),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _version(row: Row) -> Version:
    seen = json.loads(row["seen"])
    if not isinstance(seen, dict):
        raise ValueError("what was seen is no list of devices")
    return Version(
        number=row["number"],
        stamp=read_stamp(row["stamp"]),
        kind=RecordKind(row["kind"]),
        key=row["record"],
        document=None if row["document"] is None else json.loads(row["document"]),
        seen=seen,
        author=row["author"],
    )

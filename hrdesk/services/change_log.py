"""Every version of what the notebook keeps, so that devices can exchange them.

One that no other device has seen, and that a newer one of this device replaces, is dropped: words typed in a row are
one version.
"""

import json
import time
from collections.abc import Callable, Iterable, Sequence

from hrdesk.core.hybrid_clock import read_stamp
from hrdesk.core.record import Change, RecordKind, key_of, kind_of, to_document
from hrdesk.core.version import Version, current_versions
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

    def note(self, change: Change) -> None:
        """Write a change that was made on this device."""
        kind, key = kind_of(change.record), key_of(change.record)
        known = self.versions(kind, key)
        document = to_document(change.after) if change.after else None
        replaced = [version.number for version in known if self._is_unseen(version)]
        if document is None and len(replaced) == len(known):
            self._drop(replaced)  # nobody but us ever knew of it
            return
        seen: dict[str, int] = {}
        for version in known:
            seen[version.device] = max(version.number, seen.get(version.device, 0))
        number, stamp = self.device.next_change(int(self._clock() * 1_000))
        self._drop(replaced)
        self.add(Version(number, stamp, kind, key, document, seen, self.device.name), is_sent=False)

    def add(self, version: Version, *, is_sent: bool, batch: int | None = None) -> None:
        """Write a version; one that is known already stays as it is."""
        document = None if version.document is None else json.dumps(version.document, ensure_ascii=False)
        self._connection.execute(
            f"INSERT OR IGNORE INTO changes ({_COLUMNS}, is_sent, batch) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(version.device, version.number, str(version.stamp), version.author),
                *(version.kind.value, version.key, json.dumps(version.seen), document, int(is_sent), batch),
            ),
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
        sql = "SELECT 1 FROM changes WHERE device = ? AND number = ?"
        return bool(self._connection.execute(sql, (version.device, version.number)).fetchone())

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

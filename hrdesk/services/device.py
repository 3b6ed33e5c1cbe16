"""Which device a notebook is written on: its name among others, its count of changes and its clock."""

from collections.abc import Set as AbstractSet

from hrdesk.core.hybrid_clock import Stamp, is_far_ahead, next_stamp, read_stamp
from hrdesk.services.database import Connection, Row, read_rows


class Device:
    """The device of an open notebook. Call what writes within a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits that no other device has."""
        return str(self._connection.execute("SELECT id FROM device").fetchone()[0])

    @property
    def own_ids(self) -> AbstractSet[str]:
        """This device, and those that this notebook was on before it became another."""
        return {self.id, *(row[0] for row in self._connection.execute("SELECT device FROM former_devices"))}

    @property
    def name(self) -> str:
        """What the person wants colleagues to read beside what they wrote; empty until they say."""
        return str(self._connection.execute("SELECT name FROM device").fetchone()[0])

    def rename(self, name: str) -> None:
        self._connection.execute("UPDATE device SET name = ?", (name,))

    def next_number(self) -> int:
        """The number of a change that has a stamp already."""
        row = read_rows(self._connection, "SELECT id, number FROM device")[0]
        number = self._unused(row)
        self._connection.execute("UPDATE device SET number = ?", (number,))
        return number

    def next_change(self, now_ms: int, after: Stamp | None = None) -> tuple[int, Stamp]:
        """The number and the stamp of a new change: later than all that were made here, and than one it follows.

        Also where a fault of the disk, or a copy that came back, has set the device behind its own changes: a number
        that is used twice would be a change that nobody else ever sees.
        """
        row = read_rows(self._connection, "SELECT id, number, stamp FROM device")[0]
        number, last = self._unused(row), _read(row["stamp"]) or self._latest(row["id"])
        clock = next_stamp(row["id"], now_ms, last)
        stamp = next_stamp(row["id"], now_ms, max(after, last) if after and last else after or last)
        kept = clock if is_far_ahead(stamp, now_ms) else stamp
        self._connection.execute("UPDATE device SET number = ?, stamp = ?", (number, str(kept)))
        return number, stamp

    def _unused(self, row: Row) -> int:
        used = "SELECT coalesce(max(number), 0) AS number FROM changes WHERE device = ?"
        return int(max(row["number"], read_rows(self._connection, used, (row["id"],))[0]["number"])) + 1

    def _latest(self, device: str) -> Stamp | None:
        """The latest of its own stamps that can be read."""
        rows = read_rows(self._connection, "SELECT stamp FROM changes WHERE device = ?", (device,))
        return max((stamp for row in rows if (stamp := _read(row["stamp"]))), default=None)

    def see(self, stamp: Stamp, now_ms: int) -> None:
        """Changes from now on are later than this one of another device, unless its clock is far ahead of ours.

        A clock that is wrong by years must not carry ours, and by us all others, along with it. What is changed in
        view of such a stamp is later than it all the same: see `next_change`.
        """
        row = self._connection.execute("SELECT stamp FROM device").fetchone()
        if str(stamp) > row["stamp"] and not is_far_ahead(stamp, now_ms):
            self._connection.execute("UPDATE device SET stamp = ?", (str(stamp),))


def _read(text: str) -> Stamp | None:
    try:
        return read_stamp(text)
    except (ValueError, AttributeError):
        return None


def become_another_device(connection: Connection) -> None:
    """Say that a notebook that came from a copy is on a device of its own; within a transaction.

    A copy counts on from where it was made; two devices of one name would give the same number to two changes.
    """
    connection.execute("INSERT OR IGNORE INTO former_devices SELECT id FROM device")
    connection.execute("UPDATE device SET id = lower(hex(randomblob(8))), number = 0")

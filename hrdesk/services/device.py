"""Which device a notebook is written on: its name among others, its count of changes and its clock."""

from hrdesk.core.hybrid_clock import Stamp, next_stamp, read_stamp
from hrdesk.services.database import Connection


class Device:
    """The device of an open notebook. Call what writes within a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits that no other device has."""
        return str(self._connection.execute("SELECT id FROM device").fetchone()[0])

    @property
    def name(self) -> str:
        """What the person wants colleagues to read beside what they wrote; empty until they say."""
        return str(self._connection.execute("SELECT name FROM device").fetchone()[0])

    def rename(self, name: str) -> None:
        self._connection.execute("UPDATE device SET name = ?", (name,))

    def next_change(self, now_ms: int) -> tuple[int, Stamp]:
        """The number and the stamp of a new change: later than all that were made or seen here."""
        row = self._connection.execute("SELECT id, number, stamp FROM device").fetchone()
        last = read_stamp(row["stamp"]) if row["stamp"] else None
        number, stamp = row["number"] + 1, next_stamp(row["id"], now_ms, last)
        self._connection.execute("UPDATE device SET number = ?, stamp = ?", (number, str(stamp)))
        return number, stamp

    def see(self, stamp: Stamp) -> None:
        """Changes from now on are later than this one of another device."""
        row = self._connection.execute("SELECT stamp FROM device").fetchone()
        if str(stamp) > row["stamp"]:
            self._connection.execute("UPDATE device SET stamp = ?", (str(stamp),))


def become_another_device(connection: Connection) -> None:
    """Say that a notebook that came from a copy is on a device of its own; within a transaction.

    A copy counts on from where it was made; two devices of one name would give the same number to two changes.
    """
    connection.execute("UPDATE device SET id = lower(hex(randomblob(8))), number = 0")

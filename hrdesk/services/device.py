"""Which device a notebook is written on: its name among others, its count of changes and its clock."""

from hrdesk.core.hybrid_clock import Stamp, next_stamp, read_stamp
from hrdesk.services.database import Connection, read_rows


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
        """The number and the stamp of a new change: later than all that were made or seen here.

        Also where a fault of the disk, or a copy that came back, has set the device behind its own changes: a number
        that is used twice would be a change that nobody else ever sees.
        """
        row = read_rows(self._connection, "SELECT id, number, stamp FROM device")[0]
        used = "SELECT coalesce(max(number), 0) AS number FROM changes WHERE device = ?"
        number = max(row["number"], read_rows(self._connection, used, (row["id"],))[0]["number"]) + 1
        stamp = next_stamp(row["id"], now_ms, _read(row["stamp"]) or self._latest())
        self._connection.execute("UPDATE device SET number = ?, stamp = ?", (number, str(stamp)))
        return number, stamp

    def _latest(self) -> Stamp | None:
        """The latest of all stamps that can be read."""
        rows = read_rows(self._connection, "SELECT stamp FROM changes")
        return max((stamp for row in rows if (stamp := _read(row["stamp"]))), default=None)

    def see(self, stamp: Stamp) -> None:
        """Changes from now on are later than this one of another device."""
        row = self._connection.execute("SELECT stamp FROM device").fetchone()
        if str(stamp) > row["stamp"]:
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
    connection.execute("UPDATE device SET id = lower(hex(randomblob(8))), number = 0")

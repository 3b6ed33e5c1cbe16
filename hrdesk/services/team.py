"""What a notebook keeps of the team it exchanges with: the folder, and, where the person agreed, what opens it."""

from dataclasses import dataclass

from hrdesk.services.database import Connection, transaction
from hrdesk.services.passphrase_key import Cost


@dataclass(frozen=True)
class KeyOrigin:
    """What a key is made of beside the passphrase."""

    salt: bytes
    cost: Cost


class Team:
    """The team of an open notebook. Who reads the notebook reads these: keep words and keys in protected ones only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def salt(self) -> bytes:
        """Drawn by lot when the notebook was begun, so that no device waits for another to found a team."""
        return bytes.fromhex(self._connection.execute("SELECT salt FROM team").fetchone()[0])

    @property
    def folder(self) -> str:
        """Where the last exchange was; empty before the first one."""
        return str(self._connection.execute("SELECT folder FROM team").fetchone()[0])

    @property
    def passphrase(self) -> str | None:
        """The team passphrase, if it is kept."""
        words = self._connection.execute("SELECT passphrase FROM team").fetchone()[0]
        return None if words is None else str(words)

    def remember(self, folder: str, passphrase: str | None) -> None:
        """Keep the folder, and the passphrase if one is given; else words and keys that were kept are forgotten."""
        with transaction(self._connection):
            self._connection.execute("UPDATE team SET folder = ?, passphrase = ?", (folder, passphrase))
            if passphrase is None:
                self._connection.execute("DELETE FROM team_keys")

    def forget(self) -> None:
        """Keep neither words nor keys; within a transaction. A notebook that is older than teams has none."""
        if self._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'team_keys'").fetchone():
            self._connection.execute("UPDATE team SET passphrase = NULL")
            self._connection.execute("DELETE FROM team_keys")

    def keys(self, team: str) -> dict[KeyOrigin, bytes]:
        """The keys that are kept, of the team of this name."""
        sql = "SELECT salt, passes, memory, key FROM team_keys WHERE team = ?"
        return {
            KeyOrigin(bytes.fromhex(row["salt"]), Cost(row["passes"], row["memory"])): bytes.fromhex(row["key"])
            for row in self._connection.execute(sql, (team,))
        }

    def keep_keys(self, team: str, keys: dict[KeyOrigin, bytes]) -> None:
        rows = [(team, of.salt.hex(), of.cost.passes, of.cost.memory, key.hex()) for of, key in keys.items()]
        with transaction(self._connection):
            self._connection.executemany("INSERT OR REPLACE INTO team_keys VALUES (?, ?, ?, ?, ?)", rows)

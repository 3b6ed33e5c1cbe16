"""What was taken in from colleagues, exchange by exchange: each can be taken back whole, also later, and again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from hrdesk.core.exchange_plan import ExchangePlan, RecordId
from hrdesk.core.record import RecordKind
from hrdesk.services.database import Connection, Row, transaction
from hrdesk.services.records import Records


@dataclass(frozen=True)
class Batch:
    """What one exchange brought."""

    number: int
    taken: datetime
    authors: tuple[str, ...]
    records: int
    """How many notes, questions, bookmarks and lists it changed."""
    is_taken_back: bool


class PastExchanges:
    """The exchanges of an open notebook."""

    def __init__(self, connection: Connection, records: Records) -> None:
        self._connection = connection
        self._records = records

    def all(self) -> tuple[Batch, ...]:
        """Every exchange that brought something, the newest first."""
        sql = "SELECT batch, taken, authors, records, is_taken_back FROM exchanges ORDER BY batch DESC"
        return tuple(map(_batch, self._connection.execute(sql)))

    def begin(self, plan: ExchangePlan, team: str, now: datetime) -> int:
        """The number of a new one, within a transaction."""
        authors = json.dumps(plan.authors, ensure_ascii=False)
        sql = "INSERT INTO exchanges (taken, team, authors, records) VALUES (?, ?, ?, ?) RETURNING batch"
        values = (now.astimezone(UTC).isoformat(), team, authors, len(plan.changes))
        return int(self._connection.execute(sql, values).fetchone()[0])

    def take_back(self, batch: Batch) -> None:
        """Let what it brought count for nothing here; what the person wrote since stays, and colleagues keep theirs."""
        self._withhold(batch, is_withheld=True)

    def take_in_again(self, batch: Batch) -> None:
        """Let what was taken back count again."""
        self._withhold(batch, is_withheld=False)

    def _withhold(self, batch: Batch, *, is_withheld: bool) -> None:
        with transaction(self._connection):
            self._connection.execute(
                "UPDATE changes SET is_withheld = ? WHERE batch = ?", (int(is_withheld), batch.number)
            )
            self._connection.execute(
                "UPDATE exchanges SET is_taken_back = ? WHERE batch = ?", (int(is_withheld), batch.number)
            )
            self._records.renew(self._records_of(batch))

    def _records_of(self, batch: Batch) -> Iterable[RecordId]:
        sql = "SELECT DISTINCT kind, record FROM changes WHERE batch = ?"
        return [(RecordKind(row["kind"]), row["record"]) for row in self._connection.execute(sql, (batch.number,))]


def _batch(row: Row) -> Batch:
    return Batch(
        number=row["batch"],
        taken=datetime.fromisoformat(row["taken"]),
        authors=tuple(map(str, json.loads(row["authors"]))),
        records=row["records"],
        is_taken_back=bool(row["is_taken_back"]),
    )

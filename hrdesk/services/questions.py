"""Questions for the editors as they stand in the notebook; what writes them is `records`."""

from datetime import datetime
from uuid import UUID, uuid5

from hrdesk.core.question import LONGEST_QUESTION, Question
from hrdesk.services.database import Connection, read_rows

_OURS = UUID("6f2d1b52-5d1c-4c39-9a0d-6d6f2d8b6c11")
"""A name space of our own (RFC 4122, 4.3)."""


class Questions:
    """The questions of an open notebook."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Question, ...]:
        """Every question, the newest first; one whose date makes no sense is left out and kept."""
        found = []
        for row in read_rows(self._connection, "SELECT id, text, asked FROM questions ORDER BY asked DESC, id"):
            try:
                found.append(Question(row["id"], row["text"], datetime.fromisoformat(row["asked"])))
            except (ValueError, TypeError):
                continue
        return tuple(found)

    def asked_before(self, text: str) -> Question | None:
        """The question with these words, if it was kept."""
        return next((question for question in self.all() if question.text == text), None)


def make_question(text: str, now: datetime) -> Question:
    """A question for the editors; the same words are the same question, on every device."""
    words = " ".join(text.split())[:LONGEST_QUESTION]
    return Question(str(uuid5(_OURS, words)), words, now)


def write_question(connection: Connection, question: Question) -> None:
    """Write its row, new or changed, within a transaction."""
    sql = "INSERT OR REPLACE INTO questions (id, text, asked) VALUES (?, ?, ?)"
    connection.execute(sql, (question.id, question.text, question.asked.isoformat()))

"""Keeps questions for the editors: every change is on the disk when the call returns."""

from datetime import datetime
from uuid import uuid4

from hrdesk.core.question import LONGEST_QUESTION, Question
from hrdesk.services.database import Connection, transaction


class Questions:
    """The questions of an open notebook."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Question, ...]:
        """Every question, the newest first; one whose date makes no sense is left out and kept."""
        found = []
        for row in self._connection.execute("SELECT id, text, asked FROM questions ORDER BY asked DESC, id"):
            try:
                found.append(Question(row["id"], row["text"], datetime.fromisoformat(row["asked"])))
            except (ValueError, TypeError):
                continue
        return tuple(found)

    def keep(self, text: str, now: datetime) -> Question:
        """Keep a question; the same words asked again are one question, asked now."""
        words = " ".join(text.split())[:LONGEST_QUESTION]
        known = self._connection.execute("SELECT id FROM questions WHERE text = ?", (words,)).fetchone()
        question = Question(known["id"] if known else str(uuid4()), words, now)
        self.restore(question)
        return question

    def restore(self, question: Question) -> None:
        """Keep a question as it was, also one that was removed."""
        with transaction(self._connection):
            sql = "INSERT OR REPLACE INTO questions (id, text, asked) VALUES (?, ?, ?)"
            self._connection.execute(sql, (question.id, question.text, question.asked.isoformat()))

    def remove(self, question_id: str) -> None:
        """Remove it; removing what is gone already is no error."""
        with transaction(self._connection):
            self._connection.execute("DELETE FROM questions WHERE id = ?", (question_id,))

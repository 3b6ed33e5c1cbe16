"""The questions for the editors: what is asked of them, and the steps that change them."""

from hrdesk.core.question import Question
from hrdesk.core.undo import one_step
from hrdesk.services.questions import make_question
from hrdesk.ui.record_book import RecordBook


class QuestionBook:
    """Keeps and removes questions through the book of records."""

    def __init__(self, records: RecordBook) -> None:
        self.records = records

    @property
    def can_write(self) -> bool:
        return self.records.can_write

    def all(self) -> tuple[Question, ...]:
        """Every question, the newest first."""
        return self.records.notebook.questions.all() if self.records.notebook else ()

    def keep(self, text: str) -> bool:
        """Keep a question, or say that it was asked again now; whether it is on the disk."""
        question = make_question(text, self.records.now())
        notebook = self.records.notebook
        before = notebook.questions.asked_before(question.text) if notebook else None
        after = Question(before.id, before.text, question.asked) if before else question
        return self.records.take(one_step(before, after))

    def remove(self, question: Question) -> bool:
        return self.records.take(one_step(question, None))

"""The questions for the editors as the window knows them: every change is kept at once."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from hrdesk.core.errors import HrdeskError, NotebookReadOnly
from hrdesk.core.question import Question
from hrdesk.services.questions import Questions


class QuestionBook(QObject):
    """Keeps and removes questions. With a hindrance, such as a full home, it refuses and names it."""

    changed = Signal()
    failed = Signal(HrdeskError)

    def __init__(
        self,
        questions: Questions | None,
        hindrance: HrdeskError | None,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._questions = questions
        self._hindrance = hindrance
        self._now = now

    @property
    def can_write(self) -> bool:
        return self._questions is not None and self._hindrance is None

    def all(self) -> tuple[Question, ...]:
        """Every question, the newest first."""
        return self._questions.all() if self._questions else ()

    def keep(self, text: str) -> bool:
        """Keep a question; whether it is on the disk now."""
        return self._change(lambda questions: questions.keep(text, self._now()))

    def remove(self, question: Question) -> bool:
        return self._change(lambda questions: questions.remove(question.id))

    def restore(self, question: Question) -> bool:
        """Bring a question back that was removed."""
        return self._change(lambda questions: questions.restore(question))

    def _change(self, deed: Callable[[Questions], object]) -> bool:
        if not self._questions or self._hindrance:
            self.failed.emit(self._hindrance or NotebookReadOnly(reason=self.tr("the notebook is not open")))
            return False
        try:
            deed(self._questions)
        except HrdeskError as error:
            self.failed.emit(error)
            return False
        self.changed.emit()
        return True

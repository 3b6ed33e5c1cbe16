"""The questions that the library did not answer."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from hrdesk.core.question import Question
from hrdesk.ui.dates import shown_date
from hrdesk.ui.theme import Space


class QuestionsBox(QWidget):
    """Shows the questions for the editors, and how there come to be some."""

    removal_requested = Signal(object)
    """The question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: tuple[Question, ...] = ()
        self._build()
        self._lay_out()
        self._connect()
        self.show_questions(())

    @property
    def view(self) -> QListView:
        return self._view

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these questions and no others; the list stays at its row."""
        if self._questions and tuple(questions) == self._questions:
            return
        row = self._view.currentIndex().row()
        self._questions = tuple(questions)
        self._model.setStringList([f"{q.text} · {shown_date(q.asked.date())}" for q in self._questions])
        if row >= 0 and self._questions:
            self._view.setCurrentIndex(self._model.index(min(row, len(self._questions) - 1)))
        if self._questions:
            self._hint.setText(self.tr("Searches that found no answer. They go along when you export your notes."))
        else:
            self._hint.setText(
                self.tr(
                    "No questions yet. When a search finds nothing that helps, choose “Keep as a question for the "
                    "editors” at its end: it stands here, and goes along when you export your notes."
                )
            )
        self._view.setVisible(bool(self._questions))
        self._remove.setVisible(bool(self._questions))
        self._show_chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Delete:
            self._ask_removal()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._hint = QLabel()
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._remove = QPushButton(self.tr("Remove"))
        self._model = QStringListModel(self)
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._view.setAccessibleName(self.tr("Questions for the editors"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._hint, 1)
        head.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(head)
        column.addWidget(self._view, 1)
        column.addStretch(0)

    def _connect(self) -> None:
        self._view.selectionModel().currentChanged.connect(self._show_chosen)
        self._remove.clicked.connect(self._ask_removal)

    def _show_chosen(self, _now: QModelIndex | None = None, _before: QModelIndex | None = None) -> None:
        self._remove.setEnabled(self._view.currentIndex().isValid())

    def _ask_removal(self) -> None:
        row = self._view.currentIndex().row()
        if 0 <= row < len(self._questions):
            self.removal_requested.emit(self._questions[row])

"""The questions that the library did not answer, at the foot of the notebook."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from hrdesk.core.question import Question
from hrdesk.ui.dates import shown_date
from hrdesk.ui.theme import Space

_MOST_ROWS = 4
"""Rows on show at once."""


class QuestionsBox(QFrame):
    """Hidden while there are no questions."""

    removal_requested = Signal(object)
    """The question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: tuple[Question, ...] = ()
        self._build()
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def view(self) -> QListView:
        return self._view

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these questions and no others."""
        self._questions = tuple(questions)
        self._model.setStringList([f"{q.text} · {shown_date(q.asked.date())}" for q in self._questions])
        self._title.setText(self.tr("Questions for the editors ({count})").format(count=len(self._questions)))
        rows = min(_MOST_ROWS, max(1, len(self._questions)))
        self._view.setFixedHeight(rows * max(24, self._view.sizeHintForRow(0)) + Space.SMALL)
        self._show_chosen()
        self.setVisible(bool(self._questions))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Delete:
            self._ask_removal()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._title = QLabel()
        self._title.setProperty("role", "heading")
        self._hint = QLabel(self.tr("Searches that found no answer. They go along when you export your notes."))
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
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self._view)

    def _connect(self) -> None:
        self._view.selectionModel().currentChanged.connect(self._show_chosen)
        self._remove.clicked.connect(self._ask_removal)

    def _show_chosen(self, _now: QModelIndex | None = None, _before: QModelIndex | None = None) -> None:
        self._remove.setEnabled(self._view.currentIndex().isValid())

    def _ask_removal(self) -> None:
        row = self._view.currentIndex().row()
        if 0 <= row < len(self._questions):
            self.removal_requested.emit(self._questions[row])

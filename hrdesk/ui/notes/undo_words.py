"""Undo and redo say what they would take back, and can be given only when there is something."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from hrdesk.ui.notes.step_words import step_words
from hrdesk.ui.record_book import RecordBook


class UndoWords(QObject):
    """Keeps the words of the two commands in step with the book."""

    def __init__(self, records: RecordBook, undo: QAction, redo: QAction) -> None:
        super().__init__(records)
        self._records = records
        self._undo, self._redo = undo, redo
        records.changed.connect(self.renew)
        self.renew()

    def renew(self) -> None:
        history = self._records.history
        steps = {
            self._undo: (history.taken[-1] if history.can_undo else None, self.tr("Undo")),
            self._redo: (history.taken_back[-1] if history.can_redo else None, self.tr("Redo")),
        }
        for action, (step, name) in steps.items():
            action.setEnabled(step is not None)
            action.setText(f"{name}: {step_words(step)}" if step else name)

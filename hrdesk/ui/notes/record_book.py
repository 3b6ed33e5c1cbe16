"""What the person made, as the window changes it: every change is kept at once and can be taken back."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from hrdesk.core.errors import HrdeskError, NotebookReadOnly
from hrdesk.core.undo import Step, UndoHistory
from hrdesk.services.notebook import Notebook


class RecordBook(QObject):
    """Takes steps on the open notebook. With a hindrance, such as a full home, it refuses and names it."""

    changed = Signal()
    failed = Signal(HrdeskError)

    def __init__(
        self,
        notebook: Notebook | None,
        hindrance: HrdeskError | None,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self._hindrance = hindrance
        self.now = now
        self._history = UndoHistory()

    @property
    def notebook(self) -> Notebook | None:
        """The notebook, if it is open."""
        return self._notebook

    @property
    def history(self) -> UndoHistory:
        """What can be taken back."""
        return self._history

    @property
    def can_write(self) -> bool:
        return self._notebook is not None and self._hindrance is None

    def work_on(self, notebook: Notebook | None, hindrance: HrdeskError | None) -> None:
        """Go on with another notebook, or with none, as when it is locked; nothing of the last one stays."""
        self._notebook = notebook
        self._hindrance = hindrance
        self._history = UndoHistory()
        self.changed.emit()

    def take(self, step: Step) -> bool:
        """Take a step; whether it is on the disk now."""
        if not self._apply(step):
            return False
        self._history = self._history.with_step(step)
        return True

    def undo(self) -> None:
        """Take the last step back; where that cannot be kept, it stays to be taken back later."""
        if self._history.can_undo and self._apply(self._history.taken[-1].reversed()):
            self._history = self._history.after_undo()

    def redo(self) -> None:
        """Take the step again that was taken back last."""
        if self._history.can_redo and self._apply(self._history.taken_back[-1]):
            self._history = self._history.after_redo()

    def renew(self) -> None:
        """Tell that something else changed the notebook, such as an exchange; older steps cannot be taken back."""
        self._history = UndoHistory()
        self.changed.emit()

    def refuse(self) -> None:
        """Say why there is no notebook to read or write."""
        self.failed.emit(self._hindrance or NotebookReadOnly(reason=self.tr("the notebook is not open")))

    def _apply(self, step: Step) -> bool:
        """Keep one state instead of another; tells of a failure and changes nothing then."""
        if not self._notebook or self._hindrance:
            self.refuse()
            return False
        try:
            self._notebook.records.keep(step.changes)
        except HrdeskError as error:
            self.failed.emit(error)
            return False
        self.changed.emit()
        return True

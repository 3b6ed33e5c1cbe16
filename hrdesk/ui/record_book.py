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
    stepped = Signal(object)
    """The step that was applied, so that only what it changed is shown anew; None where anything may have changed.

    Told before `changed`.
    """
    taken = Signal(object)
    """A new step of the person."""
    undone = Signal(object)
    """The step that was taken back."""
    redone = Signal(object)
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
        self.renew()

    def take(self, step: Step) -> bool:
        """Take a step; whether it is on the disk now."""
        if not self._keep(step):
            return False
        self._history = self._history.with_step(step)
        self._tell(step)
        self.taken.emit(step)
        return True

    def keep_for_now(self, step: Step) -> bool:
        """Take a step that `undo` does not know: whoever goes on changing the same takes one over all of it later."""
        if not self._keep(step):
            return False
        self._tell(step)
        return True

    def undo(self) -> None:
        """Take the last step back; where that cannot be kept, it stays to be taken back later."""
        last = self._history.taken[-1] if self._history.can_undo else None
        if last and self._keep(last.reversed()):
            self._history = self._history.after_undo()
            self._tell(last.reversed())
            self.undone.emit(last)

    def redo(self) -> None:
        """Take the step again that was taken back last."""
        again = self._history.taken_back[-1] if self._history.can_redo else None
        if again and self._keep(again):
            self._history = self._history.after_redo()
            self._tell(again)
            self.redone.emit(again)

    def renew(self) -> None:
        """Tell that something else changed the notebook, such as an exchange; older steps cannot be taken back."""
        self._history = UndoHistory()
        self._tell(None)

    def _tell(self, step: Step | None) -> None:
        self.stepped.emit(step)
        self.changed.emit()

    def refuse(self) -> None:
        """Say why there is no notebook to read or write."""
        self.failed.emit(self._hindrance or NotebookReadOnly(reason=self.tr("the notebook is not open")))

    def _keep(self, step: Step) -> bool:
        """Keep one state instead of another; tells of a failure and changes nothing then."""
        if not self._notebook or self._hindrance:
            self.refuse()
            return False
        try:
            self._notebook.records.keep(step.changes)
        except HrdeskError as error:
            self.failed.emit(error)
            return False
        return True

"""The notes of the person as the window knows them: every change is kept at once and can be undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.errors import HrdeskError, NotebookReadOnly
from hrdesk.core.undo import Step, UndoHistory
from hrdesk.services.annotations import Annotations


class AnnotationBook(QObject):
    """Adds, changes and removes annotations. With a hindrance, such as a full home, it refuses and names it."""

    changed = Signal()
    failed = Signal(HrdeskError)

    def __init__(
        self,
        annotations: Annotations | None,
        hindrance: HrdeskError | None,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._annotations = annotations
        self._hindrance = hindrance
        self._now = now
        self._history = UndoHistory()

    @property
    def history(self) -> UndoHistory:
        """What can be taken back."""
        return self._history

    @property
    def can_write(self) -> bool:
        return self._annotations is not None and self._hindrance is None

    @property
    def unreadable(self) -> int:
        """How many annotations met so far are kept but cannot be read."""
        return self._annotations.unreadable if self._annotations else 0

    def all(self) -> tuple[Annotation, ...]:
        return self._annotations.all() if self._annotations else ()

    def on_article(self, article_id: str) -> tuple[Annotation, ...]:
        return self._annotations.on_article(article_id) if self._annotations else ()

    def find(self, annotation_id: str) -> Annotation | None:
        return next((annotation for annotation in self.all() if annotation.id == annotation_id), None)

    def add(
        self, article_id: str, content_version: str, anchor: Anchor | None, heading: str, colour: Colour
    ) -> Annotation | None:
        """Keep a new annotation; None if it could not be kept."""
        now = self._now()
        annotation = Annotation(
            id=str(uuid4()),
            article_id=article_id,
            content_version=content_version,
            created=now,
            modified=now,
            colour=colour,
            heading=heading,
            anchor=anchor,
        )
        return annotation if self._take(Step(None, annotation)) else None

    def recolour(self, annotation_id: str, colour: Colour) -> None:
        before = self.find(annotation_id)
        if before and before.colour is not colour:
            after = replace(before, colour=colour, modified=self._now())
            self._take(Step(before, after))

    def rewrite(self, annotation_id: str, note: str) -> None:
        """Change the words; changes in a row are undone together."""
        before = self.find(annotation_id)
        if before and before.note != note:
            after = replace(before, note=note, modified=self._now())
            self._take(Step(before, after, is_typing=True))

    def remove(self, annotation_id: str) -> bool:
        """Remove it; it comes back with undo."""
        before = self.find(annotation_id)
        return before is not None and self._take(Step(before, None))

    def undo(self) -> None:
        """Take the last change back; where that cannot be kept, it stays to be taken back later."""
        if self._history.can_undo and self._apply(self._history.taken[-1].reversed()):
            self._history = self._history.after_undo()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._history.can_redo and self._apply(self._history.taken_back[-1]):
            self._history = self._history.after_redo()

    def _take(self, step: Step) -> bool:
        if not self._apply(step):
            return False
        self._history = self._history.with_step(step)
        return True

    def _apply(self, step: Step) -> bool:
        """Keep one state instead of another; tells of a failure and changes nothing then."""
        if not self._annotations or self._hindrance:
            self.failed.emit(self._hindrance or NotebookReadOnly(reason=self.tr("the notebook is not open")))
            return False
        try:
            if step.after:
                self._annotations.save(step.after)
            elif step.before:
                self._annotations.remove(step.before.id)
        except HrdeskError as error:
            self.failed.emit(error)
            return False
        self.changed.emit()
        return True

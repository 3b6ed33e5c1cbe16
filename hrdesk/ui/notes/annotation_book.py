"""The notes of the person as the window knows them: every change is kept at once and can be undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.errors import HrdeskError, NotebookReadOnly
from hrdesk.services.annotations import Annotations

_MERGE_TEXT = 1


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
        self.undo_stack = QUndoStack(self)

    @property
    def can_write(self) -> bool:
        return self._annotations is not None and self._hindrance is None

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
        return annotation if self._push(_Change(self, None, annotation, self.tr("adding a note"))) else None

    def recolour(self, annotation_id: str, colour: Colour) -> None:
        before = self.find(annotation_id)
        if before and before.colour is not colour:
            after = replace(before, colour=colour, modified=self._now())
            self._push(_Change(self, before, after, self.tr("changing the colour")))

    def rewrite(self, annotation_id: str, note: str) -> None:
        """Change the words; changes in a row are undone together."""
        before = self.find(annotation_id)
        if before and before.note != note:
            after = replace(before, note=note, modified=self._now())
            self._push(_Change(self, before, after, self.tr("writing a note"), merges=True))

    def remove(self, annotation_id: str) -> bool:
        """Remove it; it comes back with undo."""
        before = self.find(annotation_id)
        return before is not None and self._push(_Change(self, before, None, self.tr("removing a note")))

    def apply(self, before: Annotation | None, after: Annotation | None) -> bool:
        """Keep one state instead of another; tells of a failure and changes nothing then."""
        if not self._annotations or self._hindrance:
            self.failed.emit(self._hindrance or NotebookReadOnly(reason=self.tr("the notebook is not open")))
            return False
        try:
            if after:
                self._annotations.save(after)
            elif before:
                self._annotations.remove(before.id)
        except HrdeskError as error:
            self.failed.emit(error)
            return False
        self.changed.emit()
        return True

    def _push(self, change: "_Change") -> bool:
        self.undo_stack.push(change)
        return not change.isObsolete()


class _Change(QUndoCommand):
    """One state of an annotation instead of another; None means that there is none."""

    def __init__(
        self,
        book: AnnotationBook,
        before: Annotation | None,
        after: Annotation | None,
        words: str,
        *,
        merges: bool = False,
    ) -> None:
        super().__init__(words)
        self._book = book
        self._before = before
        self._after = after
        self._merges = merges

    def id(self) -> int:
        return _MERGE_TEXT if self._merges else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802
        if not isinstance(other, _Change) or not self._after or not other._after or other._after.id != self._after.id:
            return False
        self._after = other._after
        return True

    def redo(self) -> None:
        if not self._book.apply(self._before, self._after):
            self.setObsolete(True)

    def undo(self) -> None:
        if not self._book.apply(self._after, self._before):
            self.setObsolete(True)

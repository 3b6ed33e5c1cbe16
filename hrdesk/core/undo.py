"""What can be taken back: changes of annotations, as one state instead of another."""

from dataclasses import dataclass, replace

from hrdesk.core.annotation import Annotation

LIMIT = 500


@dataclass(frozen=True)
class Step:
    """One state of an annotation instead of another; None means that there is none."""

    before: Annotation | None
    after: Annotation | None
    is_typing: bool = False
    """Words typed in a row are taken back together."""

    def reversed(self) -> "Step":
        return Step(self.after, self.before)


@dataclass(frozen=True)
class UndoHistory:
    """Steps that were taken, and those that were taken back and may be taken again; the newest stand last."""

    taken: tuple[Step, ...] = ()
    taken_back: tuple[Step, ...] = ()

    @property
    def can_undo(self) -> bool:
        return bool(self.taken)

    @property
    def can_redo(self) -> bool:
        return bool(self.taken_back)

    def with_step(self, step: Step) -> "UndoHistory":
        """After a new step: what was taken back before is forgotten."""
        last = self.taken[-1] if self.taken and not self.taken_back else None
        if last and _continues(last, step):
            return UndoHistory((*self.taken[:-1], replace(last, after=step.after)))
        return UndoHistory((*self.taken, step)[-LIMIT:])

    def after_undo(self) -> "UndoHistory":
        return UndoHistory(self.taken[:-1], (*self.taken_back, self.taken[-1]))

    def after_redo(self) -> "UndoHistory":
        return UndoHistory((*self.taken, self.taken_back[-1]), self.taken_back[:-1])


def _continues(last: Step, step: Step) -> bool:
    both_typed = last.is_typing and step.is_typing
    return both_typed and last.after is not None and step.before is not None and last.after.id == step.before.id

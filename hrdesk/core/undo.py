"""What can be taken back: steps, each of one or many changes of what the notebook keeps."""

from dataclasses import dataclass, replace

from hrdesk.core.record import Change, Record, key_of, kind_of

LIMIT = 500


@dataclass(frozen=True)
class Step:
    """Changes that were made together and are taken back together."""

    changes: tuple[Change, ...]
    is_typing: bool = False
    """Words typed in a row are taken back together."""

    def reversed(self) -> "Step":
        return Step(tuple(change.reversed() for change in reversed(self.changes)))


def one_step(before: Record | None, after: Record | None, *, is_typing: bool = False) -> Step:
    """A step of a single change."""
    return Step((Change(before, after),), is_typing)


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
            longer = Change(last.changes[0].before, step.changes[0].after)
            return UndoHistory((*self.taken[:-1], replace(last, changes=(longer,))))
        return UndoHistory((*self.taken, step)[-LIMIT:])

    def after_undo(self) -> "UndoHistory":
        return UndoHistory(self.taken[:-1], (*self.taken_back, self.taken[-1]))

    def after_redo(self) -> "UndoHistory":
        return UndoHistory((*self.taken, self.taken_back[-1]), self.taken_back[:-1])


def _continues(last: Step, step: Step) -> bool:
    if not (last.is_typing and step.is_typing):
        return False
    written, before = last.changes[0].after, step.changes[0].before
    if written is None or before is None:
        return False
    return (kind_of(written), key_of(written)) == (kind_of(before), key_of(before))

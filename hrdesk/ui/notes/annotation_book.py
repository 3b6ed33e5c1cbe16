"""The notes of the person: what is asked of them, and the steps that change them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import reduce
from uuid import uuid4

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.record import Change
from hrdesk.core.tags import tags_in_use, with_tags, without_tag
from hrdesk.core.undo import Step, one_step
from hrdesk.services.annotations import Annotations
from hrdesk.ui.record_book import RecordBook


class AnnotationBook:
    """Adds, changes and removes annotations through the book of records."""

    def __init__(self, records: RecordBook) -> None:
        self.records = records

    @property
    def can_write(self) -> bool:
        return self.records.can_write

    @property
    def unreadable(self) -> int:
        """How many annotations met so far are kept but cannot be read."""
        return self._annotations.unreadable if self._annotations else 0

    def all(self) -> tuple[Annotation, ...]:
        return self._annotations.all() if self._annotations else ()

    def on_article(self, article_id: str) -> tuple[Annotation, ...]:
        return self._annotations.on_article(article_id) if self._annotations else ()

    def tags_in_use(self) -> tuple[str, ...]:
        """Every tag of the notebook, the most used first."""
        return tags_in_use(self._annotations.tags()) if self._annotations else ()

    def find(self, annotation_id: str) -> Annotation | None:
        return self._annotations.find(annotation_id) if self._annotations else None

    def add(
        self,
        article_id: str,
        content_version: str,
        anchor: Anchor | None,
        heading: str,
        colour: Colour,
        kind: NoteKind = NoteKind.NOTE,
    ) -> Annotation | None:
        """Keep a new annotation; None if it could not be kept."""
        now = self.records.now()
        annotation = Annotation(
            id=str(uuid4()),
            article_id=article_id,
            content_version=content_version,
            created=now,
            modified=now,
            colour=colour,
            heading=heading,
            anchor=anchor,
            kind=kind,
        )
        return annotation if self.records.take(one_step(None, annotation)) else None

    def recolour(self, annotation_id: str, colour: Colour) -> None:
        self._change(annotation_id, colour=colour)

    def rewrite(self, annotation_id: str, note: str) -> None:
        """Change the words, which are the person's own from now on; changes in a row are undone together."""
        found = self.find(annotation_id)
        if found and found.note != note:
            self._change(annotation_id, is_typing=True, note=note, author="")

    def set_kind(self, annotation_id: str, kind: NoteKind) -> None:
        self._change(annotation_id, kind=kind)

    def set_tags(self, annotation_id: str, tags: tuple[str, ...]) -> None:
        self._change(annotation_id, tags=tags)

    def move(self, annotation_id: str, anchor: Anchor | None, heading: str, content_version: str) -> bool:
        """Hang it on other words, or on a heading, as after the page changed."""
        return self._change(annotation_id, anchor=anchor, heading=heading, content_version=content_version, kept_for="")

    def keep_as_it_is(self, annotation_id: str, content_version: str) -> bool:
        """The person looked for its place in this version of the page and leaves it as it was."""
        return self._change(annotation_id, kept_for=content_version)

    def remove(self, annotation_id: str) -> bool:
        """Remove it; it comes back with undo."""
        before = self.find(annotation_id)
        return before is not None and self.records.take(one_step(before, None))

    def remove_all(self, annotations: Iterable[Annotation]) -> bool:
        """Remove several in one step."""
        changes = tuple(Change(annotation, None) for annotation in annotations)
        return bool(changes) and self.records.take(Step(changes))

    def recolour_all(self, annotations: Iterable[Annotation], colour: Colour) -> bool:
        """Give several another colour in one step; those that hang on no words have none and stay as they are."""
        return self._change_all(annotations, lambda one: replace(one, colour=colour) if one.anchor else one)

    def set_kind_all(self, annotations: Iterable[Annotation], kind: NoteKind) -> bool:
        return self._change_all(annotations, lambda one: replace(one, kind=kind))

    def retag_all(self, annotations: Iterable[Annotation], come: tuple[str, ...], gone: tuple[str, ...] = ()) -> bool:
        """Put tags on several, and take others off them, in one step."""

        def retagged(one: Annotation) -> Annotation:
            left = reduce(without_tag, gone, one.tags)
            return replace(one, tags=with_tags(left, *come))

        return self._change_all(annotations, retagged)

    def _change_all(self, annotations: Iterable[Annotation], change: Callable[[Annotation], Annotation]) -> bool:
        now = self.records.now()
        changed = [(before, change(before)) for before in annotations]
        changes = tuple(Change(before, replace(after, modified=now)) for before, after in changed if after != before)
        return bool(changes) and self.records.take(Step(changes))

    @property
    def _annotations(self) -> Annotations | None:
        return self.records.notebook.annotations if self.records.notebook else None

    def _change(self, annotation_id: str, *, is_typing: bool = False, **fields: object) -> bool:
        before = self.find(annotation_id)
        if not before or all(getattr(before, name) == value for name, value in fields.items()):
            return False
        changes: dict[str, object] = {**fields, "modified": self.records.now()}
        after = replace(before, **changes)  # type: ignore[arg-type]
        return self.records.take(one_step(before, after, is_typing=is_typing))

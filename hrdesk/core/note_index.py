"""Every note of the notebook, prepared so that many thousands are filtered between two keystrokes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from hrdesk.core.annotation import Annotation
from hrdesk.core.note_filter import NoteFilter, PreparedNote
from hrdesk.core.note_state import NoteState
from hrdesk.core.page_names import PageNames
from hrdesk.core.plain_text import fold
from hrdesk.core.tags import tags_in_use


class NoteOrder(StrEnum):
    NEWEST = "newest"
    """The last change first."""
    PAGE = "page"
    """As the pages stand in the library, and the words on them."""


class NoteIndex:
    """Holds the notes; told of each change, it prepares anew only what changed."""

    def __init__(self, names: PageNames) -> None:
        self._names = names
        self._states: Mapping[str, NoteState] = {}
        self._notes: dict[str, PreparedNote] = {}
        self._sorted: dict[NoteOrder, list[PreparedNote]] = {}
        self._last: tuple[NoteFilter, NoteOrder, list[PreparedNote]] | None = None

    def __len__(self) -> int:
        return len(self._notes)

    def renew(self, annotations: Iterable[Annotation]) -> None:
        """Hold these notes and no others."""
        known = self._notes
        self._notes = {}
        for annotation in annotations:
            note = known.get(annotation.id)
            is_known = note is not None and note.annotation == annotation
            self._notes[annotation.id] = note if note and is_known else self._prepared(annotation)
        self._forget_results()

    def put(self, annotation: Annotation) -> None:
        """Hold a note, new or changed."""
        self._notes[annotation.id] = self._prepared(annotation)
        self._forget_results()

    def drop(self, annotation_id: str) -> None:
        """Hold a note no longer; one that is not there is no error."""
        if self._notes.pop(annotation_id, None):
            self._forget_results()

    def set_states(self, states: Mapping[str, NoteState]) -> bool:
        """How notes stand to their pages, by id; those not named are in place. Whether any has another state now."""
        self._states = states
        anew = {
            key: replace(note, state=state)
            for key, note in self._notes.items()
            if (state := self._state(note.annotation)) is not note.state
        }
        self._notes |= anew
        if anew:
            self._forget_results()
        return bool(anew)

    def state_of(self, annotation_id: str) -> NoteState:
        note = self._notes.get(annotation_id)
        return note.state if note else NoteState.IN_PLACE

    def find(self, wanted: NoteFilter, order: NoteOrder) -> tuple[Annotation, ...]:
        """The notes that fit, in order. Each letter more looks only through what the letters before left."""
        words, tags = wanted.folded_words(), wanted.folded_tags()
        notes = self._in_order(order)
        is_narrower = False
        if self._last and self._last[1] is order and wanted.narrows(self._last[0]):
            notes, is_narrower = self._last[2], True
        if not is_narrower and not wanted.without_words().is_empty:
            notes = [note for note in notes if wanted.keeps_besides_words(note, tags)]
        for word in words:
            notes = [note for note in notes if word in note.text]
        self._last = (wanted, order, notes)
        return tuple(note.annotation for note in notes)

    def place_of(self, annotation: Annotation, wanted: NoteFilter, order: NoteOrder) -> int:
        """The place of a note among those that fit, or -1 where it does not."""
        found = self.find(wanted, order)
        return next((at for at, other in enumerate(found) if other.id == annotation.id), -1)

    def tags(self) -> tuple[str, ...]:
        """Every tag in use, the most used first."""
        return tags_in_use(note.annotation.tags for note in self._notes.values() if note.annotation.tags)

    def authors(self) -> tuple[str, ...]:
        """The names of those who wrote the notes; the empty one is the person's own."""
        return tuple(sorted({note.annotation.author for note in self._notes.values()}))

    def _in_order(self, order: NoteOrder) -> list[PreparedNote]:
        if order not in self._sorted:
            notes = sorted(self._notes.values(), key=lambda note: note.annotation.id)
            if order is NoteOrder.NEWEST:
                notes.sort(key=lambda note: note.annotation.modified, reverse=True)
            else:
                notes.sort(key=lambda note: note.place)
            self._sorted[order] = notes
        return self._sorted[order]

    def _prepared(self, annotation: Annotation) -> PreparedNote:
        names, article_id = self._names, annotation.article_id
        quote = annotation.anchor.exact if annotation.anchor else ""
        words = (names.title(article_id), quote, annotation.note, *annotation.tags, annotation.author)
        return PreparedNote(
            annotation=annotation,
            text=fold("\n".join(words)),
            tags=frozenset(map(fold, annotation.tags)),
            section=names.section(article_id),
            state=self._state(annotation),
            place=(
                names.order.get(article_id, len(names.order)),
                article_id,
                annotation.anchor.start if annotation.anchor else -1,
            ),
        )

    def _state(self, annotation: Annotation) -> NoteState:
        if not self._names.knows(annotation.article_id):
            return NoteState.ORPHAN
        return self._states.get(annotation.id, NoteState.IN_PLACE)

    def _forget_results(self) -> None:
        self._sorted = {}
        self._last = None

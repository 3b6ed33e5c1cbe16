"""Which notes a person wants to see."""

from dataclasses import dataclass, replace
from datetime import datetime

from hrdesk.core.annotation import Annotation
from hrdesk.core.article import Section
from hrdesk.core.colour import Colour
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.note_state import NoteState
from hrdesk.core.plain_text import fold


@dataclass(frozen=True)
class PreparedNote:
    """A note with what it is found by, made once for many keystrokes."""

    annotation: Annotation
    text: str
    """Folded: the note, the quote, the title of the page, tags and author."""
    tags: frozenset[str]
    """Folded."""
    section: Section | None
    state: NoteState
    place: tuple[int, str, int]
    """Where it stands in the library: place of the page, its id, place on the page."""


@dataclass(frozen=True)
class NoteFilter:
    """What a note must be; what is empty leaves nothing out.

    A note has all the words and all the tags, and one of the kinds, colours, sections, states and authors.
    """

    words: str = ""
    kinds: frozenset[NoteKind] = frozenset()
    colours: frozenset[Colour] = frozenset()
    tags: frozenset[str] = frozenset()
    sections: frozenset[Section] = frozenset()
    states: frozenset[NoteState] = frozenset()
    authors: frozenset[str] = frozenset()
    """Names of colleagues; the empty name is the person's own."""
    since: datetime | None = None
    until: datetime | None = None
    """Changed at `since` or later, and before `until`."""

    @property
    def is_empty(self) -> bool:
        return not self.words.strip() and self.without_words() == NoteFilter()

    def without_choices(self) -> "NoteFilter":
        """The words alone."""
        return NoteFilter(words=self.words)

    def without_words(self) -> "NoteFilter":
        return replace(self, words="")

    def narrows(self, other: "NoteFilter") -> bool:
        """Whether all notes that this filter keeps are kept by the other: the same, with more letters typed."""
        return replace(self, words=other.words) == other and self.words.startswith(other.words)

    def folded_words(self) -> tuple[str, ...]:
        return tuple(fold(self.words).split())

    def folded_tags(self) -> frozenset[str]:
        return frozenset(map(fold, self.tags))

    def keeps_besides_words(self, note: PreparedNote, tags: frozenset[str]) -> bool:
        """Whether it fits all but the words; `tags` are the folded ones, for they are folded once for all notes."""
        annotation = note.annotation
        return (
            (not self.kinds or annotation.kind in self.kinds)
            and (not self.colours or (annotation.anchor is not None and annotation.colour in self.colours))
            and tags <= note.tags
            and (not self.sections or note.section in self.sections)
            and (not self.states or note.state in self.states)
            and (not self.authors or annotation.author in self.authors)
            and (self.since is None or annotation.modified >= self.since)
            and (self.until is None or annotation.modified < self.until)
        )

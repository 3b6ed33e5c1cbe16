"""Everything that one search found."""

from dataclasses import dataclass, field

from hrdesk.core.hit import SearchResult
from hrdesk.core.note_search import NoteHit
from hrdesk.core.search_filters import Filters


@dataclass(frozen=True)
class Answers:
    """Pages, notes of one's own, and what the search was narrowed to."""

    pages: SearchResult
    notes: tuple[NoteHit, ...] = ()
    filters: Filters = field(default_factory=Filters)
    notes_are_hidden: bool = False
    """Notes were left out, for others may be looking on."""

    @property
    def is_empty(self) -> bool:
        return not self.pages.hits and not self.notes

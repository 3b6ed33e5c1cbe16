"""What a person typed, made safe and exact for a search."""

import unicodedata
from dataclasses import dataclass, field

from hrdesk.core.search_filters import Filters, read_filters
from hrdesk.core.word_keys import words_of

MAX_WORDS = 16
MAX_WORD_LENGTH = 64
_MAX_LENGTH = 2_000
"""Characters that are read; nobody types so many."""
_APOSTROPHES = "'’ʼ`´"


@dataclass(frozen=True)
class SearchQuery:
    """Folded words as typed, and what the search is narrowed to."""

    words: tuple[str, ...]
    last_is_open: bool
    """The last word may still grow, so it also matches longer words."""
    filters: Filters = field(default_factory=Filters)

    @property
    def is_blank(self) -> bool:
        return not self.words and not self.filters.any


def parse_query(text: str, *, complete: bool = False) -> SearchQuery:
    """Read free text; any input gives a query that SQLite accepts. `complete` closes the last word."""
    filters, rest = read_filters(" ".join(text[:_MAX_LENGTH].split(" ")))
    letters = "".join(char if _is_part(char) else " " for char in unicodedata.normalize("NFKC", rest))
    words = tuple(word[:MAX_WORD_LENGTH] for word in words_of(letters)[:MAX_WORDS])
    return SearchQuery(words, bool(words) and not complete and not rest[-1:].isspace(), filters)


def _is_part(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNM" or char in _APOSTROPHES

"""What a person typed, made safe and exact for the full-text index."""

import unicodedata
from dataclasses import dataclass

MAX_WORDS = 16
MAX_WORD_LENGTH = 64


@dataclass(frozen=True)
class SearchQuery:
    """Chunks as typed, each one or more words that belong together ("2C-B" is one chunk of two words)."""

    chunks: tuple[tuple[str, ...], ...]
    last_is_open: bool
    """The last word may still grow, so it also matches longer words."""

    @property
    def is_blank(self) -> bool:
        return not self.chunks

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for chunk in self.chunks for word in chunk)

    def match_all(self) -> str:
        """An FTS5 expression that every chunk must meet."""
        return " ".join(self._phrases())

    def match_any(self) -> str:
        """An FTS5 expression that one chunk must meet."""
        return " OR ".join(self._phrases())

    def _phrases(self) -> list[str]:
        phrases = ['"' + " ".join(chunk) + '"' for chunk in self.chunks]
        if phrases and self.last_is_open:
            phrases[-1] += " *"
        return phrases


def parse_query(text: str, *, complete: bool = False) -> SearchQuery:
    """Read free text; any input gives a query that SQLite accepts. `complete` closes the last word."""
    chunks = []
    room = MAX_WORDS
    for piece in unicodedata.normalize("NFKC", text).split():
        words = _words(piece)[:room]
        if words:
            chunks.append(tuple(words))
            room -= len(words)
        if room == 0:
            break
    return SearchQuery(tuple(chunks), last_is_open=bool(chunks) and not complete and not text[-1:].isspace())


def _words(piece: str) -> list[str]:
    letters = "".join(char if unicodedata.category(char)[0] in "LNM" else " " for char in piece)
    return [word[:MAX_WORD_LENGTH] for word in letters.split()]

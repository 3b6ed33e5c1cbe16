"""Finds one's own notes by their words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hrdesk.core.annotation import Annotation
from hrdesk.core.excerpt import Excerpt, ExcerptCutter
from hrdesk.core.search_query import SearchQuery
from hrdesk.core.small_words import SMALL_WORDS
from hrdesk.core.stems import stem
from hrdesk.core.word_keys import words_of


@dataclass(frozen=True)
class NoteHit:
    """A note of one's own that has all the words, the title of its page, and a piece of it."""

    annotation: Annotation
    title: str
    excerpt: Excerpt


class NoteSearch:
    """Searches notes that were read before, so that a keystroke costs no reading."""

    def __init__(self, notes: Iterable[Annotation] = (), titles: Mapping[str, str] | None = None) -> None:
        names = titles or {}
        self._notes = [(note, names.get(note.article_id, note.article_id)) for note in notes]
        self._texts = [" " + " ".join(words_of(f"{title} {_text_of(note)}")) for note, title in self._notes]

    def find(self, query: SearchQuery, limit: int) -> tuple[NoteHit, ...]:
        """Notes in which a word begins with each word of the query, in the order in which they were given."""
        words = [f" {word}" for word in query.words if word not in SMALL_WORDS] or [f" {word}" for word in query.words]
        if not words and not query.filters.mine:
            return ()
        found: list[NoteHit] = []
        cutter = ExcerptCutter({stem(word) for word in query.words}, query.words[-1] if query.last_is_open else "")
        for (note, title), text in zip(self._notes, self._texts, strict=True):
            if all(word in text for word in words):
                found.append(NoteHit(note, title, cutter.cut(_text_of(note))))
                if len(found) == limit:
                    break
        return tuple(found)


def _text_of(note: Annotation) -> str:
    quote = note.anchor.exact if note.anchor else ""
    return "\n".join(filter(None, (note.note.strip(), quote)))

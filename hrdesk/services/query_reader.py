"""Reads what a person typed with the words of a library in hand: mends typing errors, joins, splits, hears."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hrdesk.core.named import Match
from hrdesk.core.query_words import QueryWord, Reading
from hrdesk.core.romanise import with_letters_for_digits
from hrdesk.core.search_query import SearchQuery
from hrdesk.core.small_words import NEGATIONS, SMALL_WORDS
from hrdesk.core.word_keys import words_of
from hrdesk.services.name_index import NameIndex
from hrdesk.services.vocabulary import Vocabulary

_SHORTEST_SPLIT = 3
"""Letters of the shortest word that another is split into."""
_LONGEST_HEARD = 4
"""Words that are spelled together to hear a name in them."""


class QueryReader:
    """Turns typed words into the words to search for. Never drops a word: what it cannot mend stays as it is."""

    def __init__(self, vocabulary: Vocabulary, names: NameIndex, total: int) -> None:
        self._vocabulary = vocabulary
        self._names = names
        self._total = total

    def read(self, query: SearchQuery) -> Reading:
        """The query as it is searched."""
        typed = [word for chunk in query.words for word in words_of(chunk)]
        words = [QueryWord(text, is_open=query.last_is_open and i == len(typed) - 1) for i, text in enumerate(typed)]
        words = self._mended(words)
        stems = [word.stem for word in words]
        return Reading(tuple(words), self._total, self._vocabulary.passages_by_stem(stems))

    def _mended(self, words: list[QueryWord]) -> list[QueryWord]:
        strange = self._strange(words)
        elsewhere = self._vocabulary.only_everyday(word.text for word in words)
        unsure = strange | {place for place, word in enumerate(words) if word.text in elsewhere}
        self._names.listen(words_between for _, words_between in _spans(words, unsure))
        out: list[QueryWord] = []
        at = 0
        while at < len(words):
            is_elsewhere = at not in strange and words[at].text in elsewhere
            taken, mended = self._mend(words, at, strange, is_elsewhere=is_elsewhere)
            out += mended
            at += taken
        return out

    def _strange(self, words: Sequence[QueryWord]) -> set[int]:
        """Places of words that nobody knows: no passage, no list of everyday words, no name in the query."""
        known = self._vocabulary.known(word.text for word in words) | SMALL_WORDS | NEGATIONS
        strange = {place for place, word in enumerate(words) if word.text not in known}
        if strange:
            found = self._names.find(Reading(tuple(words)))
            strange -= {place for name in found if name.match is not Match.BEGUN for place in name.places}
        last = len(words) - 1
        if last in strange and words[last].is_open and self._vocabulary.completions(words[last].text, 1):
            strange.remove(last)
        return strange

    def _mend(
        self, words: Sequence[QueryWord], at: int, strange: set[int], *, is_elsewhere: bool
    ) -> tuple[int, list[QueryWord]]:
        """How many words were taken from a place on, and what stands for them."""
        if is_elsewhere:
            heard = self._heard(words, at, {at})
            return (heard.taken, heard.words) if heard and heard.apart <= 1 else (1, [words[at]])
        if not strange & {at, at + 1}:
            return 1, [words[at]]
        joined = self._joined(words, at)
        if joined:
            return 2, [joined]
        heard = self._heard(words, at, strange)
        if heard and (at not in strange or heard.taken > 1 or heard.apart == 0):
            return heard.taken, heard.words
        if at not in strange:
            return 1, [words[at]]
        return self._mend_strange(words[at], heard)

    def _mend_strange(self, word: QueryWord, heard: "_Heard | None") -> tuple[int, list[QueryWord]]:
        """A word with one typing error, or one to split, or one that is heard, or one with two errors."""
        near = self._vocabulary.near(word.text)
        split = self._split(word.text)
        if near and near[0].edits == 1:
            return 1, [QueryWord(near[0].word, word.text)]
        if split and (not near or min(len(part) for part in split) > _SHORTEST_SPLIT):
            return 1, [QueryWord(part, word.text if i == 0 else "") for i, part in enumerate(split)]
        if heard:
            return heard.taken, heard.words
        if not near and word.is_open:
            near = self._vocabulary.near(word.text, is_open=True)
        return 1, [QueryWord(near[0].word, word.text) if near else word]

    def _joined(self, words: Sequence[QueryWord], at: int) -> QueryWord | None:
        """A word and the next as one that is known."""
        if at + 1 >= len(words):
            return None
        text = words[at].text + words[at + 1].text
        if self._vocabulary.known([text]):
            return QueryWord(text, f"{words[at].text} {words[at + 1].text}")
        return None

    def _split(self, text: str) -> tuple[str, ...]:
        """The two known words that a word is made of, those that stand oftener if there are several."""
        places = range(_SHORTEST_SPLIT, len(text) - _SHORTEST_SPLIT + 1)
        pairs = [(text[:place], text[place:]) for place in places]
        known = self._vocabulary.known(word for pair in pairs for word in pair) if pairs else set()
        fitting = [pair for pair in pairs if known.issuperset(pair)]
        return max(fitting, key=lambda pair: min(len(pair[0]), len(pair[1])), default=())

    def _heard(self, words: Sequence[QueryWord], at: int, strange: set[int]) -> "_Heard | None":
        """What words from a place on, among them a strange one, spell in Russian or Arabic; the longest first."""
        latin = with_letters_for_digits(words[at].text)
        if at in strange and latin != words[at].text and self._vocabulary.known([latin]):
            return _Heard(1, [QueryWord(latin, words[at].text)], 0)
        for length in range(min(_LONGEST_HEARD, len(words) - at), 0, -1):
            if not strange & set(range(at, at + length)):
                continue
            typed = [word.text for word in words[at : at + length]]
            found = self._names.sounding_like(typed)
            if found:
                spelled = " ".join(typed)
                parts = found.words.split()
                mended = [QueryWord(part, spelled if i == 0 else "") for i, part in enumerate(parts)]
                return _Heard(length, mended, found.apart)
        return None


def _spans(words: Sequence[QueryWord], unsure: set[int]) -> Iterator[tuple[int, list[str]]]:
    """Every few words on end with one among them that nobody is sure of, and where they begin."""
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST_HEARD) + 1):
            if unsure & set(range(start, end)):
                yield start, [word.text for word in words[start:end]]


@dataclass(frozen=True)
class _Heard:
    """How many typed words were heard as some in another script, and how far their spelling is."""

    taken: int
    words: list[QueryWord]
    apart: int

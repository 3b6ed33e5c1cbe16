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
_ALIKE = 1
"""How far the spelling of what is heard may be where the word could be another."""


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
        strange, doubtful = self._unsure(words)
        self._names.listen(_spans(words, strange | doubtful))
        out: list[QueryWord] = []
        at = 0
        while at < len(words):
            taken, mended = self._mend(words, at, strange, doubtful)
            out += mended
            at += taken
        return out

    def _unsure(self, words: Sequence[QueryWord]) -> tuple[set[int], set[int]]:
        """Places of words that nobody knows, and of words that only stand elsewhere or may still grow.

        A word is known by a passage, by a name that stands in the query, or by the list of everyday words.
        """
        texts = [word.text for word in words]
        known = self._vocabulary.known(texts) | SMALL_WORDS | NEGATIONS
        elsewhere = self._vocabulary.only_everyday(texts) - SMALL_WORDS
        strange = {place for place, text in enumerate(texts) if text not in known}
        doubtful = {place for place, text in enumerate(texts) if text in elsewhere and len(text) > _SHORTEST_SPLIT}
        if strange or doubtful:
            found = self._names.find(Reading(tuple(words)))
            named = {place for name in found if name.match is not Match.BEGUN for place in name.places}
            strange, doubtful = strange - named, doubtful - named
        last = len(words) - 1
        if last in strange and words[last].is_open and self._vocabulary.completions(texts[last], 1):
            strange, doubtful = strange - {last}, doubtful | {last}
        return strange, doubtful

    def _mend(
        self, words: Sequence[QueryWord], at: int, strange: set[int], doubtful: set[int]
    ) -> tuple[int, list[QueryWord]]:
        """How many words were taken from a place on, and what stands for them."""
        if at in doubtful:
            heard = self._heard(words, at, 1)
            return 1, (heard.words if heard and heard.apart == 0 else [words[at]])
        if strange & {at, at + 1}:
            joined = self._joined(words, at)
            if joined:
                return 2, [joined]
        for length in range(min(_LONGEST_HEARD, len(words) - at), 1, -1):
            heard = self._heard_together(words, range(at, at + length), strange)
            if heard:
                return length, heard.words
        return 1, (self._mend_strange(words, at) if at in strange else [words[at]])

    def _mend_strange(self, words: Sequence[QueryWord], at: int) -> list[QueryWord]:
        """What a word stands for that nobody knows: what it spells exactly in another script, a word with one typing
        error, two words run together, what it sounds like, a word with more errors; or itself."""
        word = words[at]
        latin = with_letters_for_digits(word.text)
        if latin != word.text and self._vocabulary.known([latin]):
            return [QueryWord(latin, word.text)]
        heard = self._heard(words, at, 1)
        if heard and heard.is_exact:
            return heard.words
        near = self._vocabulary.near(word.text)
        if near and near[0].edits == 1:
            return [QueryWord(near[0].word, word.text)]
        split = self._split(word.text)
        if split and (not near or min(len(part) for part in split) > _SHORTEST_SPLIT):
            return [QueryWord(part, word.text if i == 0 else "") for i, part in enumerate(split)]
        if heard and (not near or heard.apart == 0):
            return heard.words
        if not near and word.is_open:
            near = self._vocabulary.near(word.text, is_open=True)
        return [QueryWord(near[0].word, word.text) if near else word]

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

    def _heard_together(self, words: Sequence[QueryWord], places: range, strange: set[int]) -> "_Heard | None":
        """What several words spell together; only words that are no small ones, and that mending would not explain."""
        texts = [words[place].text for place in places]
        new = [words[place].text for place in places if place in strange]
        if not new or SMALL_WORDS & set(texts):
            return None
        heard = self._heard(words, places.start, len(places))
        if heard is None or heard.apart > _ALIKE:
            return None
        if heard.apart == 0:
            return heard
        near = [found for text in new for found in self._vocabulary.near(text)]
        return None if any(found.edits == 1 for found in near) else heard

    def _heard(self, words: Sequence[QueryWord], at: int, length: int) -> "_Heard | None":
        """What some words spell in Russian or Arabic."""
        typed = [word.text for word in words[at : at + length]]
        found = self._names.sounding_like(typed)
        if found is None:
            return None
        spelled = " ".join(typed)
        parts = [QueryWord(part, spelled if i == 0 else "") for i, part in enumerate(found.words.split())]
        return _Heard(parts, found.apart, found.is_exact) if parts else None


def _spans(words: Sequence[QueryWord], unsure: set[int]) -> Iterator[list[str]]:
    """Every few words on end with one among them that nobody is sure of."""
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST_HEARD) + 1):
            if unsure & set(range(start, end)):
                yield [word.text for word in words[start:end]]


@dataclass(frozen=True)
class _Heard:
    """Words in another script, and how far their spelling is from what was typed."""

    words: list[QueryWord]
    apart: int
    is_exact: bool

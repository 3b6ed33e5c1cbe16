"""Finds what each word of a query may stand as in the full text: begun, joined, or said in other words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hrdesk.core.named import Match, Named
from hrdesk.core.query_terms import Term, Wording
from hrdesk.core.query_words import Reading
from hrdesk.core.small_words import NEGATIONS, NOT, SMALL_WORDS
from hrdesk.core.word_keys import LONGEST_PHRASE, Thesaurus, words_of
from hrdesk.services.vocabulary import Vocabulary

_COMPLETIONS = 4
"""Words that an unfinished one may become."""
_COMPLETED = 0.5
"""The worth of such a word."""
_OTHER_WORDS = 0.8
"""The worth of other words for the same thing."""


@dataclass(frozen=True)
class Terms:
    """What to look for, a term for each telling word; `others` are the other words, as people are told of them."""

    terms: tuple[Term, ...]
    others: tuple[str, ...] = ()


class TermFinder:
    """Answers from the words of an open library."""

    def __init__(self, vocabulary: Vocabulary, thesaurus: Thesaurus) -> None:
        self._vocabulary = vocabulary
        self._thesaurus = thesaurus

    def find(self, reading: Reading, named: Sequence[Named]) -> Terms:
        """The terms of a query; refusals are none, for a page that says “not” answers nothing."""
        words = reading.words
        telling = [place for place in reading.telling if words[place].text not in {*NEGATIONS, NOT, "no"}]
        joined = self._joined(reading, telling)
        wordings = {place: [Wording(words[place].text), *self._grown(reading, place)] for place in telling}
        for place, word in joined.items():
            wordings[place].append(Wording(word))
        said_otherwise = [*self._from_thesaurus(reading, telling), *_from_short_forms(named)]
        for other, places in said_otherwise:
            for place in wordings.keys() & set(places):
                wordings[place].append(Wording(" ".join(words_of(other)), _OTHER_WORDS / len(places)))
        terms = tuple(Term(tuple(dict.fromkeys(found))) for found in wordings.values())
        return Terms(terms, _told_once(other for other, _ in said_otherwise))

    def _joined(self, reading: Reading, telling: Sequence[int]) -> dict[int, str]:
        """By place: the known word that a word and the next make."""
        words = reading.words
        joined = {place: words[place].text + words[place + 1].text for place in telling if place + 1 < len(words)}
        known = self._vocabulary.known(joined.values())
        return {place: word for place, word in joined.items() if word in known}

    def _grown(self, reading: Reading, place: int) -> list[Wording]:
        """What an unfinished word becomes with more letters."""
        word = reading.words[place]
        if not word.is_open:
            return []
        completions = self._vocabulary.completions(word.text, 2 * _COMPLETIONS)
        longer = [found for found in completions if found != word.text and found not in SMALL_WORDS]
        return [Wording(found, _COMPLETED) for found in longer[:_COMPLETIONS]]

    def _from_thesaurus(self, reading: Reading, telling: Sequence[int]) -> list[tuple[str, Sequence[int]]]:
        found: list[tuple[str, Sequence[int]]] = []
        for start in range(len(telling)):
            for end in range(start + 1, min(len(telling), start + LONGEST_PHRASE) + 1):
                places = telling[start:end]
                shown = self._thesaurus.shown.get(tuple(reading.words[place].stem for place in places))
                if shown:
                    found.append((shown, places))
        return found


def _told_once(others: Iterable[str]) -> tuple[str, ...]:
    """Other words, those that differ by capitals only once: as the name stands for them, which comes last."""
    return tuple({" ".join(words_of(other)): other for other in others}.values())


def _from_short_forms(named: Sequence[Named]) -> list[tuple[str, Sequence[int]]]:
    return [(name.stands_for, name.places) for name in named if name.stands_for and name.match is Match.EXACT]

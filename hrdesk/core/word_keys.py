"""The forms in which names and queries meet: joined as one word, and as stems of what they mean.

Each is made the same way of a name, when a library is built, and of what a person types.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from hrdesk.core.plain_text import fold
from hrdesk.core.small_words import NEGATIONS, NOT, SMALL_WORDS
from hrdesk.core.stems import stem

_WORD = re.compile(r"[^\W_]+")
_REFUSAL = re.compile(r"n['’ʼ`´]t\b")
LONGEST_PHRASE = 6
"""Words of the longest phrase that a thesaurus may hold."""


def words_of(text: str) -> list[str]:
    """The folded words of a text; what follows an apostrophe is a word of its own, but in “won't” and its like."""
    return _WORD.findall(_REFUSAL.sub("nt", fold(text)))


def joined_key(words: Sequence[str]) -> str:
    """The words as one: “2C-B”, “2cb” and “2 c b” are the same name."""
    return "".join(words)


@dataclass(frozen=True)
class Thesaurus:
    """Words that mean the same: `meanings` leads from the stems of a phrase to those of the word the library uses."""

    meanings: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    shown: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """The word that the library uses, as people are told of it."""

    def replaced(self, stems: Sequence[str]) -> list[tuple[str, range]]:
        """The stems with every known phrase, the longest first, made the word that the library uses.

        Each with the places that it was made from.
        """
        out: list[tuple[str, range]] = []
        at = 0
        while at < len(stems):
            length, meaning = self._phrase_at(stems, at)
            out += [(part, range(at, at + length)) for part in meaning]
            at += length
        return out

    @cached_property
    def _first_stems(self) -> frozenset[str]:
        return frozenset(phrase[0] for phrase in self.meanings if phrase)

    def _phrase_at(self, stems: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
        if stems[at] not in self._first_stems:
            return 1, (stems[at],)
        for length in range(min(LONGEST_PHRASE, len(stems) - at), 0, -1):
            meaning = self.meanings.get(tuple(stems[at : at + length]))
            if meaning:
                return length, meaning
        return 1, (stems[at],)


def meaning_stems(text: str) -> list[str]:
    """Stems of the words that carry meaning; refusals of every kind are one, and small words go unless all are."""
    return stems_of(words_of(text))


def stems_of(folded: Sequence[str]) -> list[str]:
    """The same, of words that are folded already."""
    words = [NOT if word in NEGATIONS else word for word in folded]
    telling = [word for word in words if word not in SMALL_WORDS]
    return [stem(word) for word in telling or words]


def meaning_of(folded: Sequence[str], thesaurus: Thesaurus) -> list[str]:
    """The stems of what folded words mean, each once, in their order."""
    return list(dict.fromkeys(part for part, _ in thesaurus.replaced(stems_of(folded))))

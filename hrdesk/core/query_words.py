"""The words of a query as the search understands them: as typed, mended, joined or split."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import log

from hrdesk.core.small_words import NEGATIONS, NOT, SMALL_WORDS
from hrdesk.core.stems import stem


@dataclass(frozen=True)
class QueryWord:
    """One word to search for; `typed` is what stood there if it was mended, `others` what else it may stand for."""

    text: str
    typed: str = ""
    others: tuple[str, ...] = ()
    is_open: bool = False

    @property
    def stem(self) -> str:
        return stem(NOT if self.text in NEGATIONS else self.text)

    @property
    def is_small(self) -> bool:
        """Whether it carries no meaning: a small word, or a number by itself."""
        return self.text in SMALL_WORDS or self.text.isdecimal()


@dataclass(frozen=True)
class Reading:
    """A query as it is searched; `passages` says in how many of `total` passages each stem stands."""

    words: tuple[QueryWord, ...]
    total: int = 1
    passages: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def telling(self) -> tuple[int, ...]:
        """Places of the words that carry meaning; of all words if none does."""
        places = tuple(i for i, word in enumerate(self.words) if not word.is_small)
        return places or tuple(range(len(self.words)))

    @property
    def corrected(self) -> str | None:
        """The query with its mended words, if any was."""
        if not any(word.typed for word in self.words):
            return None
        return " ".join(word.text for word in self.words)

    @property
    def mended(self) -> tuple[str, ...]:
        """What was typed where a word was mended."""
        return tuple(word.typed for word in self.words if word.typed)

    def weight(self, places: Iterable[int]) -> float:
        """How telling the telling words at some places are together: the sum of their inverse document frequencies."""
        return sum(self._rarities[place] for place in places)

    @cached_property
    def _rarities(self) -> tuple[float, ...]:
        """Of each word; nothing for one that is not telling."""
        telling = set(self.telling)
        counts = (self.passages.get(word.stem, 1) for word in self.words)
        return tuple(log(1 + self.total / max(1, n)) if i in telling else 0.0 for i, n in enumerate(counts))

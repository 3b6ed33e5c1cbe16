"""The words of a text with their places, for aligning one text with another."""

import re
from collections import defaultdict
from functools import cached_property

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+")
"""A run of letters and digits, or one sign of a script that writes no spaces."""

_COMMON = 64
"""A word that stands in a text more often tells nothing about a place."""


class Words:
    """Words are compared without case; `spans[i]` is where word i begins and ends in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(_WORD.finditer(text))
        self.spans = [match.span() for match in found]
        self.words = [match[0].casefold() for match in found]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The numbers of the words that are alike."""
        places: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            places[word].append(number)
        return dict(places)

    def is_common(self, word: str) -> bool:
        """Whether a word stands here so often that it tells nothing about a place."""
        return len(self.places.get(word, ())) > _COMMON

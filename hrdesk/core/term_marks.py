"""Marks the first place on a page where a word of the glossary stands, so that a reader can ask what it means."""

import re
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass

from hrdesk.core.front_matter import FrontMatter, Term


def term_slug(term: str) -> str:
    """The heading under which a term stands on its page."""
    return "term-" + "".join(char if char.isalnum() else "-" for char in term.lower())


@dataclass(frozen=True)
class TermMark:
    """Where a term stands in a text."""

    start: int
    end: int
    slug: str


class TermMarks:
    """Finds the terms of a glossary. A short form must be written as it is; a word may begin with a capital."""

    def __init__(self, terms: Sequence[Term] = ()) -> None:
        self._slugs: dict[str, str] = {}
        self._pages: dict[str, set[str]] = {}
        self._left_out: frozenset[str] = frozenset()
        for term in terms:
            if term.see:
                self._pages.setdefault(term.see, set()).add(term_slug(term.term))
            for words in (term.term, term.full):
                if words and words.strip():
                    self._slugs.setdefault(_singular(_key(words)), term_slug(term.term))
        either = _either(sorted(self._slugs, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![\w-])(?:{either})s?(?![\w-])", re.IGNORECASE) if either else None

    def for_page(self, front: FrontMatter) -> "TermMarks":
        """The terms to mark on a page: none of a glossary itself, and none whose own page it is."""
        if front.terms:
            return TermMarks()
        marks = copy(self)
        marks._left_out = frozenset(self._pages.get(front.id, ()))
        return marks

    def find(self, text: str) -> Iterator[TermMark]:
        """Every term of the text, in its order, but for those that are left out."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            slug = self._slugs.get(_singular(_key(match.group())))
            if slug and slug not in self._left_out:
                yield TermMark(match.start(), match.end(), slug)


def _either(longest_first: Sequence[str]) -> str:
    """A pattern for any of the words, parted by their first letters: three times as fast as all in one row."""
    parted: dict[str, list[str]] = {}
    for words in longest_first:
        parted.setdefault(words[0].casefold(), []).append(re.escape(words[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in parted.items())


def _key(words: str) -> str:
    """A short form keeps its capitals, so that “CAT” is not a cat; other words lose them."""
    is_short_form = sum(char.isupper() for char in words) > 1 and " " not in words
    return words if is_short_form else words.lower()


def _singular(words: str) -> str:
    """Good enough for “opioids” and “NSPs”; a word of a few letters may end in s by itself."""
    return words.removesuffix("s") if len(words) > 3 else words

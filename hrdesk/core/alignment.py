"""Where a quote went whose words, or whose neighbours, changed: the words of both texts are aligned.

Candidates are the diagonals on which most rare words agree, as in BLAST (Altschul and others, 1990). Each is aligned
by the longest blocks of words they share, and judged by Ratcliff and Obershelp's similarity (1988): twice the words
that agree by the words of both.
"""

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher

from hrdesk.core.find_in_page import Span
from hrdesk.core.words import Words

_BAND = 8
"""Words by which a diagonal may be off and still count as one."""
_CANDIDATES = 4
"""Diagonals that are looked at."""
_LONGEST = 400
"""Characters of a quote that are aligned; of a longer one its beginning and its end."""
_MOST_GROWTH = 3
"""A passage that grew to more than this many times its length, or that of its neighbours, counts as lost."""
_NEIGHBOURS = 2
"""Words on one side that must still stand next to the quote to hold it."""
_SIMILAR, _FEWEST_KEPT = 0.65, 3
"""How similar a quote must be, and how many of its words be left, with neighbours on one side or somewhere near."""
_SIMILAR_ALONE, _FEWEST_ALONE = 0.75, 5
"""Likewise without any neighbours. These figures were chosen on `tests/anchors`, where wrong places count most."""
_AROUND = 4
"""Words of the neighbours that must be left somewhere near, where none stands next to the quote."""


@dataclass(frozen=True)
class Aligned:
    """The characters from `start` up to `end`, and how similar their words are to those of the quote, up to 1."""

    start: int
    end: int
    similarity: float
    held: int
    """On how many sides its neighbours still stand next to it."""


def align(page: Words, prefix: str, exact: str, suffix: str) -> Aligned | None:
    """The place on a page that a quote between its neighbours went to; None where no place is like it."""
    prefix, suffix = prefix[-_LONGEST:], suffix[:_LONGEST]
    if len(exact) <= _LONGEST:
        return _place(page, prefix, exact, suffix)
    half = _LONGEST // 2
    head, tail = _place(page, prefix, exact[:half], ""), _place(page, "", exact[-half:], suffix)
    if not head or not tail or not 0 < tail.end - head.start <= _MOST_GROWTH * len(exact):
        return None
    return Aligned(head.start, tail.end, (head.similarity + tail.similarity) / 2, min(head.held, tail.held))


def _place(page: Words, prefix: str, exact: str, suffix: str) -> Aligned | None:
    old = _Quote(prefix, exact, suffix)
    if old.first == old.last:
        return None
    rooms = (_BAND, max(2 * _BAND, len(old.words) // 2))
    fits = [_fit(page, old, base, room) for base in _diagonals(page, old.words) for room in rooms]
    credible = [fit for fit in fits if fit and fit.is_credible]
    best = max(credible, key=lambda fit: fit.agreeing, default=None)
    if not best:
        return None
    start, end = _edges(page, old, best)
    if not 0 < end - start <= _MOST_GROWTH * max(len(exact), len(prefix), len(suffix)):
        return None
    return Aligned(start, end, best.similarity, sum(best.is_held))


def _edges(page: Words, old: "_Quote", fit: "_Fit") -> Span:
    """The characters of the words, cut or widened by signs as those of the quote were."""
    start, end = page.spans[fit.begin][0], page.spans[fit.end - 1][1]
    if old.begin < 0 or page.words[fit.begin] == old.words[old.first]:
        start += old.begin if old.begin > 0 else -_signs(page.text[max(0, start + old.begin) : start][::-1])
    if old.end > 0 or page.words[fit.end - 1] == old.words[old.last - 1]:
        end += old.end if old.end < 0 else _signs(page.text[end : end + old.end])
    return start, end


def _signs(text: str) -> int:
    """How many characters of a text there are before the first space or word."""
    return next((n for n, char in enumerate(text) if char.isspace() or char.isalnum()), len(text))


class _Quote:
    """The words of a quote and its neighbours; those of the quote go from `first` up to `last`."""

    def __init__(self, prefix: str, exact: str, suffix: str) -> None:
        words = Words(prefix + exact + suffix)
        begin, end = len(prefix), len(prefix) + len(exact)
        self.words = words.words
        inside = [n for n, (a, b) in enumerate(words.spans) if a < end and b > begin]
        self.first, self.last = (inside[0], inside[-1] + 1) if inside else (0, 0)
        self.begin = begin - words.spans[self.first][0] if inside else 0
        """Characters from the first word to where the quote begins: within that word, or before it with a sign."""
        self.end = end - words.spans[self.last - 1][1] if inside else 0
        """Characters from the last word to where the quote ends: behind it with a sign, or within that word."""


def _diagonals(page: Words, words: list[str]) -> list[int]:
    """The numbers of the page's words at which the words may begin, the likeliest first."""
    votes: dict[int, float] = defaultdict(float)
    for number, word in enumerate(words):
        if not page.is_common(word):
            places = page.places.get(word, ())
            for place in places:
                votes[(place - number) // _BAND] += 1 / len(places)
    bands = sorted(votes, key=lambda band: (-votes[band] - votes.get(band + 1, 0), band))[:_CANDIDATES]
    return [band * _BAND for band in bands]


@dataclass(frozen=True)
class _Fit:
    """Words of the page that the quote went to, from `begin` up to `end`, and what speaks for it."""

    begin: int
    end: int
    kept: int
    """Words of the quote that are still there."""
    around: int
    """Words of the neighbours that are still there."""
    is_held: tuple[bool, bool]
    """Whether its neighbours before and behind still stand next to it."""
    similarity: float

    @property
    def agreeing(self) -> int:
        return 2 * self.kept + self.around + (self.kept if self.similarity == 1 else 0)

    @property
    def is_credible(self) -> bool:
        if all(self.is_held):
            return True
        if any(self.is_held) or self.around >= _AROUND:
            return self.similarity >= _SIMILAR and self.kept >= _FEWEST_KEPT
        return self.similarity >= _SIMILAR_ALONE and self.kept >= _FEWEST_ALONE


def _fit(page: Words, old: _Quote, base: int, room: int) -> _Fit | None:
    pairs = _pairs(page, old, base, room)
    inside = [n for n in range(old.first, old.last) if n in pairs]
    begin = _begin(pairs, old, inside)
    end = _end(pairs, old, inside, len(page.words))
    if begin is None or end is None or begin >= end:
        return None
    similarity = 2 * len(inside) / (old.last - old.first + end - begin)
    return _Fit(
        begin, end, len(inside), len(pairs) - len(inside), _held(pairs, old, begin, end, len(page.words)), similarity
    )


def _pairs(page: Words, old: _Quote, base: int, room: int) -> dict[int, int]:
    """By the number of a word of the quote or its neighbours: that of the word on the page that it aligns to.

    With little room a neighbour that stands twice is not taken for the other one; with more, inserted text fits in.
    """
    first = max(0, base - room)
    new = page.words[first : max(0, base) + len(old.words) + room]
    blocks = SequenceMatcher(page.is_common, old.words, new, autojunk=False).get_matching_blocks()
    return {a + n: first + b + n for a, b, size in blocks for n in range(size)}


def _begin(pairs: dict[int, int], old: _Quote, inside: list[int]) -> int | None:
    """The word of the page with which the quote begins now."""
    if old.first in pairs:
        return pairs[old.first]
    if not old.first:
        return max(0, pairs[inside[0]] - inside[0]) if inside else 0
    if old.first - 1 in pairs:
        return pairs[old.first - 1] + 1
    if not inside:
        return None
    before = max((new + 1 for n, new in pairs.items() if n < old.first), default=0)
    return max(before, pairs[inside[0]] - (inside[0] - old.first))


def _end(pairs: dict[int, int], old: _Quote, inside: list[int], count: int) -> int | None:
    """The word of the page before which the quote ends now."""
    if old.last - 1 in pairs:
        return pairs[old.last - 1] + 1
    if old.last == len(old.words):
        return min(count, pairs[inside[-1]] + old.last - inside[-1]) if inside else count
    if old.last in pairs:
        return pairs[old.last]
    if not inside:
        return None
    behind = min((new for n, new in pairs.items() if n >= old.last), default=count)
    return min(behind, pairs[inside[-1]] + old.last - inside[-1])


def _held(pairs: dict[int, int], old: _Quote, begin: int, end: int, count: int) -> tuple[bool, bool]:
    """Whether the words before and behind still stand there; the edges of the page are neighbours too."""

    def now(number: int) -> int | None:
        if number < 0:
            return number
        return pairs.get(number) if number < len(old.words) else count + number - len(old.words)

    steps = range(1, _NEIGHBOURS + 1)
    before = all(now(old.first - step) == begin - step for step in steps)
    behind = all(now(old.last - 1 + step) == end - 1 + step for step in steps)
    return before, behind

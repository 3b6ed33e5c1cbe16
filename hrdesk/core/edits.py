"""How far one word is from another in typing errors, and the keys by which near words are found."""

from functools import lru_cache
from itertools import combinations

from hrdesk.core.plain_text import shared_beginning

SHORTEST = 3
"""Letters of the shortest word that may hold an error: two swapped letters, for any other makes it another word."""
MOST_LEFT_OUT = 2
"""Letters that a key leaves out at most: of three errors in a long word, one stands behind its beginning."""
KEY_LETTERS = 6
"""Only the beginning of a word is used for keys, as in SymSpell: enough to find it, and far fewer keys."""


def distance(first: str, second: str, limit: int = 2) -> int:
    """Optimal string alignment: letters missed, added, changed, or swapped with the next; `limit` + 1 if farther."""
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    shared = shared_beginning(first, second)
    return _distances(first[shared:], second[shared:], limit)[-1]


def distance_to_beginning(typed: str, word: str, limit: int = 2) -> int:
    """The distance from an unfinished word to the nearest beginning of another, which has a letter at least."""
    shared = shared_beginning(typed, word)
    distances = _distances(typed[shared:], word[shared : len(typed) + limit], limit)
    return min(distances if shared else distances[1:], default=limit + 1)


def _distances(first: str, second: str, limit: int) -> list[int]:
    """From `first` to each beginning of `second`, the empty one first; `limit` + 1 where it is farther.

    Only the cells within `limit` of the diagonal are filled (Ukkonen), for all others are farther. Compared by hand:
    hundreds of words are measured for one long one, and `min` takes twice as long.
    """
    far = limit + 1
    width = len(second)
    before: list[int] = []
    last = [min(j, far) for j in range(width + 1)]
    left = ""
    for i, char in enumerate(first, start=1):
        row = [far] * (width + 1)
        row[0] = behind = min(i, far)
        for j in range(max(1, i - limit), min(width, i + limit) + 1):
            cost = last[j - 1]
            if char != second[j - 1]:
                if last[j] < cost:
                    cost = last[j]
                if behind < cost:
                    cost = behind
                if left == second[j - 1] and j > 1 and char == second[j - 2] and before[j - 2] < cost:
                    cost = before[j - 2]
                cost += 1
            row[j] = behind = cost if cost < far else far
        if min(row) == far:
            return row
        before, last, left = last, row, char
    return last


def deletion_keys(word: str, edits: int) -> frozenset[str]:
    """The beginning of a word with up to so many letters left out: near words share one (SymSpell)."""
    return _keys_of(word[:KEY_LETTERS], min(edits, MOST_LEFT_OUT))


@lru_cache(maxsize=256)
def _keys_of(beginning: str, left_out: int) -> frozenset[str]:
    """Remembered, for words in order begin as the one before them does."""
    lengths = range(max(1, len(beginning) - left_out), len(beginning) + 1)
    return frozenset("".join(letters) for length in lengths for letters in combinations(beginning, length))


def edits_allowed(word: str) -> int:
    """How many typing errors a word of its length may hold: none below three letters, two from six, three from twelve.

    Two from eight on in Russian and Arabic, whose forms differ from each other as errors do.
    """
    if len(word) < SHORTEST or not word.isalpha():
        return 0
    if len(word) >= 12:
        return 3
    return 1 if len(word) < (6 if word[0] < "\u0400" else 8) else 2

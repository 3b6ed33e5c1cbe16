"""How far one word is from another in typing errors, and the keys by which near words are found."""

from itertools import combinations
from zlib import crc32

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
    before_last: list[int] = []
    last = list(range(len(second) + 1))
    for i, char in enumerate(first, start=1):
        row = [i]
        for j, other in enumerate(second, start=1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (char != other))
            if i > 1 and j > 1 and char == second[j - 2] and first[i - 2] == other:
                cost = min(cost, before_last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before_last, last = last, row
    return min(last[-1], limit + 1)


def distance_to_beginning(typed: str, word: str, limit: int = 2) -> int:
    """The distance from an unfinished word to the nearest beginning of another."""
    lengths = range(max(1, len(typed) - limit), min(len(word), len(typed) + limit) + 1)
    return min((distance(typed, word[:length], limit) for length in lengths), default=limit + 1)


def deletion_keys(word: str, edits: int) -> set[str]:
    """The beginning of a word with up to so many letters left out: near words share one (SymSpell)."""
    beginning = word[:KEY_LETTERS]
    lengths = range(max(1, len(beginning) - min(edits, MOST_LEFT_OUT)), len(beginning) + 1)
    return {"".join(letters) for length in lengths for letters in combinations(beginning, length)}


def key_number(key: str) -> int:
    """A key as a number of 32 bits; two keys may share one, for near words are measured anyway."""
    return crc32(key.encode())


def edits_allowed(word: str) -> int:
    """How many typing errors a word of its length may hold: none below three letters, two from six, three from twelve.

    Two from eight on in Russian and Arabic, whose forms differ from each other as errors do.
    """
    if len(word) < SHORTEST or not word.isalpha():
        return 0
    if len(word) >= 12:
        return 3
    return 1 if len(word) < (6 if word[0] < "\u0400" else 8) else 2

"""Runs of eight words, by which a copied sentence is told from one in our own words."""

import re
from functools import lru_cache
from hashlib import blake2b
from itertools import islice

from hrdesk.core.plain_text import fold

RUN = 8
"""Words: fewer are common turns of phrase, and no page may share as many with a text it stands on."""

_WORD = re.compile(r"[^\W_]+")
_PRIME = 2**61 - 1
_BASE = 0x1F3A5C7E9B2D4F61 % _PRIME
_LEAVING = pow(_BASE, RUN, _PRIME)
"""What the word counts for that leaves a run as the next one enters."""


def word_runs(text: str) -> list[int]:
    """The fingerprint of each run of eight words, in their order; 61 bits each.

    Case, accents and punctuation do not count. A fingerprint tells a copy without holding the text. Method: words by
    their BLAKE2b, runs by a rolling hash of them (Karp and Rabin, 1987), for a library has 100,000 runs.
    """
    numbers = [_number(word) for word in _WORD.findall(text)]
    fingerprints: list[int] = []
    fingerprint = 0
    for entering, leaving in zip(numbers, [0] * RUN + numbers, strict=False):
        fingerprint = (fingerprint * _BASE + entering - leaving * _LEAVING) % _PRIME
        fingerprints.append(fingerprint)
    return fingerprints[RUN - 1 :]


def run_place(text: str, number: int) -> int:
    """Where the run of this number begins in its text."""
    return next(islice(_WORD.finditer(text), number, None)).start()


@lru_cache(maxsize=50_000)
def _number(word: str) -> int:
    folded = word.lower() if word.isascii() else fold(word)
    return int.from_bytes(blake2b(folded.encode(), digest_size=7).digest(), "big")

"""Runs of eight words, by which a copied sentence is told from one in our own words."""

import re
from collections.abc import Iterator
from hashlib import blake2b

from hrdesk.core.plain_text import fold

RUN = 8
"""Words: fewer are common turns of phrase, and no page may share as many with a text it stands on."""

_WORD = re.compile(r"[^\W_]+")


def word_runs(text: str) -> Iterator[tuple[int, str]]:
    """(place, fingerprint) of each run of eight words, as twelve hexadecimal digits of BLAKE2b.

    Case, accents and punctuation do not count. A fingerprint tells a copy without holding the text.
    """
    places = [match.start() for match in _WORD.finditer(text)]
    words = [word.lower() if word.isascii() else fold(word) for word in _WORD.findall(text)]
    for first, place in enumerate(places[: max(0, len(places) - RUN + 1)]):
        yield place, blake2b(" ".join(words[first : first + RUN]).encode(), digest_size=6).hexdigest()

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
    found = [(match.start(), fold(match.group())) for match in _WORD.finditer(text)]
    for first in range(len(found) - RUN + 1):
        run = " ".join(word for _, word in found[first : first + RUN])
        yield found[first][0], blake2b(run.encode(), digest_size=6).hexdigest()

"""What differs between two short texts, word by word (longest matching blocks, Ratcliff and Obershelp, 1988)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_PART = re.compile(r"\w+|\s+|[^\w\s]")
_LONGEST = 3_000
"""Characters of a text that are compared; more would keep the window waiting, and nobody reads it there."""


@dataclass(frozen=True)
class Piece:
    """A part of a text, and whether the other text lacks it."""

    text: str
    differs: bool = False


Pieces = tuple[Piece, ...]


def compare_texts(old: str, new: str) -> tuple[Pieces, Pieces]:
    """Both texts in pieces; their beginnings where they are very long."""
    olds, news = _parts(old), _parts(new)
    blocks = SequenceMatcher(None, _folded(olds), _folded(news), autojunk=False).get_matching_blocks()
    same_old, same_new = [False] * len(olds), [False] * len(news)
    for a, b, size in blocks:
        if _says_something(olds[a : a + size]):
            same_old[a : a + size] = [True] * size
            same_new[b : b + size] = [True] * size
    return _pieces(olds, same_old), _pieces(news, same_new)


def _parts(text: str) -> list[str]:
    parts = _PART.findall(text[:_LONGEST])
    return [*parts, "…"] if len(text) > _LONGEST else parts


def _folded(parts: Sequence[str]) -> list[str]:
    return [" " if part.isspace() else part for part in parts]


def _says_something(parts: Sequence[str]) -> bool:
    """Whether a block has a word in it: spaces and signs agree by chance."""
    return any(part[0].isalnum() for part in parts)


def _pieces(parts: Sequence[str], same: Sequence[bool]) -> Pieces:
    pieces: list[Piece] = []
    for part, is_same in zip(parts, same, strict=True):
        if pieces and pieces[-1].differs is not is_same:
            pieces[-1] = Piece(pieces[-1].text + part, pieces[-1].differs)
        else:
            pieces.append(Piece(part, not is_same))
    return tuple(pieces)

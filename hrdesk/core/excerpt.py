"""A short piece of a passage with the words that matched marked."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain

from hrdesk.core.plain_text import fold
from hrdesk.core.stems import stem

_LENGTH = 170
"""Characters of an excerpt: a line of results at their widest."""
_BEFORE = 50
"""Characters that stand before the first match, so that it makes sense."""
_READ = 20_000
"""Characters of a passage that are looked through."""
_BEGINNING = 3
"""Letters that a word and its stem share."""
_OPEN, _CLOSE = "\x02", "\x03"
"""Signs around a match while it is moved; a page has none of them."""
_SIGNS = str.maketrans("", "", _OPEN + _CLOSE)
_STOPS = tuple(".:;!?…,·")


@dataclass(frozen=True)
class Excerpt:
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    """(start, end) of each marked piece of `text`."""

    def marked(self, before: str, after: str) -> str:
        """The text with `before` and `after` around each mark."""
        out, at = [], 0
        for start, end in self.marks:
            out += [self.text[at:start], before, self.text[start:end], after]
            at = end
        return "".join([*out, self.text[at:]])


class ExcerptCutter:
    """Cuts excerpts for the words of one query, given by their stems."""

    def __init__(self, stems: Collection[str], open_beginning: str = "") -> None:
        self._stems = frozenset(stems)
        self._open = open_beginning
        beginnings = sorted({found[:_BEGINNING] for found in [*stems, open_beginning] if found})
        either = "|".join(_with_accents(found) for found in beginnings)
        self._pattern = re.compile(rf"(?<![^\W_])(?:{either})[^\W_]*", re.IGNORECASE) if either else None

    def cut(self, text: str) -> Excerpt:
        """The piece of a text around its first matches, in one line."""
        text = text[:_READ].translate(_SIGNS) if _OPEN in text or _CLOSE in text else text[:_READ]
        found = self._find(text)
        first = next(found, None)
        start = max(0, first[0] - _BEFORE) if first else 0
        if start and first:
            start = text.find(" ", start, first[0]) + 1 or start
        end = start + 2 * _LENGTH
        pieces, at = ["… " if start else ""], start
        for opened, closed in chain([first] if first else (), found):
            if closed > end:
                break
            pieces += [text[at:opened], _OPEN, text[opened:closed], _CLOSE]
            at = closed
        return _read_marks(_in_one_line("".join([*pieces, text[at:end]])))

    def _find(self, text: str) -> Iterator[tuple[int, int]]:
        """Where words match, one after another, so that nobody looks farther than the piece goes."""
        if self._pattern:
            for match in self._pattern.finditer(text):
                if self._is_match(match.group()):
                    yield match.span()

    def _is_match(self, word: str) -> bool:
        folded = fold(word)
        return stem(folded) in self._stems or (bool(self._open) and folded.startswith(self._open))


_ACCENTS = {"a": "aàáâä", "e": "eèéêë", "i": "iìíîï", "o": "oòóôö", "u": "uùúûü", "c": "cç", "n": "nñ", "е": "её"}


def _with_accents(beginning: str) -> str:
    letters = (f"[{_ACCENTS[char]}]" if char in _ACCENTS else re.escape(char) for char in beginning)
    return "".join(letters)


def _in_one_line(marked: str) -> str:
    """White space made one space, with a dot where a line broke without a full stop; cut at the end of a word."""
    lines = [" ".join(words) for words in map(str.split, marked.split("\n")) if words]
    line = "".join(f"{part} " if part.endswith(_STOPS) else f"{part} · " for part in lines[:-1]) + "".join(lines[-1:])
    if len(line) <= _LENGTH:
        return line
    end = line.rfind(" ", 0, _LENGTH)
    return f"{line[: end if end > 0 else _LENGTH]} …"


def _read_marks(line: str) -> Excerpt:
    """The text without its signs, and where they stood."""
    text = ""
    marks: list[tuple[int, int]] = []
    for piece in line.split(_OPEN):
        inside, closed, rest = piece.partition(_CLOSE)
        if closed and inside:
            marks.append((len(text), len(text) + len(inside)))
        text += inside + rest
    return Excerpt(text, tuple(marks))

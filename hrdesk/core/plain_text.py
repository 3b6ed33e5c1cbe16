"""Plain text in one shape: what is stored, searched for and found again."""

import unicodedata
from dataclasses import dataclass

_SEPARATORS = frozenset("\ufffc\ufdd0\ufdd1")
"""Where a picture stands, and where a table or cell begins and ends, in the text of a rich document."""
LEFT_OUT = "\ufdd2"
"""Stands where text is no part of what is collapsed, and leaves not even a space."""
_SPACED = {**{ord(char): " " for char in _SEPARATORS}, ord(LEFT_OUT): None}

_SAME_LETTERS = {"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ٱ": "ا", "ـ": "", "ء": ""}
"""Arabic letters that people type for each other, and signs that they leave out."""


class _Unmarked(dict[int, str]):
    """What stands for each character once accents are gone; filled as characters are met, for there are many."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = "" if unicodedata.combining(char) else _SAME_LETTERS.get(char, char)
        return self[code]


_UNMARKED = _Unmarked()

_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ALLOWED_CONTROLS = frozenset("\t\n\r")


@dataclass(frozen=True)
class Collapsed:
    """Text whose runs of white space and pictures became one space; `offsets[i]` is where character i stood."""

    text: str
    offsets: tuple[int, ...]
    counts_utf16: bool = False
    """Offsets count UTF-16 units, as Qt does, of which some characters take two."""

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stood in the text that was collapsed."""
        if start >= end:
            return (0, 0)
        width = 2 if self.counts_utf16 and self.text[end - 1] > "\uffff" else 1
        return self.offsets[start], self.offsets[end - 1] + width

    def span_of_raw(self, raw_start: int, raw_end: int) -> tuple[int, int]:
        """The part of `text` made from the characters from `raw_start` up to `raw_end`."""
        inside = [i for i, offset in enumerate(self.offsets) if raw_start <= offset < raw_end]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


def collapse(text: str) -> Collapsed:
    """Make every run of white space, separators and embedded objects one space, with none at either end."""
    out: list[str] = []
    offsets: list[int] = []
    for index, char in enumerate(text):
        if char == LEFT_OUT:
            continue
        if char.isspace() or char in _SEPARATORS:
            if not out or out[-1] == " ":
                continue
            char = " "
        out.append(char)
        offsets.append(index)
    if out and out[-1] == " ":
        out.pop()
        offsets.pop()
    return Collapsed("".join(out), tuple(offsets))


def collapsed_text(text: str) -> str:
    """The text that `collapse` makes, without its offsets: many times as fast."""
    return " ".join(text.translate(_SPACED).split())


def fold(text: str) -> str:
    """Case, accents and the forms of Arabic letters removed, for comparing words as people type them."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(decomposed.translate(_UNMARKED).casefold().split())


def shared_beginning(one: str, other: str) -> int:
    """How many characters both begin with."""
    count = 0
    for char, against in zip(one, other, strict=False):
        if char != against:
            break
        count += 1
    return count


def hidden_characters(text: str) -> tuple[tuple[int, str], ...]:
    """Control characters and direction overrides, which can make a page show other than what it says.

    Returns (line number from 1, name of the character) for each.
    """
    found: list[tuple[int, str]] = []
    if text.replace("\n", "").isprintable():
        return ()
    for number, line in enumerate(text.split("\n"), start=1):
        for char in line:
            if char in _BIDI_CONTROLS or (unicodedata.category(char) == "Cc" and char not in _ALLOWED_CONTROLS):
                found.append((number, unicodedata.name(char, f"U+{ord(char):04X}")))
    return tuple(found)

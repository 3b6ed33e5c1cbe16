"""The recovery code: printed once, kept in a drawer, typed in when the passphrase is forgotten.

Its letters are those that no hand or font confuses: without 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. That leaves 23, a prime, so
that one check letter over a weighted sum finds every single wrong letter and every two neighbours in the wrong order:
each place has a weight (5 generates all numbers modulo 23 but 0), and those of neighbours differ.
"""

import unicodedata
from collections.abc import Sequence
from enum import Enum

LETTERS = "34679ACDEFGHJKMNPQRTWXY"
DRAWN = 24
"""Letters drawn by lot: 108 bits."""
_LENGTH = DRAWN + 1
_GROUP = 5
_GENERATOR = 5
_MOST_ODD = 3


class CodeReading(Enum):
    """What typed words are, seen as a recovery code."""

    CODE = "code"
    MISTYPED = "mistyped"
    SOMETHING_ELSE = "something else"


def make_code(numbers: Sequence[int]) -> str:
    """The code for 24 numbers drawn by lot, each from 0 to 22, in groups as it is printed."""
    if len(numbers) != DRAWN or not all(0 <= number < len(LETTERS) for number in numbers):
        raise ValueError(f"a code is made of {DRAWN} numbers below {len(LETTERS)}")
    letters = "".join(LETTERS[number] for number in numbers)
    letters += _check_letter(letters)
    return "-".join(letters[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def letters_of(text: str) -> str:
    """The bare letters of a typed code, however it is written and grouped."""
    folded = unicodedata.normalize("NFKC", text).upper()
    return "".join(letter for letter in folded if letter.isalnum())


def read_code(text: str) -> CodeReading:
    """Whether this is a whole code, one with a typing error in it, or no code at all."""
    letters = letters_of(text)
    odd = sum(letter not in LETTERS for letter in letters)
    if len(letters) == _LENGTH and not odd and letters[-1] == _check_letter(letters[:-1]):
        return CodeReading.CODE
    is_near = abs(len(letters) - _LENGTH) <= 1 and odd <= _MOST_ODD and any(letter.isdigit() for letter in letters)
    return CodeReading.MISTYPED if is_near else CodeReading.SOMETHING_ELSE


def _check_letter(letters: str) -> str:
    prime = len(LETTERS)
    return LETTERS[sum(LETTERS.index(letter) * pow(_GENERATOR, n, prime) for n, letter in enumerate(letters)) % prime]

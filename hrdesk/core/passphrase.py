"""Passphrases: how they are read, which are refused, and how hard one seems to guess."""

import unicodedata
from enum import StrEnum
from itertools import pairwise
from math import log2

from hrdesk.core.errors import PassphraseOfDigits, PassphraseTooEven, PassphraseTooShort

LEAST_CHARACTERS = 10
_LEAST_DIFFERENT = 5
_BITS_OF_A_WORD = 11
"""What a word of somebody's own choice is worth: one of about 2,000."""


class Strength(StrEnum):
    """How long guessing takes whoever has the file; by rough rules, for only words drawn by lot can be reckoned."""

    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"
    STRONG = "strong"


def read_passphrase(text: str) -> str:
    """What counts of the typed words: every keyboard's way to write a letter is one, and so is all white space."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def ensure_usable(text: str) -> None:
    """Refuse what is guessed within hours; raises PassphraseTooShort, PassphraseOfDigits or PassphraseTooEven."""
    passphrase = read_passphrase(text)
    if len(passphrase) < LEAST_CHARACTERS:
        raise PassphraseTooShort(least=LEAST_CHARACTERS)
    if not any(letter.isalpha() for letter in passphrase):
        raise PassphraseOfDigits
    if len(set(passphrase.casefold())) < _LEAST_DIFFERENT:
        raise PassphraseTooEven


def strength_of(text: str) -> Strength:
    """How hard this passphrase seems to guess, in words for the person who chooses it."""
    bits = _bits(read_passphrase(text))
    for least, strength in ((60, Strength.STRONG), (44, Strength.GOOD), (33, Strength.FAIR)):
        if bits >= least:
            return strength
    return Strength.WEAK


def _bits(passphrase: str) -> float:
    """A cautious guess: a word is no more than a word, and letters that repeat or run on (abc) are hardly any."""
    return sum(min(_BITS_OF_A_WORD, _bits_of_letters(word)) for word in _words(passphrase))


def _words(passphrase: str) -> set[str]:
    """Different runs of letters; what is no letter is a run of its own."""
    runs, last = [""], None
    for letter in passphrase:
        kind = "letter" if letter.isalpha() else "other"
        if letter.isspace() or kind != last or len(runs[-1]) >= 12:
            runs.append("")
        runs[-1] += letter.strip()
        last = kind
    return {run.casefold() for run in runs if run}


def _bits_of_letters(word: str) -> float:
    telling = 1 + sum(abs(ord(after) - ord(before)) > 1 for before, after in pairwise(word))
    return telling * log2(26 if word.isalpha() else 10 if word.isdigit() else 30)

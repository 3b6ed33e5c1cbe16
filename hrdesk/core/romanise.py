"""Russian and Arabic words in Latin letters, and the key by which their many spellings meet."""

import re
from functools import lru_cache

_RUSSIAN_LETTERS = "абвгдежзиклмнопрстуфхцчшщъыьэюяіїєґў"
_RUSSIAN_SOUNDS = "a b v g d e zh z i k l m n o p r s t u f h ts ch sh sch - y - e yu ya i i e g u"
_ARABIC_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ARABIC_SOUNDS = "a b t th j 'h kh d dh r z s sh s d t z a gh f q k l m n 'h u i"
_FOREIGN = re.compile("[\u0400-\u06ff]")
_LETTERS = str.maketrans(
    dict(
        zip(
            _RUSSIAN_LETTERS + _ARABIC_LETTERS,
            f"{_RUSSIAN_SOUNDS} {_ARABIC_SOUNDS}".replace("-", "").split(" "),
            strict=True,
        )
    )
)
_DIGITS = str.maketrans({"2": "a", "3": "a", "5": "kh", "7": "h", "8": "gh", "9": "q"})
"""Digits that stand for Arabic letters where people type without an Arabic keyboard."""
_DIGIT_AS_LETTER = re.compile(r"(?<=[a-z])[235789](?=[a-z])|^[235789](?=[a-z])|(?<=[a-z]{2})[2357]$")

_LONE_C = re.compile(r"c(?![hk])")

_SOUNDS = (
    (re.compile(r"shch|sch|sh|ch|tch|dj|zh"), lambda m: {"zh": "j", "dj": "j"}.get(m.group(), "S")),
    (re.compile(r"kh|ck|q|c|x"), lambda m: {"kh": "h", "x": "ks"}.get(m.group(), "k")),
    (re.compile(r"th|dh|ts|tz"), lambda m: {"th": "t", "dh": "d"}.get(m.group(), "z")),
    (re.compile(r"gh|g"), lambda _: "g"),
    (re.compile(r"ph|p(?=h)"), lambda _: "f"),
)
_SAME_SOUND = str.maketrans({"p": "b", "v": "f", "g": "j", "z": "s"})
_UNSURE = re.compile(r"[aeiouyw]+|(?<=.)h$")
_TWICE = re.compile(r"(.)\1+")
_SAME_LETTER = str.maketrans(
    {"e": "i", "y": "i", "o": "u", "w": "u", "c": "k", "q": "k", "p": "b", "v": "f", "g": "j", "z": "s", "h": None}
)


def is_foreign_script(text: str) -> bool:
    """Whether a folded text has Cyrillic or Arabic letters."""
    return _FOREIGN.search(text) is not None


def romanised(folded: str) -> str:
    """A folded Russian or Arabic text in Latin letters; Arabic writes no short vowels, nor does this.

    An h of its own has a mark before it, so that it is not read as one sound with the letter before.
    """
    return folded.translate(_LETTERS)


def with_letters_for_digits(word: str) -> str:
    """A word in which digits that stand for Arabic letters are letters: “7ashish” is “hashish”."""
    return _DIGIT_AS_LETTER.sub(lambda found: found.group().translate(_DIGITS), word)


def spelling_habits(latin: str) -> tuple[str, ...]:
    """A word as it was typed, and as those type it who write c for ц and leave the Arabic article out or in."""
    habits = [latin]
    if _LONE_C.search(latin):
        habits.append(_LONE_C.sub("ts", latin))
    return tuple(habits)


def sound_key(latin: str) -> str:
    """The consonants of words in Latin letters, those that spellings mix up made one.

    Vowels go, for Arabic does not write them; p and b, v and f, g and j, z and s are one, for habits differ.
    """
    return "".join(_sound_of(word) for word in latin.split())


def spelling(latin: str) -> str:
    """Words in Latin letters with the letters that habits mix up made one, to measure how near two spellings are."""
    return _TWICE.sub(r"\1", "".join(latin.split()).replace("'", "").translate(_SAME_LETTER))


def letters_missed(written: str, typed: str) -> int:
    """How many letters of one spelling are not in another, in their order; Arabic writes fewer than people type."""
    missed = at = 0
    for letter in written:
        found = typed.find(letter, at)
        if found < 0:
            missed += 1
        else:
            at = found + 1
    return missed


@lru_cache(maxsize=20_000)
def _sound_of(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return _TWICE.sub(r"\1", _UNSURE.sub("", word.replace("'", "").translate(_SAME_SOUND)))

"""Finds in a text what seems to be the name of a person, by given names and by what stands around a name."""

import re
from dataclasses import dataclass

from hrdesk.core.plain_text import fold

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


_PLACE_WORDS = """
    street road avenue ave lane close drive court place square terrace gardens grove hill park crescent row walk
    mews quay station hospital clinic pharmacy chemist centre center house hall church school university college
    library bridge hotel hostel shelter project trust foundation institute office medical health service services
    surgery ambulance airport market port act law day award prize hotline helpline line exchange team program
    programme river town city county state island district quarter institut haus klinik
"""
_PLACES = frozenset(_PLACE_WORDS.split())
"""After a name, one of these makes it the name of a place or a body."""
_HONOURED = frozenset(("st", "saint", "san", "santa", "sankt", "sao", "queen", "king", "lady", "lord"))
_STAFF = re.compile(
    r"\b(?:ask for|speak (?:to|with)|dr|doctor|prof|professor|nurse|sister|counsellor|worker|coordinator|manager|"
    r"constable|officer)\b\.?\s*$",
    re.IGNORECASE,
)
_AT_WORK = re.compile(
    r"\b(?:clinic|hospital|pharmacy|chemist|exchange|service|office|drop-in|helpline|hotline|centre|center|ward|team)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:name(?:\s+is|:)?|client:?|patient:?|mr|mrs|ms|miss|mx|frau|herr|madame|monsieur|mme|señora?)\.?\s+$",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"\b(?:his|her|their)\s+(?:new\s+)?(?:number|phone|mobile|cell|address|birthday|dob)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class GivenNames:
    """Given names, folded; those that are ordinary words or places as well stand apart."""

    plain: frozenset[str]
    also_words: frozenset[str]


def read_given_names(lines: str) -> GivenNames:
    """One name a line; a ~ before it says that it is also an ordinary word."""
    names = [line.strip() for line in lines.splitlines() if line.strip()]
    return GivenNames(
        frozenset(name for name in names if not name.startswith("~")),
        frozenset(name[1:] for name in names if name.startswith("~")),
    )


def find_persons(text: str, names: GivenNames) -> tuple[int, ...]:
    """Where in the text a person seems to be named; staff of a service are not meant."""
    words = list(_WORD.finditer(text))
    return tuple(word.start() for at, word in enumerate(words) if _is_person(text, words, at, names))


def _is_person(text: str, words: list[re.Match[str]], at: int, names: GivenNames) -> bool:
    word = words[at]
    before = text[max(0, word.start() - 24) : word.start()]
    if _CALLED.search(before) and _is_capital(word):
        return not _names_a_place(text, words, at)
    if not _may_be_given_name(text, words, at, names) and not _is_unknown_full_name(text, words, at):
        return False
    line = text[text.rfind("\n", 0, word.start()) + 1 :].split("\n", 1)[0]
    return not (_names_a_place(text, words, at) or (_STAFF.search(before) and _AT_WORK.search(line)))


def _may_be_given_name(text: str, words: list[re.Match[str]], at: int, names: GivenNames) -> bool:
    word = words[at]
    folded = fold(re.sub(r"[’']s$", "", word.group()))
    if folded in names.plain:
        return True
    if folded not in names.also_words or not _is_capital(word):
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    has_surname = following is not None and _is_capital(following) and text[word.end() : following.start()] == " "
    return (
        has_surname
        or not _begins_sentence(text, word)
        or bool(re.match(r"[’']s\b|[,:]?\s*[+(]?\d", text[word.end() :]))
    )


def _is_unknown_full_name(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Two words with capitals within a sentence that says “his number”."""
    if at + 1 == len(words) or not (_is_capital(words[at]) and _is_capital(words[at + 1])):
        return False
    return not _begins_sentence(text, words[at]) and bool(_THEIRS.search(text))


def _names_a_place(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Whether the name is part of one as “St Mary's Hospital”, “27 Victoria Road” or “Queen Elizabeth Bridge”."""
    if (
        at
        and words[at - 1].group().casefold() in _HONOURED
        and text[words[at - 1].end() : words[at].start()] in {" ", ". "}
    ):
        return True
    end = words[at].end()
    for number, word in enumerate(words[at + 1 : at + 4]):
        if text[end : word.start()] != " ":
            return False
        is_place = not _PLACES.isdisjoint(word.group().casefold().split("-"))
        if is_place and (_is_capital(word) or (number == 0 and not text[:end].endswith(("'s", "’s")))):
            return True
        if not _is_capital(word):
            return False
        end = word.end()
    return False


def _is_capital(word: re.Match[str]) -> bool:
    return word.group()[0].isupper()


def _begins_sentence(text: str, word: re.Match[str]) -> bool:
    return not text[: word.start()].strip() or text[: word.start()].rstrip()[-1] in ".!?\n:;–-"

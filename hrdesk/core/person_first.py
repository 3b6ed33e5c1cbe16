"""Words that label people, and what to say instead. The page `stigma-language` explains them to readers.

Sources: NIDA, Words Matter (2021); the style of this library. For English; other languages need lists of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Label:
    """A word to avoid, as a regular expression, and what to write in its place."""

    avoid: str
    say: str


LABELS = (
    Label(r"(?:drug |heroin |opiate |crack |meth )?addicts?", "people who use drugs, or a person with dependence"),
    Label(r"addicted", "dependent on"),
    Label(r"addictions?", "dependence"),
    Label(r"(?:drug |substance |alcohol )?abusers?", "people who use drugs"),
    Label(r"(?:drug|substance|alcohol|opioid|solvent|volatile substance) (?:abuse|misuse)", "drug use, or dependence"),
    Label(r"drugs? of abuse", "drugs"),
    Label(
        r"(?:(?:injecting|intravenous|iv|illicit|illegal|heroin|cocaine|crack|meth|opioid|steroid) )*drug users?",
        "people who use drugs, or people who inject",
    ),
    Label(
        r"(?:heroin|cocaine|crack|meth|opioid|steroid|cannabis|stimulant|substance|injecting|chronic|heavy) users?",
        "people who use it",
    ),
    Label(r"junk(?:ie|y|ies)|crackheads?|meth ?heads?|potheads?|tweakers?|dope fiends?", "people who use drugs"),
    Label(r"drug habits?", "drug use"),
    Label(
        r"alcoholics?(?! (?:drink|drinks|beverage|beverages|content|hepatitis|liver|solution|anonymous))",
        "people with alcohol dependence",
    ),
    Label(r"drunkards?|winos?|drunks", "people who drink a lot"),
    Label(r"(?:get|got|stay|stayed|been|be|is|are|was|were|come|came) clean(?! and dry)", "not using"),
    Label(
        r"clean and sober|clean time|dirty (?:urine|test|needle|syringe)s?", "the plain result: tested positive, used"
    ),
    Label(r"prostitutes?", "sex workers"),
    Label(r"the homeless", "people without a home"),
    Label(r"convicts?|ex-cons?|inmates?|ex-offenders?", "people in prison, or people who were in prison"),
    Label(r"(?:commit|commits|committed|committing) suicide", "died by suicide"),
    Label(r"schizophrenics?|psychotics|the mentally ill", "people with a mental illness"),
)

_PATTERN = re.compile("|".join(rf"(?P<l{n}>\b(?:{label.avoid})\b)" for n, label in enumerate(LABELS)), re.IGNORECASE)
_STEMS = (
    *("addict", "abus", "misus", "user", "junki", "junky", "crackhead", "methhead", "meth head", "pothead", "tweaker"),
    *("fiend", "drug habit", "alcoholic", "drunkard", "wino", "drunks", " clean", "clean ", "dirty", "prostitut"),
    *("the homeless", "convict", "ex-con", "inmate", "offender", " suicide", "schizo", "psychotics", "mentally ill"),
    *("drug of", "drugs of"),
)
"""Every label holds one of these in small letters: most lines need not be looked at more closely."""
_QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”|‘[^’\n]*’|(?<!\w)'[^'\n]*'(?!\w)")


def find_labels(text: str) -> Iterator[tuple[int, str, str]]:
    """(place, label, what to say) of each label in a text. Quotations and official names may hold them."""
    if not _may_label(text):
        return
    bare = _QUOTED.sub(lambda match: " " * len(match.group()), text)
    start = 0
    for line in bare.split("\n"):  # no label runs over the end of a line
        for match in _PATTERN.finditer(line) if _may_label(line) else ():
            found = match.group()
            is_name = " " in found and all(word[:1].isupper() for word in found.split()) and found != found.upper()
            if not is_name:
                yield start + match.start(), found, LABELS[int((match.lastgroup or "l0")[1:])].say
        start += len(line) + 1


def _may_label(text: str) -> bool:
    small = text.lower()
    return any(stem in small for stem in _STEMS)

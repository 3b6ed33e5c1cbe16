"""Amounts of substances in a text: the numbers that somebody could take for a dose."""

import re
from collections.abc import Iterator

_NUMBER = r"\d+(?:[.,]\d+)?"
_UNITS = (
    "mg|milligrams?|milligrammes?|g|grams?|grammes?|µg|μg|ug|mcg|micrograms?|microgrammes?|ml|millilitres?|milliliters?|"
    "cc|cl|iu|international units?|units?|tabs?|tablets?|pills?|puffs?|drops?|lines?|bumps?|caps?|capsules?"
)
_AMOUNT = re.compile(rf"(?<![\w.,]){_NUMBER}(?:\s*(?:-|–|to|or)\s*{_NUMBER})?[\s-]?(?:{_UNITS})\b", re.IGNORECASE)


def find_amounts(text: str) -> Iterator[tuple[int, str]]:
    """(place, words) of each amount."""
    for match in _AMOUNT.finditer(text):
        yield match.start(), " ".join(match.group().split())

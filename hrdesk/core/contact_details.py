"""Finds in a text what leads to one person: phone numbers, dates of birth and addresses, as people write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class DetailKind(StrEnum):
    PHONE = "phone number"
    BIRTH = "date of birth"
    ADDRESS = "address"


@dataclass(frozen=True)
class Detail:
    """A piece of the text, from `start` to `end`."""

    kind: DetailKind
    start: int
    end: int


def find_details(text: str) -> tuple[Detail, ...]:
    """Every phone number, date of birth and address, in this order; freephone and emergency numbers are none."""
    dates = [match.span() for match in _DATE.finditer(text)]
    return (
        *_phones(text, dates),
        *(Detail(DetailKind.BIRTH, *span) for span in _births(text)),
        *(Detail(DetailKind.ADDRESS, *match.span()) for pattern in _ADDRESSES for match in pattern.finditer(text)),
    )


# Phone numbers

_RUN = re.compile(r"(?<![\w.,/:+-])(?:\+|\(\+?)?\d[\d \u00a0().\-–/]{5,24}\d(?!\w|/|[.,:-]\d)")
_CUE = re.compile(
    r"\b(?:tel|phone|mobile|mob|cell|number|nr|call|ring|text|whatsapp|signal|telegram|reach|contact)\b\W{0,3}"
    r"(?:\w+\W{1,3}){0,3}$",
    re.IGNORECASE,
)
_OF_THINGS = re.compile(
    r"\b(?:lot|batch|serial|order|isbn|ref|reference|grant|invoice|account|customer|no\.|article|version|code)"
    r"[\s:#№]*(?:\w+[.:]?\s+)?[\d/\s]*$",
    re.IGNORECASE,
)
_FREE = re.compile(r"(?:\+?1)?8(?:00|88|77|66|55|44|33)\d{6,7}|0?80[08]\d{3,8}|1800\d{6}|1?3[0]{2}\d{6}|116\d{3}")
"""Free to call: nobody's own phone."""
_YEARS = re.compile(r"(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d")


def _phones(text: str, dates: list[tuple[int, int]]) -> Iterator[Detail]:
    for match in _RUN.finditer(text):
        start, end = match.span()
        if not any(first < end and start < last for first, last in dates) and _is_phone(text, match.group(), start):
            yield Detail(DetailKind.PHONE, start, end)


def _is_phone(text: str, run: str, start: int) -> bool:
    digits = re.sub(r"\D", "", run)
    if not 7 <= len(digits) <= 15 or _FREE.fullmatch(digits) or _YEARS.fullmatch(run):
        return False
    before = text[max(0, start - 40) : start]
    if _OF_THINGS.search(before):
        return False
    groups = re.findall(r"\d+", run)
    written_so = len(groups) > 1 and len(digits) >= 8 and all(len(group) <= 6 for group in groups)
    return run.startswith(("+", "(", "0")) or written_so or len(digits) >= 9 or bool(_CUE.search(before))


# Dates of birth

_MONTH = (
    r"(?:jan|feb|m[aä]r|apr|ma[yi]|ju[nl]|aug|sep|o[ck]t|nov|de[cz]|janv|f[eé]vr|avr|mai|juin|juil|ao[uû]|"
    r"ene|abr|ago|dic|gen|mag|giu|lug|set|ott|fev|out|янв|фев|мар|апр|ма|июн|июл|авг|сен|окт|ноя|дек)\w*\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|\.|º)?"
_DATE = re.compile(
    rf"(?<![\d/.-])(?:\d{{1,2}}[./-]\d{{1,2}}[./-](?P<year1>\d{{4}}|\d{{2}})|(?P<year2>\d{{4}})[./-]\d{{1,2}}[./-]\d{{1,2}}|"
    rf"{_DAY}\s+(?:de\s+|of\s+)?{_MONTH}(?:\s+de|,)?\s+(?P<year3>\d{{4}})|{_MONTH}\s+{_DAY},?\s+(?P<year4>\d{{4}}))"
    r"(?![./-]?\d)",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"\b(?:born|birth|birthday|d\.?\s?o\.?\s?b|bday|geb|geboren|n[eé]e?|nacid[oa]|nat[oa]|nascid[oa]|b)\b[^\d\n]{0,24}$|"
    r"(?:родил\w*|рожд\w*)[^\d\n]{0,24}$",
    re.IGNORECASE,
)
_YOUNGEST = 2012
"""Nobody born later is written about here, and dates of trainings and laws in force are later."""


def _births(text: str) -> Iterator[tuple[int, int]]:
    for match in _DATE.finditer(text):
        year = next(year for year in match.group("year1", "year2", "year3", "year4") if year)
        is_long_ago = len(year) == 4 and 1900 <= int(year) <= _YOUNGEST
        if is_long_ago or _BORN.search(text[max(0, match.start() - 40) : match.start()]):
            yield match.span()


# Addresses

_WAYS = (
    r"(?:street|str|st|road|rd|avenue|ave|lane|ln|close|drive|way|court|ct|place|square|sq|terrace|gardens|grove|"
    r"crescent|boulevard|blvd|row|walk|mews|quay|highway|parade)"
)
_ADDRESSES = (
    re.compile(rf"\b\d{{1,5}}[a-z]?,?\s+(?:[nsew]\.?\s+)?(?:[\w'’.-]+\s+){{1,3}}{_WAYS}\b", re.IGNORECASE),
    re.compile(
        r"\b(?:rue|avenue|boulevard|chemin|calle|avenida|via|viale|piazza|rua|ulica|ulitsa|jalan|strada|улица)\b"
        r"(?:\s+[\w'’.-]+){1,4}?,?\s+\d{1,4}\b|\bул\.?\s?\w+,?\s+\d{1,4}\b|\bul\.\s?\w+,?\s+\d{1,4}\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b\d{1,4}(?:\s?(?:bis|ter))?,?\s+(?:rue|avenue|boulevard|chemin|place|allée)\s+\w+", re.IGNORECASE),
    re.compile(
        r"\b(?:\w{3,}|\w+\s)(?:stra[sß]{1,2}e|str\.|gasse|weg|platz|allee|straat|laan|gatan|vägen|gade)\s+\d{1,4}\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:flat|apt|apartment|piso|appt)\.?\s*#?\d{1,4}\b", re.IGNORECASE),
    re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]\d[A-Z] \d[A-Z]\d\b|\b[A-Z]{2} \d{5}\b"),
    re.compile(
        r"\b(?:live[sd]?|stay(?:s|ing)|sleeps|lodges|address(?: is)?)\s*(?:at|in|on|:)?[^.\n]{0,24}\b\d{1,5}[a-z]?\b",
        re.IGNORECASE,
    ),
)

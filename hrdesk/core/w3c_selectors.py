"""Reads the selectors of the W3C model that say where on a page a note hangs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hrdesk.core.given_note import LONGEST_NAME, LONGEST_QUOTE, fields, offset, parts, words

_WHITE = re.compile(r"\s+")


@dataclass(frozen=True)
class GivenPlace:
    """The words and what stands around them, an offset, a heading: whatever was given."""

    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    fragment: str = ""


def read_selectors(value: object) -> GivenPlace:
    """What the selectors say together; those of kinds that we cannot follow, such as XPath, are passed over."""
    exact = prefix = suffix = fragment = ""
    start: int | None = None
    end: int | None = None
    for selector in _selectors(value):
        match selector.get("type"):
            case "TextQuoteSelector" if not exact:
                exact, prefix, suffix = (_text(selector.get(name)) for name in ("exact", "prefix", "suffix"))
            case "TextPositionSelector":
                start, end = offset(selector.get("start")), offset(selector.get("end"))
            case "FragmentSelector":
                fragment = words(selector.get("value"), LONGEST_NAME).removeprefix("#")
    return GivenPlace(exact, prefix, suffix, start, end, fragment)


def _selectors(value: object) -> Iterator[Mapping[str, object]]:
    """The selectors, and those that refine them."""
    for part in parts(value):
        selector = fields(part)
        while selector:
            yield selector
            selector = fields(selector.get("refinedBy"))


def _text(value: object) -> str:
    """Words of a page, with white space as our pages have it."""
    return _WHITE.sub(" ", words(value, LONGEST_QUOTE))

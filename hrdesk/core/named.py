"""A name of a page that stands in a query."""

from dataclasses import dataclass
from enum import Enum

from hrdesk.core.name_kind import NameKind


class Match(Enum):
    """How words name a page."""

    EXACT = "exact"
    MEANING = "meaning"
    """Other forms of the words, or words that mean the same."""
    BEGUN = "begun"
    """The words begin a name, and may still grow."""


@dataclass(frozen=True)
class Named:
    """A name of a page that stands in a query, at these places of its words."""

    article_id: str
    name: str
    kind: NameKind
    is_shared: bool
    match: Match
    places: tuple[int, ...]
    stands_for: str = ""
    """What a short form of the glossary is short for."""

"""What is known locally, as the screens get it from a library."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Slot(StrEnum):
    """A thing that must be known locally; the names are those of the fields of a place."""

    EMERGENCY_NUMBER = "emergency_number"
    CRISIS_LINE = "crisis_line"
    NALOXONE_PRODUCT = "naloxone_product"
    LAW_ON_HELPING = "law_on_helping"
    NEEDLE_SERVICE = "needle_service"


@dataclass(frozen=True)
class LocalNote:
    """A slot that is filled in; `checked` is an ISO date, `source` names the work and its year."""

    text: str
    source: str
    checked: str


@dataclass(frozen=True)
class LocalPlace:
    """A country by its ISO 3166-1 code; a slot that `notes` lack is not filled in."""

    code: str
    name: str
    notes: Mapping[Slot, LocalNote]

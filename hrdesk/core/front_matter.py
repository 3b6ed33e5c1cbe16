"""The typed front matter of one page of the library, as its author writes it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from annotated_types import Ge, Le, Len

from hrdesk.core.article import ArticleType, Section, Status, Verified
from hrdesk.core.deck import SlidePlan
from hrdesk.core.training import Identifier, Text, Training

SCHEMA = 1
SUMMARY_LIMIT = 240
STEP_LIMIT = 140


class CauseLevel(StrEnum):
    SUBSTANCE = "S"
    PERSON = "P"
    ROUTE = "R"
    SETTING = "E"
    LAW = "L"


class ResponseLevel(StrEnum):
    INDIVIDUAL = "i"
    SERVICE = "s"
    COMMUNITY = "c"
    LAW = "l"


Audience = Literal["outreach", "peer", "trainer", "manager"]
Actor = Literal["person", "worker", "service", "community", "policymaker"]
Evidence = Literal["strong", "moderate", "limited", "consensus"]
RiskKind = Literal["overdose", "infection", "injury", "chronic", "mental", "dependence-withdrawal", "social", "legal"]
Urgency = Literal["emergency", "soon", "long-term"]
FactKind = Literal[
    "timeline", "figure", "organisation", "programme", "definition", "principle", "question", "step", "level"
]
FigureKind = Literal["timeline", "bars", "share", "steps", "levels", "members"]
ReviewerRole = Literal["nurse", "physician", "pharmacist", "peer-expert", "lawyer", "editor"]


@dataclass(frozen=True)
class Synonym:
    """A word people search by. An ambiguous one names several things and never decides alone."""

    t: Text
    ambiguous: bool = False


@dataclass(frozen=True)
class Response:
    text: Text
    level: ResponseLevel
    evidence: Evidence
    sources: tuple[Identifier, ...] = ()
    see: tuple[Identifier, ...] = ()


@dataclass(frozen=True)
class Cause:
    id: Identifier
    text: Text
    level: CauseLevel
    modifiable_by: tuple[Actor, ...]
    responses: Annotated[tuple[Response, ...], Len(min_length=1)]


@dataclass(frozen=True)
class Risk:
    """One risk with its causes, each with the responses that reduce it: the three questions as data."""

    id: Identifier
    risk: Text
    kind: RiskKind
    urgency: Urgency
    causes: Annotated[tuple[Cause, ...], Len(min_length=1)]
    emergency: Identifier | None = None


@dataclass(frozen=True)
class Fact:
    """A typed fact. Timelines need `date`, figures `value` and `unit`, and both a `label`; so do steps and levels."""

    id: Identifier
    kind: FactKind
    text: Text
    sources: Annotated[tuple[Identifier, ...], Len(min_length=1)]
    covers: tuple[str, ...] = ()
    label: str = ""
    date: str | None = None
    place: str | None = None
    actors: tuple[str, ...] = ()
    disputed: bool = False
    value: float | None = None
    unit: str = ""
    year: int | None = None


@dataclass(frozen=True)
class FigurePlan:
    """A figure to draw from typed facts. `share` takes the whole, then the part; `levels` begin with the inmost."""

    id: Identifier
    draw: FigureKind
    title: Text
    facts: Annotated[tuple[Identifier, ...], Len(min_length=2)]


@dataclass(frozen=True)
class Term:
    """A word of the glossary."""

    term: Text
    means: Text
    full: str | None = None
    also: tuple[str, ...] = ()
    see: Identifier | None = None


@dataclass(frozen=True)
class Source:
    """A work that the page stands on; `verified` says how much of it was read on `accessed`."""

    id: Identifier
    org: Text
    title: Text
    url: Text
    verified: Verified
    licence: Text
    use: Literal["facts-only", "quotation"] = "facts-only"
    registry: str | None = None
    year: int | None = None
    accessed: date | None = None


@dataclass(frozen=True)
class Change:
    date: date
    note: Text


@dataclass(frozen=True)
class Safety:
    """What a page may hold; the library never carries doses for effect, nor production."""

    dosing: Literal["none", "reviewed"] = "none"
    production: Literal["none"] = "none"
    child_safe: bool = False
    amounts: tuple[Text, ...] = ()
    """Amounts that may stand on the page as they are written: of food, of legal drinks, of a medicine's own leaflet."""


@dataclass(frozen=True)
class FrontMatter:
    """The head of a page, as its author writes it."""

    id: Identifier
    schema: Annotated[int, Ge(1), Le(SCHEMA)]
    title: Annotated[str, Len(min_length=1, max_length=120)]
    section: Section
    type: ArticleType
    language: Annotated[str, Len(min_length=2, max_length=35)]
    summary: Annotated[str, Len(min_length=1, max_length=SUMMARY_LIMIT)]
    audience: Annotated[tuple[Audience, ...], Len(min_length=1)]
    sources: tuple[Source, ...]
    licence: Text
    attribution: Text
    status: Status
    created: date
    reviewed: date
    reviewer_role: ReviewerRole
    review_due: date
    translation_of: str | None = None
    pinned: bool = False
    quick_steps: tuple[Annotated[str, Len(min_length=1, max_length=STEP_LIMIT)], ...] = ()
    tags: tuple[Text, ...] = ()
    synonyms: dict[str, tuple[Synonym, ...]] = field(default_factory=dict)
    risk_matrix: tuple[Risk, ...] = ()
    facts: tuple[Fact, ...] = ()
    figures: tuple[FigurePlan, ...] = ()
    terms: tuple[Term, ...] = ()
    training: Training | None = None
    changes: tuple[Change, ...] = ()
    jurisdiction: str | tuple[str, ...] = "global"
    safety: Safety = field(default_factory=Safety)
    related: tuple[Identifier, ...] = ()
    slides: SlidePlan = field(default_factory=SlidePlan)
    speaker_notes: dict[str, str] = field(default_factory=dict)
    """What a trainer asks or shows, by slug of a heading."""
    own_words: tuple[Text, ...] = ()
    """Headings under which the library speaks for itself, as advice or an invented example, and cites nobody."""

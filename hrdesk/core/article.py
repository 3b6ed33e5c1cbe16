"""What kinds of article there are, and how far each has come."""

from enum import StrEnum
from typing import Literal

BUNDLED_PACK = "hrdesk"
"""The name of the pack that comes with the program; page ids are its own."""

OUR_ATTRIBUTION = "hrdesk contributors"
"""To whom the pages that come with the program are attributed."""

Verified = Literal["full", "part", "unseen"]
"""How much of a source was read by whoever wrote the page."""


class Section(StrEnum):
    EMERGENCIES = "emergencies"
    FOUNDATIONS = "foundations"
    SUBSTANCES = "substances"
    PRACTICE = "practice"
    HEALTH = "health"
    SERVICES = "services"
    PEOPLE = "people"
    RIGHTS = "rights"
    WORKERS = "workers"
    MOVEMENT = "movement"
    TRAINING = "training"
    REFERENCE = "reference"


class ArticleType(StrEnum):
    DEFINITION = "definition"
    PRINCIPLE = "principle"
    QUESTIONS = "questions"
    SUBSTANCE = "substance"
    PRACTICE = "practice"
    EMERGENCY = "emergency"
    BACKGROUND = "background"
    ORGANISATION = "organisation"
    TRAINING = "training"
    GLOSSARY = "glossary"


class Status(StrEnum):
    """How far the review of a page has come; only `approved` was agreed by the named reviewer role."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    APPROVED = "approved"
    RETIRED = "retired"

"""A question that the library did not answer, kept for those who write it."""

from dataclasses import dataclass
from datetime import datetime

LONGEST_QUESTION = 500
"""Characters that are kept."""


@dataclass(frozen=True)
class Question:
    id: str
    text: str
    asked: datetime

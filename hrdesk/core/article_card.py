"""What a list shows of an article."""

from dataclasses import dataclass
from datetime import date

from hrdesk.core.article import ArticleType, Section, Status


@dataclass(frozen=True)
class ArticleCard:
    """What a list shows of an article."""

    id: str
    title: str
    section: Section
    type: ArticleType
    summary: str
    status: Status
    reviewed: date
    review_due: date
    pinned: bool
    quick_steps: tuple[str, ...]

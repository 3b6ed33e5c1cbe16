"""How current a page is: what its review says on a given day."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hrdesk.core.article import Status

DUE_SOON = timedelta(days=60)


class Currency(StrEnum):
    CURRENT = "current"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class Freshness:
    status: Status
    reviewed: date
    review_due: date
    currency: Currency

    @property
    def is_approved(self) -> bool:
        return self.status is Status.APPROVED


def judge_freshness(status: Status, reviewed: date, review_due: date, today: date) -> Freshness:
    """A page is overdue from the day after its due date."""
    if today > review_due:
        currency = Currency.OVERDUE
    elif review_due - today <= DUE_SOON:
        currency = Currency.DUE_SOON
    else:
        currency = Currency.CURRENT
    return Freshness(status, reviewed, review_due, currency)

"""How current a page is on a given day."""

from datetime import date, timedelta

import pytest

from hrdesk.core.article import Status
from hrdesk.core.freshness import Currency, judge_freshness

DUE = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("days", "currency"),
    [
        (-61, Currency.CURRENT),
        (-60, Currency.DUE_SOON),
        (-1, Currency.DUE_SOON),
        (0, Currency.DUE_SOON),
        (1, Currency.OVERDUE),
        (900, Currency.OVERDUE),
    ],
)
def test_a_page_is_overdue_only_from_the_day_after_it_was_due(days: int, currency: Currency) -> None:
    freshness = judge_freshness(Status.DRAFT, date(2026, 1, 1), DUE, DUE + timedelta(days=days))
    assert freshness.currency is currency
    assert (freshness.reviewed, freshness.review_due) == (date(2026, 1, 1), DUE)


def test_a_page_due_at_the_end_of_time_can_be_judged() -> None:
    assert judge_freshness(Status.DRAFT, DUE, date.max, DUE).currency is Currency.CURRENT
    assert judge_freshness(Status.DRAFT, DUE, date.min, DUE).currency is Currency.OVERDUE


@pytest.mark.parametrize("status", list(Status))
def test_only_the_status_approved_is_an_approval(status: Status) -> None:
    assert judge_freshness(status, DUE, DUE, DUE).is_approved == (status is Status.APPROVED)

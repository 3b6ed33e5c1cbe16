"""The days on which today, this week and this month began."""

from datetime import date

import pytest

from hrdesk.core.period import Period, first_day


@pytest.mark.parametrize(
    ("period", "today", "first"),
    [
        (Period.TODAY, date(2026, 11, 28), date(2026, 11, 28)),
        (Period.WEEK, date(2026, 11, 28), date(2026, 11, 23)),
        (Period.WEEK, date(2026, 11, 23), date(2026, 11, 23)),
        (Period.WEEK, date(2027, 1, 2), date(2026, 12, 28)),
        (Period.MONTH, date(2026, 11, 28), date(2026, 11, 1)),
    ],
)
def test_a_period_begins_on_its_first_day(period: Period, today: date, first: date) -> None:
    assert first_day(period, today) == first

"""Stretches of days that a person names: today, this week, this month."""

from datetime import date, timedelta
from enum import StrEnum


class Period(StrEnum):
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"


def first_day(period: Period, today: date) -> date:
    """The day on which it began; weeks begin on Monday (ISO 8601)."""
    match period:
        case Period.TODAY:
            return today
        case Period.WEEK:
            return today - timedelta(days=today.weekday())
        case Period.MONTH:
            return today.replace(day=1)

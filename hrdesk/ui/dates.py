"""Dates as people write them."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale


def shown_date(day: date) -> str:
    """A date in this person's language, with the month in letters."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def shown_moment(moment: datetime) -> str:
    """A moment as the clock on the wall shows it here: “Sat 21 Nov 2026, 14:30”."""
    here = moment.astimezone()
    day = QLocale().toString(QDate(here.year, here.month, here.day), "ddd d MMM yyyy")
    return f"{day}, {here:%H:%M}"

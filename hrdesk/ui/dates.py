"""Dates as people write them."""

from datetime import date

from PySide6.QtCore import QDate, QLocale


def shown_date(day: date) -> str:
    """A date in this person's language, with the month in letters."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")

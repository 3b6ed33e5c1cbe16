"""How current a page is, in words."""

from PySide6.QtCore import QCoreApplication

from hrdesk.core.article import Status
from hrdesk.core.freshness import Currency, Freshness
from hrdesk.ui.dates import shown_date


def freshness_words(freshness: Freshness) -> str:
    """How current the page is, in words and dates; never by colour alone."""
    status = {
        Status.DRAFT: _tr("Draft"),
        Status.IN_REVIEW: _tr("In review"),
        Status.APPROVED: _tr("Approved"),
        Status.RETIRED: _tr("Retired: do not rely on it"),
    }[freshness.status]
    parts = [status]
    if not freshness.is_approved:
        parts.append(_tr("not reviewed by a clinician"))
    parts.append(_tr("checked {date}").format(date=shown_date(freshness.reviewed)))
    due = {
        Currency.CURRENT: _tr("next check due {date}"),
        Currency.DUE_SOON: _tr("next check due soon, {date}"),
        Currency.OVERDUE: _tr("▲ overdue for a check since {date}"),
    }[freshness.currency]
    parts.append(due.format(date=shown_date(freshness.review_due)))
    return " · ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("freshness", text)

"""How current a page is, in words."""

from hrdesk.core.article import Status
from hrdesk.core.freshness import Currency, Freshness
from hrdesk.ui.dates import shown_date
from hrdesk.ui.words import tr


def freshness_words(freshness: Freshness) -> str:
    """How current the page is, in words and dates; never by colour alone."""
    status = {
        Status.DRAFT: tr("Draft"),
        Status.IN_REVIEW: tr("In review"),
        Status.APPROVED: tr("Approved"),
        Status.RETIRED: tr("Retired: do not rely on it"),
    }[freshness.status]
    parts = [status]
    if not freshness.is_approved:
        parts.append(tr("not reviewed by a clinician"))
    parts.append(tr("checked {date}").format(date=shown_date(freshness.reviewed)))
    due = {
        Currency.CURRENT: tr("next check due {date}"),
        Currency.DUE_SOON: tr("next check due soon, {date}"),
        Currency.OVERDUE: tr("▲ overdue for a check since {date}"),
    }[freshness.currency]
    parts.append(due.format(date=shown_date(freshness.review_due)))
    return " · ".join(parts)

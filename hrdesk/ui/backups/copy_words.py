"""How a backup is told in words."""

from hrdesk.core.backup_plan import Reason
from hrdesk.core.marked_words import marked
from hrdesk.services.backup_file import About
from hrdesk.ui.dates import shown_moment
from hrdesk.ui.words import tr

_REASONS = {
    Reason.MIGRATION: marked("before an update of hrdesk"),
    Reason.IMPORT: marked("before an import"),
    Reason.EXCHANGE: marked("before an exchange"),
    Reason.LIBRARY: marked("before notes were hung anew"),
    Reason.RESTORE: marked("before another backup was restored"),
}


def copy_words(about: About) -> str:
    """When it was made, what it holds, and why it was made if that was not the half hour."""
    parts = [shown_moment(about.made), notes_words(about.notes)]
    if about.reason in _REASONS:
        parts.append(tr(_REASONS[about.reason]))
    return " · ".join(parts)


def notes_words(notes: int | None) -> str:
    """How many notes and highlights; None stands for a protected notebook, which does not tell."""
    if notes is None:
        return tr("protected")
    return tr("1 note or highlight") if notes == 1 else tr("{count} notes and highlights").format(count=notes)

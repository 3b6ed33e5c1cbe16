"""What is said of a note that waits after the library changed."""

from PySide6.QtCore import QCoreApplication

from hrdesk.core.review_round import Decision
from hrdesk.core.review_sheet import Fate


def fate_words(fate: Fate) -> str:
    """What happened to its place, in a sentence or two."""
    return {
        Fate.WORDS_CHANGED: _tr("The words that your note hangs on were changed."),
        Fate.WORDS_ELSEWHERE: _tr("The same words stand in another place now. Are they the ones you meant?"),
        Fate.WORDS_GONE: _tr("The words that your note hangs on are no longer on this page."),
        Fate.HEADING_RENAMED: _tr("The heading that your note hangs on has another name now."),
        Fate.HEADING_GONE: _tr("The heading that your note hangs on is no longer on this page."),
        Fate.PAGE_GONE: _tr("The page that your note hangs on is not in this library any more."),
    }[fate]


def decision_words(decision: Decision) -> str:
    """What the person decided; empty while they have not."""
    return {
        Decision.WAITING: "",
        Decision.HUNG: _tr("✓ It hangs on the page again. Ctrl+Z takes that back."),
        Decision.KEPT: _tr("✓ Kept as it is. Ctrl+Z takes that back."),
        Decision.REMOVED: _tr("✓ Removed. Ctrl+Z takes that back."),
    }[decision]


def waiting_words(count: int) -> str:
    """How many notes wait, in a calm sentence."""
    if count == 1:
        return _tr("1 of your notes stands on a passage that changed.")
    return _tr("{count} of your notes stand on passages that changed.").format(count=count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("review", text)

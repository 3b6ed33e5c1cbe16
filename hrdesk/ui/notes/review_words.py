"""What is said of a note that waits after the library changed."""

from hrdesk.core.review_round import Decision
from hrdesk.core.review_sheet import Fate
from hrdesk.ui.words import tr


def fate_words(fate: Fate) -> str:
    """What happened to its place, in a sentence or two."""
    return {
        Fate.WORDS_CHANGED: tr("The words that your note hangs on were changed."),
        Fate.WORDS_ELSEWHERE: tr("The same words stand in another place now. Are they the ones you meant?"),
        Fate.WORDS_GONE: tr("The words that your note hangs on are no longer on this page."),
        Fate.HEADING_RENAMED: tr("The heading that your note hangs on has another name now."),
        Fate.HEADING_GONE: tr("The heading that your note hangs on is no longer on this page."),
        Fate.PAGE_GONE: tr("The page that your note hangs on is not in this library any more."),
    }[fate]


def decision_words(decision: Decision) -> str:
    """What the person decided; empty while they have not."""
    return {
        Decision.WAITING: "",
        Decision.HUNG: tr("✓ It hangs on the page again. Ctrl+Z takes that back."),
        Decision.KEPT: tr("✓ Kept as it is. Ctrl+Z takes that back."),
        Decision.REMOVED: tr("✓ Removed. Ctrl+Z takes that back."),
    }[decision]


def waiting_words(count: int) -> str:
    """How many notes wait, in a calm sentence."""
    if count == 1:
        return tr("1 of your notes stands on a passage that changed.")
    return tr("{count} of your notes stand on passages that changed.").format(count=count)

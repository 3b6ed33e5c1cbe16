"""What was in the way when the desk was opened, said once at the start."""

from hrdesk.ui.desk import Desk
from hrdesk.ui.messages import MessageStrip
from hrdesk.ui.words import tr


def tell_troubles(desk: Desk, messages: MessageStrip) -> None:
    """Say what could not be opened, read or kept."""
    for trouble in (*desk.troubles, *desk.policy.troubles):
        messages.report(trouble)
    if desk.left_out:
        pages = len({fault.path for fault in desk.left_out})
        words = tr("{count} of the library's files could not be read and are left out; the rest is here.")
        messages.warn(f"{words.format(count=pages)} {desk.left_out[0]}")
    if desk.refused_settings:
        words = tr("Some settings could not be read and are back to normal: {names}.")
        messages.warn(words.format(names=", ".join(desk.refused_settings)))

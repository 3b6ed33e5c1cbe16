"""What can be wrong with the copy of hrdesk itself; part of the tree in `errors`."""

from hrdesk.core.errors import HrdeskError


class BundleDamaged(HrdeskError):
    template = (
        "This copy of hrdesk is damaged: {what}. Copy it again from where you got it, or install it again. "
        "Your notes are not touched by this."
    )


class SystemLacks(HrdeskError):
    template = (
        "This computer lacks {library}, which hrdesk needs and every desktop has. Install it, or ask whoever looks "
        "after this computer; the Debian package of hrdesk brings it along. Your notes are not touched by this."
    )

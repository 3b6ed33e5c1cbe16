"""What can be wrong with the copy of hrdesk itself; part of the tree in `errors`."""

from hrdesk.core.errors import HrdeskError


class BundleDamaged(HrdeskError):
    template = (
        "This copy of hrdesk is damaged: {what}. Copy it again from where you got it, or install it again. "
        "Your notes are not touched by this."
    )

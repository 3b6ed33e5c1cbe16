"""What can be in the way of a pack of pages; part of the tree in `errors`."""

from hrdesk.core.errors import HrdeskError


class PackNotOpened(HrdeskError):
    template = (
        "“{name}” is a pack of pages, and this version of hrdesk cannot open packs. "
        "Ask who gave it to you for a version that can, or for the folder of its pages."
    )

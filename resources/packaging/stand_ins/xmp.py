"""Stands for pypdf's reader of XMP, the second form of what a PDF tells of itself; hrdesk reads and writes none."""


class XmpInformation:
    """Nothing makes one."""

    def __init__(self, *_: object) -> None:
        raise NotImplementedError("XMP is not among what this program writes")

"""Stands for pypdf's reader of XMP, the second form of what a PDF tells of itself; hrdesk reads and writes none."""

XMP_MAX_INPUT_LENGTH = 5_000_000
XMP_MAX_ELEMENT_COUNT = 100_000


class XmpInformation:
    """Nothing makes one."""

    def __init__(self, *_: object) -> None:
        raise NotImplementedError("XMP is not among what this program writes")

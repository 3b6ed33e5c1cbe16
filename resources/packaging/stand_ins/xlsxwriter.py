"""Stands for XlsxWriter, with which python-pptx writes the numbers of charts; hrdesk draws no charts."""


class Workbook:
    """Nothing makes one."""

    def __init__(self, *_: object) -> None:
        raise NotImplementedError("charts are not among what this program writes")

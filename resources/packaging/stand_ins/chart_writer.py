"""Stands for the part of python-pptx that writes charts; hrdesk draws none."""


def ChartXmlWriter(*_: object) -> object:  # noqa: N802 - its name there
    """Nothing calls it."""
    raise NotImplementedError("charts are not among what this program writes")


SeriesXmlRewriterFactory = ChartXmlWriter

"""Stands for the reader of days."""


def parse(*_: object, **__: object) -> object:
    """Nothing calls it."""
    raise NotImplementedError("columns are not among what this program converts")

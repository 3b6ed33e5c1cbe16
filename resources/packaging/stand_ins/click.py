"""Stands for click, with which sqlite-utils makes commands of its own; hrdesk has them made by argparse."""


class Group:
    """Commands that plugins of sqlite-utils could add to."""


def progressbar(*_: object, **__: object) -> object:
    """Nothing calls it."""
    raise NotImplementedError("files are not among what this program converts")

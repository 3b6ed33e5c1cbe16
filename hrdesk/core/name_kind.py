"""What gives a page a name."""

from enum import StrEnum


class NameKind(StrEnum):
    TITLE = "title"
    NAME = "name"
    """A word people search by, from the front matter."""
    TERM = "term"
    """A word of the glossary whose page it is."""

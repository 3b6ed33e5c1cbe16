"""Reads the list of given names that we ship."""

from pathlib import Path

from hrdesk.core.person_mention import GivenNames, read_given_names


def load_given_names(resources: Path) -> GivenNames:
    """All names of the list; if it cannot be read, none, and so no note seems to name a person."""
    try:
        return read_given_names((resources / "words" / "given-names.txt").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return GivenNames(frozenset(), frozenset())

"""Tells what a note seems to give away of a person, by the list of given names that we ship."""

from functools import cached_property
from pathlib import Path

from hrdesk.core.contact_details import DetailKind
from hrdesk.core.person_mention import GivenNames, read_given_names
from hrdesk.core.personal_data import personal_detail


class PersonalData:
    """Looks at notes; the names are read when the first one is looked at."""

    def __init__(self, resources: Path) -> None:
        self._resources = resources

    def detail_in(self, note: str) -> DetailKind | None:
        """What stands with a person's name in the note; None where nothing seems to."""
        return personal_detail(note, self._names)

    @cached_property
    def _names(self) -> GivenNames:
        return load_given_names(self._resources)


def load_given_names(resources: Path) -> GivenNames:
    """All names of the list; if it cannot be read, none, and so no note seems to name a person."""
    try:
        return read_given_names((resources / "words" / "given-names.txt").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return GivenNames(frozenset(), frozenset())

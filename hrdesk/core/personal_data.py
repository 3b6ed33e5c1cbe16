"""Tells when a note seems to hold a person's name together with what leads to that person; nothing leaves the computer.

The rules prefer silence: a warning that comes at every number of a service is soon not read. What they miss and what
they cry at is measured by `tests/core/test_personal_data.py`.
"""

from hrdesk.core.contact_details import Detail, DetailKind, find_details
from hrdesk.core.person_mention import GivenNames, find_persons

NEAR = 160
"""Letters between a name and a detail that still belong together."""
LONGEST = 20_000
"""Letters of a note that are looked at; more are no note but a document."""


def personal_detail(note: str, names: GivenNames) -> DetailKind | None:
    """What stands with a person's name in the note; None where nothing seems to."""
    note = note[:LONGEST]
    details = find_details(note)
    if not details:
        return None
    persons = find_persons(note, names)
    for detail in details:
        if any(_belong_together(person, detail) for person in persons):
            return detail.kind
    return None


def _belong_together(person: int, detail: Detail) -> bool:
    """Near each other, and not a part of it, as May is of a date."""
    is_near = detail.start - NEAR <= person <= detail.end + NEAR
    return is_near and not detail.start <= person < detail.end

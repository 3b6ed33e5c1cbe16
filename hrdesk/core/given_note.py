"""A note as a file of another program, or of ours, gives it: read with care, and not yet hung on a page."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import unquote
from uuid import UUID, uuid5

from hrdesk.core.colour import Colour
from hrdesk.core.import_outcome import Refused, Why
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.question import Question
from hrdesk.core.reading_list import ReadingList
from hrdesk.core.running_order import RunningOrder

LONGEST_NOTE = 100_000
LONGEST_QUOTE = 20_000
LONGEST_ADDRESS = 2_000
LONGEST_NAME = 200
"""Characters of a note; of a quote and what stands around it; of an address; of a tag, a name or an id."""
MOST_PARTS = 500
"""Tags of a note, pages of a list, or items of a running order."""

_OURS = UUID("0f5d3c0e-52f0-4d0f-8f0c-6a6e1c6f0a55")
"""A name space of our own (RFC 4122, 4.3) for ids that other programs gave."""
_SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_RECORD = "urn:hrdesk:record:"


@dataclass(frozen=True)
class GivenNote:
    """A note, highlight or bookmark. Empty fields were not given."""

    id: str
    addresses: tuple[str, ...] = ()
    title: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    heading: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    colour: Colour | None = None
    kind: NoteKind | None = None
    author: str = ""
    created: datetime | None = None
    modified: datetime | None = None
    content_version: str = ""
    kept_for: str = ""
    is_bookmark: bool = False
    is_ours: bool = False
    """Written by hrdesk, so that its place is one that hrdesk counted."""


Given = GivenNote | Question | ReadingList | RunningOrder


def record_id(name: object, otherwise: object) -> str:
    """The id for a thing that goes by a name in a file: ours as it was, others' as an id of our own.

    A thing without a name goes by what it holds, so that it is known again.
    """
    if not isinstance(name, str) or not name:
        name = json.dumps(otherwise, sort_keys=True, ensure_ascii=True)
    for start in ("urn:uuid:", _RECORD):
        rest = unquote(name.removeprefix(start), errors="replace") if name.startswith(start) else ""
        if _SAFE_ID.fullmatch(rest):
            return rest
    return str(uuid5(_OURS, _HALF_CHARACTER.sub("\ufffd", name)))


def words(value: object, limit: int) -> str:
    """A text, or nothing where there is none; halves of characters become a sign for what is missing."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused(Why.NO_WORDS)
    if len(value) > limit:
        raise Refused(Why.TOO_LONG)
    return _HALF_CHARACTER.sub("\ufffd", value)


def moment(value: object) -> datetime | None:
    """A date as ISO 8601 writes it, in UTC; one without a time zone is taken for UTC."""
    text = words(value, LONGEST_NAME)
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Refused(Why.BAD_DATE) from error


def offset(value: object) -> int | None:
    """A place in a text; anything that cannot be one is none."""
    is_place = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9
    return value if is_place else None  # type: ignore[return-value]


def parts(value: object) -> list[object]:
    """One or many, as JSON-LD lets both be written."""
    if value is None:
        return []
    found = value if isinstance(value, list) else [value]
    if len(found) > MOST_PARTS:
        raise Refused(Why.TOO_LONG)
    return found


def fields(value: object) -> Mapping[str, object]:
    """The fields of an object; none for anything else."""
    return value if isinstance(value, dict) else {}


def tag(value: object) -> str:
    return " ".join(words(value, LONGEST_NAME).split())

"""Every text of a page that a reader sees, with its line: what the rules about words look at."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from hrdesk.core.body_blocks import plain_words
from hrdesk.core.front_matter import FrontMatter
from hrdesk.core.written_page import FieldPath, WrittenPage

_SHOWN = (
    *("title", "summary", "quick_steps", "risk_matrix", "facts", "figures", "terms", "training", "speaker_notes"),
)
_NOT_SAID = frozenset(
    {
        *("id", "sources", "covers", "see", "emergency", "kind", "urgency", "level", "evidence", "modifiable_by"),
        *("draw", "drawn_from", "uses", "date", "unit", "also", "figure", "actors", "place"),
    }
)


def said_texts(page: WrittenPage) -> Iterator[tuple[int, str]]:
    """(line, text) of each text of the front matter, then of the body with its marks blanked out, as one."""
    for path, text in _front_texts(page.front):
        yield page.line_of_field(*path), text
    yield page.body_line, plain_words(page.body)


def line_within(line: int, text: str, place: int) -> int:
    """The line of a place in a text that begins on `line`."""
    return line + text.count("\n", 0, place)


def _front_texts(front: FrontMatter) -> Iterator[tuple[FieldPath, str]]:
    for name in _SHOWN:
        yield from _texts(getattr(front, name), (name,))


def _texts(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*path, number))
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, (*path, name))
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _NOT_SAID:
                yield from _texts(getattr(value, field.name), (*path, field.name))

"""Every text of a page that a reader sees, with its line: what the rules about words look at."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
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


@dataclass(frozen=True)
class SaidText:
    """A text of a page; its lines are looked up when a fault is told, which is seldom."""

    text: str
    page: WrittenPage
    path: FieldPath | None
    """The field that holds it; None for the body."""

    def line_at(self, place: int) -> int:
        """The line of a place in the text."""
        begins = self.page.body_line if self.path is None else self.page.line_of_field(*self.path)
        return begins + self.text.count("\n", 0, place)


def said_texts(page: WrittenPage) -> Iterator[SaidText]:
    """Each text of the front matter, then the body with its marks blanked out, as one."""
    for path, text in _front_texts(page.front):
        yield SaidText(text, page, path)
    yield SaidText(plain_words(page.body), page, None)


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

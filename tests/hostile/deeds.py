"""Deeds on a notebook that are drawn by lot, done by the app's own services, and known in advance to whoever judges."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum
from random import Random

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.reading_list import Bookmark
from hrdesk.services.database import KEY_BYTES
from hrdesk.services.notebook import Notebook
from hrdesk.services.questions import make_question
from tests.builders import NOON, make_annotation

Kept = dict[tuple[str, str], object]
"""What a notebook must hold: notes by id, questions by their words, bookmarks by page."""

KEY = bytes(range(KEY_BYTES))
"""Of the notebooks here that are protected."""

_LETTERS = "abcdefgh jklm\nنالوكسون налоксон €🚑"
_LENGTHS = (0, 50, 50, 500, 3_000, 20_000)
_MANY = 40
"""With so many notes, one is removed for each that is made."""


class Kind(Enum):
    """The place in the notebook that a deed changes."""

    NOTE = "note"
    QUESTION = "question"
    BOOKMARK = "bookmark"


@dataclass(frozen=True)
class Deed:
    """One change: `value` is what is kept from now on, None where something is removed."""

    kind: Kind
    name: str
    value: object = None


def draw_deeds(lot: Random, kept: Kept) -> Iterator[Deed]:
    """Deeds without end, as a person might do them; `kept` follows each deed when the next is asked for."""
    number = 0
    while True:
        number += 1
        deed = _draw(lot, kept, number)
        yield deed
        follow(kept, deed)


def follow(kept: Kept, deed: Deed) -> None:
    """What is kept after a deed."""
    if deed.value is None:
        kept.pop((deed.kind.value, deed.name), None)
    else:
        kept[deed.kind.value, deed.name] = deed.value


def do(notebook: Notebook, deed: Deed) -> None:
    """Do it as the window does: by the notebook's own services."""
    match deed:
        case Deed(Kind.NOTE, name, None):
            notebook.records.remove(make_annotation(name))
        case Deed(Kind.NOTE, _, Annotation() as annotation):
            notebook.records.save(annotation)
        case Deed(Kind.QUESTION, text, None):
            notebook.records.remove(make_question(text, NOON))
        case Deed(Kind.QUESTION, text):
            notebook.records.save(make_question(text, NOON))
        case Deed(Kind.BOOKMARK, page, None):
            notebook.records.remove(Bookmark(page, NOON))
        case Deed(Kind.BOOKMARK, page):
            notebook.records.save(Bookmark(page, NOON))


def read_kept(notebook: Notebook) -> Kept:
    """What the notebook holds, read by its own services."""
    kept: Kept = {(Kind.NOTE.value, annotation.id): annotation for annotation in notebook.annotations.all()}
    kept |= {(Kind.QUESTION.value, question.text): True for question in notebook.questions.all()}
    return kept | {(Kind.BOOKMARK.value, page): True for page in notebook.bookshelf.bookmarks()}


def do_some(notebook: Notebook, count: int, seed: int = 1) -> Kept:
    """Do so many deeds; returns what the notebook must hold then."""
    kept: Kept = {}
    deeds = draw_deeds(Random(seed), kept)
    for _ in range(count):
        do(notebook, next(deeds))
    next(deeds)  # lets the last one be followed
    return kept


def _draw(lot: Random, kept: Kept, number: int) -> Deed:
    notes = sorted(name for kind, name in kept if kind == Kind.NOTE.value)
    others = sorted((kind, name) for kind, name in kept if kind != Kind.NOTE.value)
    chance = lot.random()
    if notes and chance < (0.25 if len(notes) < _MANY else 0.6):
        return Deed(Kind.NOTE, lot.choice(notes))
    if notes and chance < 0.5:
        return _rewritten(lot, kept[Kind.NOTE.value, lot.choice(notes)], number)
    if others and chance < 0.6:
        kind, name = lot.choice(others)
        return Deed(Kind(kind), name)
    if chance < 0.7:
        return Deed(Kind.QUESTION, f"What about {lot.getrandbits(40)}?", True)
    if chance < 0.8:
        return Deed(Kind.BOOKMARK, f"page-{lot.getrandbits(40)}", True)
    return _new(lot)


def _new(lot: Random) -> Deed:
    name = f"{lot.getrandbits(64):016x}"
    words = _words(lot)
    anchor = Anchor(words[:60], words[60:92], words[92:124], 7, 67) if lot.random() < 0.7 and words else None
    return Deed(Kind.NOTE, name, make_annotation(name, note=_words(lot), anchor=anchor, colour=_colour(lot)))


def _rewritten(lot: Random, annotation: object, number: int) -> Deed:
    assert isinstance(annotation, Annotation)
    later = NOON + timedelta(seconds=number)
    return Deed(Kind.NOTE, annotation.id, replace(annotation, note=_words(lot), colour=_colour(lot), modified=later))


def _words(lot: Random) -> str:
    return "".join(lot.choices(_LETTERS, k=lot.choice(_LENGTHS)))


def _colour(lot: Random) -> Colour:
    return lot.choice(list(Colour))

"""Deeds on a notebook that are drawn by lot, done by the app's own services, and known in advance to whoever judges."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from hrdesk.core.anchor import Anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.record import Change, Record, RecordKind, key_of, kind_of
from hrdesk.core.running_order import OrderItem, RunningOrder
from hrdesk.services.agreement import all_records, disagreements
from hrdesk.services.database import KEY_BYTES
from hrdesk.services.notebook import Notebook
from hrdesk.services.notebook_swap import keys_file
from hrdesk.services.questions import make_question
from tests.builders import NOON, make_annotation

Kept = dict[tuple[RecordKind, str], Record]
"""What a notebook must hold."""

KEY = bytes(range(KEY_BYTES))
"""Of the notebooks here that are protected."""

_LETTERS = "abcdefgh jklm\nنالوكسون налоксон €🚑"
_LENGTHS = (0, 50, 50, 500, 3_000, 20_000)
_MANY = 40
"""With so many records, one is removed for each that is made."""


def begin_home(folder: Path, key: bytes | None) -> Path:
    """Make the folder of a notebook, empty but for the keys of a protected one; returns where the notebook goes."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / "notebook.db"
    if key:
        keys_file(path).write_text("These keys fit no passphrase.")
    return path


def was_never_begun(path: Path) -> bool:
    """Whether a process that was ended at once has left a file with nothing in it."""
    return path.exists() and not path.stat().st_size


def draw_deeds(lot: Random, kept: Kept) -> Iterator[Change]:
    """Deeds without end, as a person might do them; `kept` follows each deed when the next is asked for."""
    number = 0
    while True:
        number += 1
        deed = _draw(lot, kept, number)
        yield deed
        follow(kept, deed)


def follow(kept: Kept, deed: Change) -> None:
    """What is kept after a deed."""
    name = kind_of(deed.record), key_of(deed.record)
    if deed.after:
        kept[name] = deed.after
    else:
        del kept[name]


def read_kept(notebook: Notebook) -> Kept:
    """What the notebook holds, read by its own services; the versions for other devices say the same."""
    assert disagreements(notebook) == ()
    return kept_of(all_records(notebook))


def kept_of(records: Iterable[Record]) -> Kept:
    return {(kind_of(record), key_of(record)): record for record in records}


def do_some(notebook: Notebook, count: int, seed: int = 1) -> Kept:
    """Do so many deeds; returns what the notebook must hold then."""
    kept: Kept = {}
    deeds = draw_deeds(Random(seed), kept)
    for _ in range(count):
        notebook.records.keep([next(deeds)])
    next(deeds)  # lets the last one be followed
    return kept


def _draw(lot: Random, kept: Kept, number: int) -> Change:
    records = [kept[name] for name in sorted(kept)]
    chance = lot.random()
    if records and chance < (0.2 if len(records) < _MANY else 0.6):
        return Change(lot.choice(records), None)
    if records and chance < 0.65:
        before = lot.choice(records)
        return Change(before, _changed(lot, before, number))
    return Change(None, _new(lot))


def _changed(lot: Random, record: Record, number: int) -> Record:
    later = NOON + timedelta(seconds=number)
    match record:
        case Annotation():
            return replace(record, note=_words(lot), colour=lot.choice(list(Colour)), modified=later)
        case ReadingList():
            return record.with_page(f"page-{number}")
        case RunningOrder():
            return record.with_items([OrderItem(f"page-{number}", "do-now", number)])
        case Bookmark():
            return replace(record, created=later)
        case _:
            return replace(record, asked=later)


def _new(lot: Random) -> Record:
    name = str(UUID(int=lot.getrandbits(128)))
    match lot.choice(("note", "note", "note", "question", "bookmark", "list", "order")):
        case "note":
            words = _words(lot)
            anchor = Anchor(words[:60], words[60:92], words[92:124], 7, 67) if words else None
            return make_annotation(name, note=_words(lot), anchor=anchor, tags=("later", "ask"))
        case "question":
            return make_question(f"What about {name}?", NOON)
        case "bookmark":
            return Bookmark(f"page-{name}", NOON)
        case "order":
            return RunningOrder(name, f"Talk {name}", NOON, (OrderItem("heroin", "mixing", 10), OrderItem("cocaine")))
        case _:
            return ReadingList(name, f"For {name}", NOON, ("heroin", "cocaine"))


def _words(lot: Random) -> str:
    return "".join(lot.choices(_LETTERS, k=lot.choice(_LENGTHS)))

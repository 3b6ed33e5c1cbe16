"""Devices for tests that exchange notes: a notebook each, and an account of what people wrote in view of what."""

from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from random import Random

import pytest

from hrdesk.core.annotation import Annotation
from hrdesk.core.colour import Colour
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.running_order import OrderItem, RunningOrder
from hrdesk.services.exchange import Exchange, Given, Preview
from hrdesk.services.notebook import open_notebook
from hrdesk.services.passphrase_key import Cost
from hrdesk.services.past_exchanges import Batch
from hrdesk.services.questions import make_question
from tests.builders import NOON, make_annotation

WORDS = "heron weir lamp cobalt"
CANARY = "the heron waits at the weir"


def stretch_quickly(words: str, salt: bytes, cost: Cost) -> bytes:
    """Stands for Argon2id, which takes most of the time of many exchanges or kills, and writes nothing."""
    return blake2b(words.encode() + salt, digest_size=32).digest()


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hrdesk.services.team_keys.stretch", stretch_quickly)


@dataclass
class Account:
    """What people wrote, told by their words alone: a text counts until somebody writes or removes in view of it."""

    waiting: dict[str, set[str]] = field(default_factory=dict)
    """By note: the words that nobody who saw them has replaced."""
    written: int = 0

    def new_words(self, device: str) -> str:
        self.written += 1
        return f"«{device}{self.written}»"

    def change(self, note: str, shown: str, words: str = "") -> None:
        """Somebody to whom a text is shown writes other words instead, or removes the note."""
        left = {word for word in self.waiting.get(note, set()) if word not in shown}
        self.waiting[note] = left | ({words} if words else set())


class Device:
    """A colleague with a notebook, at a folder."""

    def __init__(self, path: Path, name: str, words: str = WORDS) -> None:
        self.path = path
        self.name = name
        self.words = words
        self.notebook = open_notebook(path)
        self.notebook.records.name_device(name)

    def close(self) -> None:
        self.notebook.close()

    def exchange(self, folder: Path) -> Exchange:
        return self.notebook.exchange(folder, self.words)

    def preview(self, folder: Path) -> Preview:
        return self.exchange(folder).preview()

    def meet(self, folder: Path) -> tuple[Batch | None, Given]:
        """Take in what the folder holds, and give out what it lacks."""
        exchange = self.exchange(folder)
        preview = exchange.preview()
        return exchange.take_in(preview), exchange.give_out(preview)

    def write(self, note: str, text: str, **fields: object) -> None:
        """Change a note, or begin it."""
        found = self.note(note) or make_annotation(note)
        author = found.author if text == found.note else ""
        self.notebook.records.save(replace(found, note=text, author=author, **fields))  # type: ignore[arg-type]

    def remove(self, note: str) -> None:
        found = self.note(note)
        if found:
            self.notebook.records.remove(found)

    def note(self, note: str) -> Annotation | None:
        return self.notebook.annotations.find(note)

    def text(self, note: str) -> str:
        found = self.note(note)
        return found.note if found else ""

    def contents(self) -> dict[str, object]:
        """All that colleagues are to have in common, without who is told to be who."""
        kept: dict[str, object] = {note.id: replace(note, author="") for note in self.notebook.annotations.all()}
        kept |= {question.id: question for question in self.notebook.questions.all()}
        kept |= {page: self.notebook.bookshelf.bookmark(page) for page in self.notebook.bookshelf.bookmarks()}
        kept |= {order.id: order for order in self.notebook.running_orders.all()}
        return kept | {shelf.id: shelf for shelf in self.notebook.bookshelf.reading_lists()}


def do_something(device: Device, account: Account, lot: Random, notes: int = 6) -> None:
    """One change by lot, as people make them, which the account follows."""
    note = f"n{lot.randrange(notes)}"
    chance = lot.random()
    shown = device.text(note)
    if chance < 0.45:
        words = account.new_words(device.name)
        device.write(note, words)
        account.change(note, shown, words)
    elif chance < 0.6:
        words = account.new_words(device.name)
        device.write(note, f"{shown} {words}")
        account.waiting.setdefault(note, set()).add(words)
    elif chance < 0.7:
        device.remove(note)
        account.change(note, shown)
    elif chance < 0.8:
        if device.note(note):
            tags = (lot.choice("abc"),)
            device.write(note, shown, colour=lot.choice(list(Colour)), tags=tags)
    else:
        _do_something_else(device, lot)


def _do_something_else(device: Device, lot: Random) -> None:
    records, shelf = device.notebook.records, device.notebook.bookshelf
    match lot.randrange(6):
        case 0:
            records.save(make_question(f"What of {lot.randrange(4)}?", NOON))
        case 1:
            page = f"page-{lot.randrange(3)}"
            found = shelf.bookmark(page)
            records.remove(found) if found else records.save(Bookmark(page, NOON))
        case 2:
            lists = {one.id: one for one in shelf.reading_lists()}
            one = lists.get("list", ReadingList("list", "Night", NOON))
            records.save(one.with_page_at(f"page-{lot.randrange(5)}", lot.randrange(3)))
        case 3:
            for one in shelf.reading_lists():
                if lot.random() < 0.3:
                    records.remove(one)
                else:
                    records.save(one.without_page(f"page-{lot.randrange(5)}"))
        case 4:
            orders = {one.id: one for one in device.notebook.running_orders.all()}
            order = orders.get("order", RunningOrder("order", "Talk", NOON))
            item = OrderItem(f"page-{lot.randrange(5)}", lot.choice(("", "do-now")), lot.randrange(3))
            records.save(order.with_items([item]).with_item_at(item.key, lot.randrange(3)))
        case 5:
            for order in device.notebook.running_orders.all():
                key = f"hrdesk/page-{lot.randrange(5)}"
                records.save(lot.choice((order.without_item(key), order.with_minutes(key, lot.randrange(20)))))


def settle_down(devices: list[Device], folder: Path) -> None:
    """Exchange until nobody has anything new: with all files there, two rounds are enough."""
    for _ in range(2):
        for device in devices:
            device.meet(folder)


def assert_agreed(devices: list[Device], account: Account) -> None:
    """All hold the same, and no words are missing that nobody replaced."""
    first, *others = devices
    for other in others:
        assert other.contents() == first.contents()
    missing = {word for note, words in account.waiting.items() for word in words if word not in first.text(note)}
    assert not missing, f"lost: {missing}"

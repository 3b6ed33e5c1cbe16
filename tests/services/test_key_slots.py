"""A wrapped key comes out again for its words, and for nothing else."""

import json
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrdesk.core.errors import FileNotWritable, KeysDamaged, MemoryShort
from hrdesk.services import key_slots
from hrdesk.services.key_slots import KeySlots, SlotKind, make_slot, read_slots, write_slots
from hrdesk.services.passphrase_key import LEAST, Cost, fitting_cost

KEY = bytes(range(32))
WORDS = "heron weir lamp cobalt"


@pytest.fixture(scope="module")
def slots() -> KeySlots:
    return KeySlots(
        (make_slot(SlotKind.PASSPHRASE, WORDS, KEY, LEAST), make_slot(SlotKind.RECOVERY, "34679", KEY, LEAST))
    )


@pytest.fixture
def path(tmp_path: Path, slots: KeySlots) -> Path:
    path = tmp_path / "keys.json"
    write_slots(path, slots)
    return path


def test_each_slot_opens_with_its_own_words(path: Path) -> None:
    read = read_slots(path)
    assert read.is_whole
    assert read.open(SlotKind.PASSPHRASE, WORDS) == KEY
    assert read.open(SlotKind.RECOVERY, "34679") == KEY
    assert read.open(SlotKind.PASSPHRASE, "34679") is None
    assert read.open(SlotKind.RECOVERY, WORDS) is None


def test_the_file_holds_neither_key_nor_words_and_is_its_owners_alone(path: Path) -> None:
    content = path.read_bytes()
    assert WORDS.encode() not in content
    assert KEY not in content
    assert KEY.hex().encode() not in content
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600


def test_salt_and_nonce_are_new_for_each_slot(slots: KeySlots) -> None:
    again = make_slot(SlotKind.PASSPHRASE, WORDS, KEY, LEAST)
    first = slots.slots[0]
    assert {first.salt, first.nonce, first.wrapped}.isdisjoint({again.salt, again.nonce, again.wrapped})


def test_a_new_slot_takes_the_place_of_the_old_one_of_its_kind(slots: KeySlots) -> None:
    changed = slots.with_slot(make_slot(SlotKind.PASSPHRASE, "other words", KEY, LEAST))
    assert changed.open(SlotKind.PASSPHRASE, WORDS) is None
    assert changed.open(SlotKind.PASSPHRASE, "other words") == KEY
    assert changed.open(SlotKind.RECOVERY, "34679") == KEY


@pytest.mark.parametrize("change", [{"kind": SlotKind.RECOVERY}, {"cost": Cost(4)}, {"salt": bytes(16)}])
def test_what_is_bound_to_a_slot_cannot_be_exchanged(change: dict[str, Any], slots: KeySlots) -> None:
    forged = replace(slots.slots[0], **change)
    assert KeySlots((forged,)).open(forged.kind, WORDS) is None


def changed_file(path: Path, **values: object) -> None:
    document = json.loads(path.read_text())
    document["slots"][0].update(values)
    path.write_text(json.dumps(document))


@pytest.mark.parametrize(
    "values",
    [
        {"passes": 2},
        {"passes": 17},
        {"passes": 10**30},
        {"passes": "3"},
        {"passes": True},
        {"passes": 3.0},
        {"memory": 1024},
        {"memory": 1 << 40},
        {"memory": None},
        {"version": 2},
        {"stretched_by": "md5"},
        {"kind": "anybody"},
        {"salt": ""},
        {"salt": "!" * 24},
        {"nonce": "AAAA"},
        {"key": "AAAA"},
        {"key": 7},
    ],
)
def test_a_slot_that_asks_for_something_absurd_is_refused_before_it_costs_anything(
    values: dict[str, object], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_slots, "stretch", lambda *_: pytest.fail("stretched"))
    changed_file(path, **values)
    with pytest.raises(KeysDamaged):
        read_slots(path)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'{"slots": []}', b'{"slots": 7, "format": 1, "sum": ""}', b"\xff\xfe", b"[" * 60_000],
)
def test_a_file_that_holds_no_slots_is_told(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    with pytest.raises(KeysDamaged, match=r"keys\.json"):
        read_slots(path)


def test_a_huge_file_is_not_read_to_its_end(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" " * (1 << 20))
    with pytest.raises(KeysDamaged):
        read_slots(path)


def test_a_file_that_is_gone_or_newer_is_told(path: Path) -> None:
    document = json.loads(path.read_text())
    unknown: list[object] = [document["slots"], [{"kind": "hardware"}], {}]
    for slots in unknown:
        path.write_text(json.dumps({**document, "format": 2, "slots": slots}))
        with pytest.raises(KeysDamaged, match="newer"):
            read_slots(path)
    path.unlink()
    with pytest.raises(KeysDamaged, match="No such file"):
        read_slots(path)


def test_a_file_with_many_slots_of_a_kind_is_refused_for_each_would_be_tried(path: Path, slots: KeySlots) -> None:
    write_slots(path, KeySlots(slots.slots[:1] * 2))
    with pytest.raises(KeysDamaged):
        read_slots(path)


@settings(max_examples=60, deadline=None)
@given(place=st.integers(min_value=0), bit=st.integers(0, 7))
def test_a_flipped_bit_is_told_or_does_no_harm(
    place: int, bit: int, slots: KeySlots, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("flipped") / "keys.json"
    write_slots(path, slots)
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= 1 << bit
    path.write_bytes(content)
    try:
        read = read_slots(path)
    except KeysDamaged:
        return
    assert not read.is_whole or read.slots == slots.slots


def test_a_file_that_cannot_be_written_leaves_the_old_words(
    path: Path, slots: KeySlots, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hrdesk.services.safe_file.os.fsync", full)
    changed = slots.with_slot(make_slot(SlotKind.PASSPHRASE, "other words", KEY, LEAST))
    with pytest.raises(FileNotWritable, match="No space"):
        write_slots(path, changed)
    assert read_slots(path) == slots
    assert [file.name for file in path.parent.iterdir()] == ["keys.json"]


def test_too_little_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_words: object, **_costs: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("nacl.pwhash.argon2id.kdf", no_room)
    with pytest.raises(MemoryShort):
        make_slot(SlotKind.PASSPHRASE, WORDS, KEY, LEAST)


@pytest.mark.parametrize(("took", "memory_mb"), [(0.01, 256), (0.2, 128), (0.4, 64), (9.0, 64)])
def test_the_cost_fits_the_computer(took: float, memory_mb: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hrdesk.services.passphrase_key.stretch", lambda *_: b"")
    times = iter([10.0, 10.0 + took])
    cost = fitting_cost(lambda: next(times))
    assert cost == Cost(3, memory_mb << 20)
    assert cost.is_sane

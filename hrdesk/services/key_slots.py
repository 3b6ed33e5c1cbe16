"""The key of a protected notebook, wrapped once for the passphrase and once for the recovery code.

`keys.json` holds no key that could be used: each slot is the notebook's key, encrypted with XChaCha20-Poly1305 under
what Argon2id makes of the words. Kind, version, costs and salt are bound to it as associated data, so that nobody can
exchange them. So the words can change without writing the notebook anew.
"""

import json
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from hrdesk.core.errors import KeysDamaged
from hrdesk.services.passphrase_key import SALT_BYTES, Cost, stretch
from hrdesk.services.safe_file import write_private

FORMAT = 1
_NONCE_BYTES = 24
_WRAPPED_BYTES = 32 + 16
_LARGEST_FILE = 64 * 1024


class SlotKind(StrEnum):
    PASSPHRASE = "passphrase"  # noqa: S105 - the kind, not the words
    RECOVERY = "recovery"


@dataclass(frozen=True)
class Slot:
    """One way to the key."""

    kind: SlotKind
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True)
class KeySlots:
    """All ways to the key; `is_whole` says whether the file is as it was written."""

    slots: tuple[Slot, ...]
    is_whole: bool = True

    def open(self, kind: SlotKind, words: str) -> bytes | None:
        """The key, if these are the words of a slot of this kind."""
        keys = (_unwrap(slot, words) for slot in self.slots if slot.kind is kind)
        return next((key for key in keys if key), None)

    def with_slot(self, slot: Slot) -> "KeySlots":
        """The slots with this one in the place of any of its kind."""
        others = tuple(other for other in self.slots if other.kind is not slot.kind)
        return replace(self, slots=(*others, slot), is_whole=True)


def make_slot(kind: SlotKind, words: str, key: bytes, cost: Cost) -> Slot:
    """Wrap the key under the words."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    bare = Slot(kind, cost, os.urandom(SALT_BYTES), os.urandom(_NONCE_BYTES), b"")
    return replace(bare, wrapped=encrypt(key, _bound(bare), bare.nonce, stretch(words, bare.salt, bare.cost)))


def read_slots(path: Path) -> KeySlots:
    """What the file holds; raises KeysDamaged if that is no key slots, or asks for absurd costs."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE + 1)
        if len(content) > _LARGEST_FILE:
            raise KeysDamaged(path=path, reason="it is far too large")
        document = json.loads(content)
        if document["format"] != FORMAT:
            raise KeysDamaged(path=path, reason="it was written by a newer hrdesk")
        slots = tuple(_read_slot(values) for values in document["slots"])
        if len({slot.kind for slot in slots}) < len(slots):  # each costs time and memory to try
            raise ValueError("two slots of a kind")
        return KeySlots(slots, document["sum"] == _sum(document["slots"]))
    except OSError as error:
        raise KeysDamaged(path=path, reason=error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise KeysDamaged(path=path, reason="it is not as it was written") from error


def write_slots(path: Path, slots: KeySlots) -> None:
    """Write all slots or none, so that at every moment the old words or the new ones open the notebook."""
    values = [_slot_values(slot) for slot in slots.slots]
    document = {"format": FORMAT, "slots": values, "sum": _sum(values)}
    write_private(path, json.dumps(document, indent=2).encode() + b"\n")


def _unwrap(slot: Slot, words: str) -> bytes | None:
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    stretched = stretch(words, slot.salt, slot.cost)
    try:
        return bytes(decrypt(slot.wrapped, _bound(slot), slot.nonce, stretched))
    except CryptoError:
        return None


def _bound(slot: Slot) -> bytes:
    """What is bound to the wrapped key: everything of a slot that is no secret."""
    values = _slot_values(slot)
    return json.dumps({name: values[name] for name in sorted(values) if name != "key"}).encode()


def _slot_values(slot: Slot) -> dict[str, object]:
    return {
        "kind": slot.kind.value,
        "version": FORMAT,
        "stretched_by": "argon2id",
        "passes": slot.cost.passes,
        "memory": slot.cost.memory,
        "salt": b64encode(slot.salt).decode(),
        "nonce": b64encode(slot.nonce).decode(),
        "key": b64encode(slot.wrapped).decode(),
    }


def _read_slot(values: Any) -> Slot:  # what json gives
    salt, nonce, wrapped = (b64decode(values[name], validate=True) for name in ("salt", "nonce", "key"))
    cost = Cost(values["passes"], values["memory"])
    is_number = all(type(number) is int for number in (cost.passes, cost.memory))
    if not is_number or not cost.is_sane or (values["version"], values["stretched_by"]) != (FORMAT, "argon2id"):
        raise ValueError("no slot of ours")
    if (len(salt), len(nonce), len(wrapped)) != (SALT_BYTES, _NONCE_BYTES, _WRAPPED_BYTES):
        raise ValueError("lengths of a slot")
    return Slot(SlotKind(values["kind"]), cost, salt, nonce, wrapped)


def _sum(slots: object) -> str:
    """Tells a damaged file from wrong words; what protects the key is the encryption."""
    return sha256(json.dumps(slots, sort_keys=True).encode()).hexdigest()

"""Protects a notebook with a passphrase, changes it, and takes the protection away; the caller holds its lock.

Each is finished or taken back by the next opening, whenever the process or the power ends. To protect and to unprotect,
nothing may have the notebook open, this process included: two SQLite libraries in one see no locks of each other.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from hrdesk.core.errors import (
    AlreadyProtected,
    HrdeskError,
    KeysDamaged,
    NotProtected,
    RecoveryCodeMistyped,
    WrongPassphrase,
    WrongRecoveryCode,
)
from hrdesk.core.passphrase import ensure_usable, read_passphrase
from hrdesk.core.recovery_code import DRAWN, LETTERS, CodeReading, letters_of, make_code, read_code
from hrdesk.services.database import (
    KEY_BYTES,
    DatabaseError,
    is_plain,
    open_notebook_file,
    transaction,
    trouble_with,
)
from hrdesk.services.key_slots import KeySlots, SlotKind, make_slot, read_slots, write_slots
from hrdesk.services.notebook_copy import copy_notebook
from hrdesk.services.notebook_swap import is_protected, keys_file, new_file, settle, swap
from hrdesk.services.passphrase_key import Cost, fitting_cost
from hrdesk.services.shipped_text import read_shipped
from hrdesk.services.team import Team

__all__ = [
    "RecoveryCode",
    "change_passphrase",
    "is_protected",
    "new_recovery_code",
    "plain_leftovers",
    "protect",
    "suggest_passphrase",
    "unlock",
    "unprotect",
]

SUGGESTED_WORDS = 4


@dataclass(frozen=True)
class RecoveryCode:
    """Opens the notebook when the passphrase is forgotten; shown once, kept nowhere."""

    text: str


def protect(path: Path, passphrase: str, cost: Cost | None = None) -> RecoveryCode:
    """Encrypt the notebook, or one that is still to be begun, under a new key that the passphrase opens.

    Raises what `ensure_usable` says of the passphrase, AlreadyProtected, NotebookDamaged, NotebookUnusable,
    NotebookInUse, FileNotWritable or ProtectionNotChanged; the notebook is then as it was.
    """
    ensure_usable(passphrase)
    settle(path)
    if is_protected(path):
        raise AlreadyProtected
    key, code, cost = os.urandom(KEY_BYTES), _draw_code(), cost or fitting_cost()
    slots = KeySlots(
        (
            make_slot(SlotKind.PASSPHRASE, read_passphrase(passphrase), key, cost),
            make_slot(SlotKind.RECOVERY, letters_of(code.text), key, cost),
        )
    )
    if not path.exists():
        write_slots(keys_file(path), slots)
        return code
    with _taken_back(path):
        _copy(path, None, key)
        write_slots(keys_file(path), slots)
        swap(path)
    return code


def unprotect(path: Path, words: str) -> None:
    """Make the notebook a plain file again, without the words of a team; raises as `unlock` and `protect` do."""
    settle(path)
    key = unlock(path, words)
    if not path.exists():
        keys_file(path).unlink()
        return
    with _taken_back(path):
        _copy(path, key, None)
        swap(path)


def unlock(path: Path, words: str) -> bytes:
    """The notebook's key, for its passphrase or its recovery code.

    Raises WrongPassphrase, WrongRecoveryCode, RecoveryCodeMistyped, KeysDamaged, MemoryShort or NotProtected.
    """
    return _open_slots(path, words)[1]


def change_passphrase(path: Path, words: str, new: str, cost: Cost | None = None) -> None:
    """Let a new passphrase open the notebook in the place of the old one; the recovery code stays.

    At every instant the old one or the new one opens it. Raises as `unlock`, and FileNotWritable.
    """
    ensure_usable(new)
    slots, key = _open_slots(path, words)
    slot = make_slot(SlotKind.PASSPHRASE, read_passphrase(new), key, cost or fitting_cost())
    write_slots(keys_file(path), slots.with_slot(slot))


def new_recovery_code(path: Path, words: str, cost: Cost | None = None) -> RecoveryCode:
    """A new recovery code in the place of the old one, which opens nothing any more; raises as `unlock`."""
    slots, key = _open_slots(path, words)
    code = _draw_code()
    slot = make_slot(SlotKind.RECOVERY, letters_of(code.text), key, cost or fitting_cost())
    write_slots(keys_file(path), slots.with_slot(slot))
    return code


def plain_leftovers(path: Path) -> tuple[Path, ...]:
    """Plain notebooks kept under other names beside this one, because they were damaged or replaced."""
    aside = sorted(path.parent.glob(f"{path.stem}.*{path.suffix}"))
    return tuple(file for file in aside if file != path and file.is_file() and is_plain(file))


def suggest_passphrase(words_file: Path) -> str:
    """Four words drawn by lot by the operating system: of the 7,776 of our list, 52 bits. Raises BundleDamaged."""
    words = read_shipped(words_file).split()
    return " ".join(secrets.choice(words) for _ in range(SUGGESTED_WORDS))


def _draw_code() -> RecoveryCode:
    return RecoveryCode(make_code([secrets.randbelow(len(LETTERS)) for _ in range(DRAWN)]))


def _open_slots(path: Path, words: str) -> tuple[KeySlots, bytes]:
    if not is_protected(path):
        raise NotProtected
    slots, reading = read_slots(keys_file(path)), read_code(words)
    key = slots.open(SlotKind.RECOVERY, letters_of(words)) if reading is CodeReading.CODE else None
    key = key or slots.open(SlotKind.PASSPHRASE, read_passphrase(words))
    if key:
        return slots, key
    if not slots.is_whole:
        raise KeysDamaged(path=keys_file(path), reason="it is not as it was written")
    match reading:
        case CodeReading.CODE:
            raise WrongRecoveryCode
        case CodeReading.MISTYPED:
            raise RecoveryCodeMistyped
    raise WrongPassphrase


@contextmanager
def _taken_back(path: Path) -> Iterator[None]:
    """What goes wrong on the way leaves no half copy behind; if even that fails, the next opening sees to it."""
    try:
        yield
    except BaseException:
        with suppress(HrdeskError):
            settle(path)
        raise


def _forget_team(path: Path, key: bytes) -> None:
    """What opens the files of colleagues is kept in protected notebooks only."""
    try:
        with closing(open_notebook_file(path, key)) as connection, transaction(connection):
            Team(connection).forget()
    except DatabaseError as error:
        raise trouble_with(path, error) from error


def _copy(path: Path, key: bytes | None, new_key: bytes | None) -> None:
    if key and not new_key:
        _forget_team(path, key)
    copy_notebook(path, key, new_file(path), new_key)

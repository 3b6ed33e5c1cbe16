"""Stretches the words of a passphrase into a key, so that each guess costs time and memory."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter

from hrdesk.core.errors import MemoryShort

SALT_BYTES = 16
_TARGET_S = 0.5
"""What unlocking may take where the passphrase was set; an old laptop opens the same stick in a few seconds."""


@dataclass(frozen=True)
class Cost:
    """What one guess costs: passes over so many bytes of memory."""

    passes: int = 3
    memory: int = 64 << 20

    @property
    def is_sane(self) -> bool:
        """Whether a file may ask for it: no less than is safe, no more than a laptop has."""
        return 3 <= self.passes <= 16 and 64 << 20 <= self.memory <= 1 << 30


LEAST = Cost()
_MOST_MEMORY = 256 << 20


def stretch(words: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes by Argon2id (RFC 9106); raises MemoryShort if there is no room for it."""
    from nacl.exceptions import RuntimeError as NoRoom
    from nacl.pwhash.argon2id import kdf

    secret = words.encode("utf-8", "surrogatepass")
    try:
        return bytes(kdf(32, secret, salt, opslimit=cost.passes, memlimit=cost.memory))
    except (NoRoom, MemoryError) as error:
        raise MemoryShort from error


def fitting_cost(clock: Callable[[], float] = perf_counter) -> Cost:
    """What this computer does in about half a second, and no less than is safe."""
    began = clock()
    stretch("", bytes(SALT_BYTES), LEAST)
    took = max(clock() - began, 1e-3)
    cost = LEAST
    while cost.memory < _MOST_MEMORY and 2 * took <= _TARGET_S:
        cost, took = replace(cost, memory=2 * cost.memory), 2 * took
    return cost

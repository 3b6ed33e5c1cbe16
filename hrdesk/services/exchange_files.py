"""The files of an exchange folder: each holds versions of one device, encrypted, and is never written again.

A file begins with a short head that anybody can read: which device, which of its files, and how its key is made of the
team passphrase. Behind it stand lines of versions, compressed, under XChaCha20-Poly1305; the head is bound to them. So
no two devices write one file, and whatever carries the folder (a stick, a share, Syncthing) has nothing to merge.
"""

import os
import stat
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path

from hrdesk.core.exchange_errors import (
    ExchangeFileDamaged,
    ExchangeFileForeign,
    ExchangeFileNotWhole,
    ExchangeFileOfOthers,
    ExchangeFileTooNew,
    ExchangeFileUnreadable,
    ExchangeFolderMissing,
    ExchangeFolderUnreadable,
)
from hrdesk.services.passphrase_key import SALT_BYTES, Cost
from hrdesk.services.safe_file import replacing
from hrdesk.services.team import KeyOrigin
from hrdesk.services.team_keys import TeamKeys, is_affordable

SUFFIX = ".hrx"
FORMAT = 1

LARGEST_FILE = 64 << 20
_LARGEST_TEXT = 256 << 20
"""What a file may hold when it is no longer compressed."""
_TEXT_A_FILE = 4 << 20
"""Characters after which another file is begun."""

_MAGIC = b"hrdeskX\n"
_START = struct.Struct(">8sH")
_HEAD = struct.Struct(f">8sH8sIII{SALT_BYTES}s24sQ")
_MARK_BYTES = 16
_SUM = struct.Struct(">I")
_SUM_AT = _HEAD.size + _MARK_BYTES
_BODY = _SUM_AT + _SUM.size
_LONGEST_NUMBER = 2**32 - 1


@dataclass(frozen=True)
class _Head:
    device: str
    number: int
    origin: KeyOrigin
    nonce: bytes
    length: int
    """Bytes that follow the head, its mark and their sum."""

    def packed(self) -> bytes:
        return _HEAD.pack(
            *(_MAGIC, FORMAT, bytes.fromhex(self.device), self.number),
            *(self.origin.cost.passes, self.origin.cost.memory, self.origin.salt, self.nonce, self.length),
        )


def exchange_files(folder: Path) -> tuple[Path, ...]:
    """Every file that may be one of an exchange, whatever its name: copies and conflicts of others count as well.

    Raises ExchangeFolderMissing or ExchangeFolderUnreadable.
    """
    try:
        names = [path for path in folder.iterdir() if path.name.lower().endswith(SUFFIX)]
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ExchangeFolderMissing(path=folder) from error
    except OSError as error:
        raise ExchangeFolderUnreadable(path=folder, reason=error.strerror or error) from error
    return tuple(sorted(path for path in names if not path.name.startswith(".")))


def read_exchange_file(path: Path, keys: TeamKeys) -> tuple[str, ...]:
    """The lines in a file; raises ExchangeFileSkipped, as a subclass that says why it is left out."""
    content = _content(path)
    head = _head(path, content)
    key = keys.key_for(head.origin, path.name)
    if not compare_digest(_mark(key, content[: _HEAD.size]), content[_HEAD.size : _SUM_AT]):
        raise ExchangeFileOfOthers(name=path.name)
    keys.confirm(head.origin)
    if len(content) - _BODY < head.length:
        raise ExchangeFileNotWhole(name=path.name)
    return _lines(path, content, head, key)


def write_exchange_files(folder: Path, device: str, keys: TeamKeys, lines: Sequence[str]) -> tuple[Path, ...]:
    """Write lines into new files of this device, each whole or not at all; raises FileNotWritable."""
    _tidy(folder, device)
    written = []
    for part in _shared_out(lines):
        number = _next_number(folder, device)
        path = folder / f"{device.upper()}-{number:06d}{SUFFIX}"
        content = _sealed(device, number, keys, part)
        with replacing(path) as unfinished, unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        written.append(path)
    return tuple(written)


def _content(path: Path) -> bytes:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode) or about.st_size > LARGEST_FILE:
            raise ExchangeFileForeign(name=path.name)
        with path.open("rb") as file:
            return file.read(LARGEST_FILE)
    except OSError as error:
        raise ExchangeFileUnreadable(name=path.name, reason=error.strerror or error) from error


def _head(path: Path, content: bytes) -> _Head:
    if not (content.startswith(_MAGIC) or _MAGIC.startswith(content)):
        raise ExchangeFileForeign(name=path.name)
    if len(content) < _START.size:
        raise ExchangeFileNotWhole(name=path.name)
    if _START.unpack_from(content)[1] > FORMAT:
        raise ExchangeFileTooNew(name=path.name)
    if len(content) < _BODY:
        raise ExchangeFileNotWhole(name=path.name)
    if _SUM.unpack_from(content, _SUM_AT)[0] != zlib.crc32(content[:_SUM_AT]):
        raise ExchangeFileDamaged(name=path.name)
    _, form, device, number, passes, memory, salt, nonce, length = _HEAD.unpack_from(content)
    cost = Cost(passes, memory)
    if form != FORMAT or not is_affordable(cost):
        raise ExchangeFileDamaged(name=path.name)
    return _Head(device.hex(), number, KeyOrigin(salt, cost), nonce, length)


def _lines(path: Path, content: bytes, head: _Head, key: bytes) -> tuple[str, ...]:
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    try:
        sealed, bound = content[_BODY : _BODY + head.length], content[:_BODY]
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(decrypt(sealed, bound, head.nonce, _part(key, b"hrx body")), _LARGEST_TEXT)
        if not unpacking.eof:
            raise ExchangeFileDamaged(name=path.name)
        return tuple(text.decode("utf-8").split("\n"))
    except (CryptoError, zlib.error, UnicodeDecodeError) as error:
        raise ExchangeFileDamaged(name=path.name) from error


def _sealed(device: str, number: int, keys: TeamKeys, lines: Sequence[str]) -> bytes:
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    packed = zlib.compress("\n".join(lines).encode("utf-8"), 9)
    nonce = os.urandom(24)
    head = _Head(device, number, keys.own, nonce, len(packed) + 16).packed()
    start = head + _mark(keys.own_key, head)
    bound = start + _SUM.pack(zlib.crc32(start))
    return bound + bytes(encrypt(packed, bound, nonce, _part(keys.own_key, b"hrx body")))


def _mark(key: bytes, head: bytes) -> bytes:
    """Tells whether a key is the right one, also where the rest of a file is cut off."""
    return blake2b(head, key=_part(key, b"hrx head"), digest_size=_MARK_BYTES).digest()


def _part(key: bytes, purpose: bytes) -> bytes:
    """A key of its own for each purpose."""
    return blake2b(key=key, person=purpose, digest_size=32).digest()


def _tidy(folder: Path, device: str) -> None:
    """Remove what this device began and was kept from finishing."""
    for path in folder.glob(f".{device.upper()}-*.part"):
        with suppress(OSError):
            path.unlink()


def _shared_out(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    part: list[str] = []
    length = 0
    for line in lines:
        if part and length + len(line) > _TEXT_A_FILE:
            yield part
            part, length = [], 0
        part.append(line)
        length += len(line)
    if part:
        yield part


def _next_number(folder: Path, device: str) -> int:
    """One more than any number that stands behind the name of this device, whatever else is in the file's name."""
    numbers = [0]
    for path in exchange_files(folder):
        name, _, rest = path.name.partition("-")
        digits = rest[:10].partition(".")[0]
        if name.lower() == device and digits.isdecimal() and int(digits) < _LONGEST_NUMBER:
            numbers.append(int(digits))
    return max(numbers) + 1

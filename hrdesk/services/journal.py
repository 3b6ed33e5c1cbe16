"""The journal beside a notebook that was not closed: whether changes that were saved in it can no longer be read.

SQLite reads its write-ahead log up to the first frame that does not fit and takes what follows for a write that the
power cut short. A damaged frame in the midst so takes all later changes with it, and nobody is told. The difference can
be seen: each change is synced before the next one is written, so what was cut short is one change, the last one.
The formats are those of https://www.sqlite.org/walformat.html.
"""

import struct
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import BinaryIO

_HEADER = struct.Struct(">8I")
"""Magic number, format, page size, sequence, two salts, two sums."""
_FRAME = struct.Struct(">4I8x")
"""Page, size of the file where it ends a change, two salts; then two sums."""
_MAGIC = 0x377F0682
_FRAMES_IN_USE = 16
"""Where the index in shared memory holds how many frames SQLite reads, in the machine's own order of bytes."""


def journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def has_damaged_changes(path: Path) -> bool:
    """Whether saved changes in the journal of this notebook cannot be read; while a connection has looked at it."""
    try:
        with journal_of(path).open("rb") as journal:
            header = journal.read(_HEADER.size)
            if len(header) < _HEADER.size or not any(header):
                return False
            if not _is_whole(header):
                return True
            _, _, page_size, _, *salts, _, _ = _HEADER.unpack(header)
            used = _frames_in_use(path)
            journal.seek(_HEADER.size + used * (_FRAME.size + page_size))
            goes_on = _goes_on_after_a_change(_frames(journal, page_size), salts)
            return goes_on and _frames_in_use(path) == used  # or another program has written meanwhile
    except FileNotFoundError:
        return False


def keep_copy(path: Path) -> Path:
    """Copy a notebook with its journal, before SQLite removes what it cannot read; returns where. Raises OSError."""
    import shutil  # which loads every way to compress, and is not needed at a start

    numbers = (path.with_name(f"{path.stem}.damaged-{number}{path.suffix}") for number in count(1))
    copy = next(name for name in numbers if not name.exists())
    shutil.copyfile(path, copy)
    shutil.copyfile(journal_of(path), journal_of(copy))
    return copy


def _is_whole(header: bytes) -> bool:
    magic, *_, first, second = _HEADER.unpack(header)
    if magic not in (_MAGIC, _MAGIC + 1):
        return False
    words = struct.unpack("<6I" if magic == _MAGIC else ">6I", header[:24])
    sums = [0, 0]
    for even, odd in zip(words[::2], words[1::2], strict=True):
        sums[0] = (sums[0] + even + sums[1]) % 2**32
        sums[1] = (sums[1] + odd + sums[0]) % 2**32
    return sums == [first, second]


def _frames_in_use(path: Path) -> int:
    with path.with_name(f"{path.name}-shm").open("rb") as index:
        return int.from_bytes(index.read(_FRAMES_IN_USE + 4)[_FRAMES_IN_USE:], sys.byteorder)


def _frames(journal: BinaryIO, page_size: int) -> Iterator[tuple[bool, list[int]]]:
    """Of each frame from here on: whether it ends a change, and its salts."""
    while len(head := journal.read(_FRAME.size)) == _FRAME.size:
        _, size, *salts = _FRAME.unpack(head)
        yield size > 0, salts
        journal.seek(page_size, 1)


def _goes_on_after_a_change(frames: Iterator[tuple[bool, list[int]]], salts: list[int]) -> bool:
    """Whether a change ends among these frames and another begins after it, all of this journal's present round."""
    has_ended = False
    for ends_change, frame_salts in frames:
        if frame_salts == salts:
            if has_ended:
                return True
            has_ended = ends_change
    return False

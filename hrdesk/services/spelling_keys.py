"""Words by the keys of their spelling, many to a row: a row for each key takes longer to write than all else.

A bucket holds the keys that begin with the same bits, each as 4 bytes with the 4 bytes of its word's number.
"""

import struct
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from zlib import crc32

from hrdesk.services.database import Connection, value_marks

_BUCKET_BITS = 14
"""Some ten keys a bucket in the bundled library; 170 in one of 300,000 passages."""
_NUMBER_BITS = 32
_SHIFT = 2 * _NUMBER_BITS - _BUCKET_BITS
_ENTRY = struct.Struct("<II")
"""The word's number, then its key: together one number of 64 bits by which entries are in order."""


def packed_keys(words: Iterable[tuple[int, Iterable[str]]]) -> Iterator[tuple[int, bytes]]:
    """(bucket, entries) of words, each given by its number and its keys.

    Words with the same keys are best given one after another: their keys become numbers once.
    """
    entries: list[int] = []
    for keys, alike in groupby(words, itemgetter(1)):
        numbers = {_number(key) << _NUMBER_BITS for key in keys}
        for word, _ in alike:
            entries += [number | word for number in numbers]
    entries.sort()
    for bucket, inside in groupby(entries, lambda entry: entry >> _SHIFT):
        found = list(inside)
        yield bucket, struct.pack(f"<{len(found)}Q", *found)


def words_with_keys(connection: Connection, keys: Iterable[str], limit: int) -> list[int]:
    """Numbers of the words that have one of the keys, those that share the most of them first.

    A few have none of them but one with the same number: near words are measured anyway.
    """
    wanted = {_number(key) for key in keys}
    buckets = sorted({key >> (_NUMBER_BITS - _BUCKET_BITS) for key in wanted})
    sql = f"SELECT entries FROM search_spellings WHERE bucket IN ({value_marks(buckets)})"
    shared: Counter[int] = Counter()
    for (entries,) in connection.execute(sql, buckets):
        shared.update([word for word, key in _ENTRY.iter_unpack(entries) if key in wanted])
    return [word for word, _ in shared.most_common(limit)]


def _number(key: str) -> int:
    """A key as a number of 32 bits; two keys may share one."""
    return crc32(key.encode())

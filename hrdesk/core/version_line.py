"""A version as one line of text that devices hand to each other, and back: nothing in it is believed unseen."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from hrdesk.core.hybrid_clock import LATEST_MS, read_stamp
from hrdesk.core.record import Record, RecordKind, from_document, key_of
from hrdesk.core.version import Version

LONGEST_AUTHOR = 80
"""Characters of the name by which colleagues know a person."""

DEVICE = re.compile(r"[0-9a-f]{16}")
_LARGEST = 2**53
_LONGEST_KEY = 400
_MOST_SEEN = 10_000
_YEARS = range(1900, 9_999)


def to_line(version: Version) -> str:
    """The version as JSON without line breaks; the same version is the same text on every device."""
    document = {
        "number": version.number,
        "stamp": str(version.stamp),
        "kind": version.kind.value,
        "key": version.key,
        "author": version.author,
        "seen": dict(sorted(version.seen.items())),
        "document": version.document,
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_line(line: str) -> Version:
    """The version in a line; raises ValueError where there is none that this hrdesk could keep and show."""
    try:
        values = json.loads(line, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(values, dict):
        raise ValueError("no version")
    stamp, seen = read_stamp(_text(values, "stamp", 60)), values.get("seen")
    if not DEVICE.fullmatch(stamp.device) or stamp.milliseconds > LATEST_MS:
        raise ValueError("no stamp of a device")
    if not isinstance(seen, dict) or len(seen) > _MOST_SEEN or not all(map(DEVICE.fullmatch, seen)):
        raise ValueError("no versions that were seen")
    kind, key = RecordKind(_text(values, "kind", 40)), _text(values, "key", _LONGEST_KEY)
    return Version(
        number=_number(values.get("number"), least=1),
        stamp=stamp,
        kind=kind,
        key=key,
        document=_document(kind, key, values.get("document")),
        seen={device: _number(number) for device, number in seen.items()},
        author=_text(values, "author", LONGEST_AUTHOR),
    )


def _document(kind: RecordKind, key: str, document: object) -> dict[str, object] | None:
    if document is None:
        return None
    if not isinstance(document, dict):
        raise ValueError("no document")
    record = from_document(kind, key, document, _text({"author": "", **document}, "author", LONGEST_AUTHOR))
    if key_of(record) != key:
        raise ValueError("a key of another record")
    if any(moment.year not in _YEARS for moment in _moments(record)):
        raise ValueError("a date that no calendar shows")
    json.dumps(document, ensure_ascii=False).encode()  # half a character can neither be kept nor shown
    for number in _numbers(document):
        _number(number)
    return document


def _moments(record: Record) -> Iterator[Any]:
    return (getattr(record, name) for name in ("created", "modified", "asked") if hasattr(record, name))


def _numbers(document: Mapping[str, object]) -> Iterator[object]:
    """What stands as a number in a document, or in a list or under names there."""
    for value in document.values():
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
        for part in inner:
            if isinstance(part, int | float):
                yield part


def _text(values: Mapping[str, object], name: str, longest: int) -> str:
    value = values.get(name)
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError(f"{name} is no short text")
    value.encode()
    return value


def _number(value: object, least: int = 0) -> int:
    if type(value) is not int or not least <= value < _LARGEST:
        raise ValueError("no number of ours")
    return value


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")

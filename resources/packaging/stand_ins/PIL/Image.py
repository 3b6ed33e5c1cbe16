"""Tells the kind and size of a PNG picture, as Pillow does when it opens one."""

import struct
from dataclasses import dataclass, field
from typing import BinaryIO

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEAD = struct.Struct(">8sI4sII")
"""Signature, then length and name of the first chunk, which begins with width and height (PNG, 3rd ed., 11.2.1)."""


@dataclass(frozen=True)
class Image:
    """What is known of a picture without reading its pixels."""

    format: str
    size: tuple[int, int]
    """Width and height in pixels."""
    info: dict[str, object] = field(default_factory=dict)


def open(stream: BinaryIO) -> Image:
    """The picture in a stream; raises ValueError for what is no PNG."""
    head = stream.read(_HEAD.size)
    if len(head) == _HEAD.size:
        signature, _, chunk, width, height = _HEAD.unpack(head)
        if signature == _SIGNATURE and chunk == b"IHDR":
            return Image("PNG", (width, height))
    raise ValueError("not a PNG picture, the only kind that this program writes into slides")

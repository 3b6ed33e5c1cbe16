"""The icon of the program in the sizes and kinds that systems ask for, drawn from its one SVG."""

import os
import struct
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Pixels, of the hicolor theme."""
_OF_WINDOWS = (16, 24, 32, 48, 64, 128, 256)
_OF_MACOS = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}
"""Apple's names for PNG pictures of these sizes."""


def write_icons(drawing: Path, folder: Path) -> None:
    """Write hrdesk-SIZE.png for each size, hrdesk.ico and hrdesk.icns into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: _png(drawing, size) for size in SIZES}
    for size, picture in pictures.items():
        (folder / f"hrdesk-{size}.png").write_bytes(picture)
    (folder / "hrdesk.ico").write_bytes(_ico({size: pictures[size] for size in _OF_WINDOWS}))
    (folder / "hrdesk.icns").write_bytes(_icns({_OF_MACOS[size]: pictures[size] for size in _OF_MACOS}))


def _png(drawing: Path, size: int) -> bytes:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.read_bytes())).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants the kind as bytes
    return bytes(content.data())


def _ico(pictures: dict[int, bytes]) -> bytes:
    """Windows' file of icons: a head, 16 bytes for each picture, then the pictures as PNG."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at = len(head) + 16 * len(pictures)
    entries = b""
    for size, picture in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return head + entries + b"".join(pictures.values())


def _icns(pictures: dict[bytes, bytes]) -> bytes:
    """Apple's file of icons: a head with the length, then each picture behind its name and length."""
    parts = b"".join(name + struct.pack(">I", 8 + len(picture)) + picture for name, picture in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(parts)) + parts

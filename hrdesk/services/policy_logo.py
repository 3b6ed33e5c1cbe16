"""Reads the logo of an organisation, and refuses pictures that could keep the window from opening."""

import re
import struct
from dataclasses import dataclass
from pathlib import Path

_LARGEST_BYTES = 1_000_000
_LARGEST_SIDE = 4_096
"""Pixels: 64 MB once it is unpacked."""
_PNG = b"\x89PNG\r\n\x1a\n"
_SIZE_IN_PNG = struct.Struct(">II")
_HEAVY = re.compile(
    rb"<\s*(use|image|filter|pattern|mask|foreignObject|script|style|animate\w*|!ENTITY)\b", re.IGNORECASE
)
"""What reads other files, or takes for ever: 2 kB of nested `use` hang Qt."""
_OTHER_FILE = re.compile(rb"(?:href\s*=\s*[\"']|url\(\s*[\"']?)\s*(?!#)[^\"')\s]", re.IGNORECASE)
_MOST_ELEMENTS = 5_000
_DEEPEST = 40


@dataclass(frozen=True)
class Logo:
    """A picture that can be drawn without a second look."""

    content: bytes
    is_svg: bool


class LogoRefused(Exception):
    """Why a logo cannot be used, as the end of a sentence that begins with its name."""


def read_logo(path: Path) -> Logo:
    """The logo at `path`; raises LogoRefused."""
    try:
        if not path.is_file():
            raise LogoRefused(f"names {path}, where there is no file")
        if path.stat().st_size > _LARGEST_BYTES:
            raise LogoRefused(f"names {path}, which is larger than 1 MB")
        content = path.read_bytes()
    except OSError as error:
        raise LogoRefused(f"names {path}, which cannot be read ({error.strerror or error})") from error
    if content.startswith(_PNG):
        return _checked_png(path, content)
    if b"<svg" in content[:4_096]:
        return _checked_svg(path, content)
    raise LogoRefused(f"names {path}, which is neither PNG nor SVG")


def _checked_png(path: Path, content: bytes) -> Logo:
    if len(content) < len(_PNG) + 16 or content[12:16] != b"IHDR":
        raise LogoRefused(f"names {path}, which is damaged")
    sides = _SIZE_IN_PNG.unpack_from(content, 16)
    if not all(0 < side <= _LARGEST_SIDE for side in sides):
        raise LogoRefused(f"names {path}, which is larger than {_LARGEST_SIDE} pixels")
    return Logo(content, is_svg=False)


def _checked_svg(path: Path, content: bytes) -> Logo:
    if b"\0" in content:
        raise LogoRefused(f"names {path}, which is not written as UTF-8")
    heavy = _HEAVY.search(content)
    if heavy:
        part = heavy[1].decode("ascii", "replace")
        raise LogoRefused(f"names {path}, which holds <{part}>, which hrdesk does not draw: save it as PNG")
    if _OTHER_FILE.search(content):
        raise LogoRefused(f"names {path}, which points to another file: save it as PNG")
    if content.count(b"<") > _MOST_ELEMENTS or _depth(content) > _DEEPEST:
        raise LogoRefused(f"names {path}, which has too many parts: save it as PNG")
    return Logo(content, is_svg=True)


def _depth(content: bytes) -> int:
    """How deep groups stand in each other at most."""
    depth = deepest = 0
    for found in re.finditer(rb"<(/?)(?:g|svg|symbol|a)\b[^>]*?(/?)>", content):
        depth += -1 if found[1] else 0 if found[2] else 1
        deepest = max(deepest, depth)
    return deepest

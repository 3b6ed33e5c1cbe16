"""Packs a folder so that the same files give the same bytes: names in order, one time, no owners."""

import io
import lzma
import tarfile
from pathlib import Path

_FILTERS = [
    {"id": lzma.FILTER_X86},
    {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 64 * 1024 * 1024},
]
"""Code packs a tenth smaller behind the filter for x86. Whoever unpacks needs 65 MB of memory."""


def packed_tar(folder: Path, top: str, moment: int) -> bytes:
    """A .tar.xz of a folder under the name `top`, with the time `moment` (seconds since 1970)."""
    return packed(plain_tar(folder, top, moment))


def packed(tar: bytes) -> bytes:
    """A tar as small as what every system unpacks can be."""
    return lzma.compress(tar, format=lzma.FORMAT_XZ, filters=_FILTERS)


def plain_tar(folder: Path, top: str, moment: int) -> bytes:
    """The same, not compressed."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for path in (folder, *sorted(folder.rglob("*"))):
            name = (Path(top) / path.relative_to(folder)).as_posix() if top else path.relative_to(folder).as_posix()
            if name == ".":
                continue
            entry = tar.gettarinfo(str(path), name)
            if entry.islnk():  # a hard link in the folder is a file of its own in the archive
                entry.type, entry.linkname, entry.size = tarfile.REGTYPE, "", path.stat().st_size
            entry.mtime, entry.uid, entry.gid, entry.uname, entry.gname = moment, 0, 0, "root", "root"
            entry.mode = 0o755 if path.is_dir() or _is_program(path) else 0o644
            if entry.isreg():
                with path.open("rb") as file:
                    tar.addfile(entry, file)
            else:
                tar.addfile(entry)
    return written.getvalue()


def _is_program(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and path.stat().st_mode & 0o100 != 0 and path.suffix in ("", ".sh")

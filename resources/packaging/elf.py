"""What the libraries of a Linux bundle ask of the system that it runs on."""

import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libexpat.so.1": "libexpat1",
    "libuuid.so.1": "libuuid1",
    "libffi.so.8": "libffi8",
    "libstdc++.so.6": "libstdc++6",
    "libgcc_s.so.1": "libgcc-s1",
}
"""Debian's package for each library that is left to the system."""
OPTIONAL = frozenset({"libcups.so.2"})
"""Of plugins that Qt goes without: printing, where there is no CUPS, is to PDF."""
_OF_GLIBC = re.compile(r"(?:libc|libm|libdl|libpthread|librt|libutil|libresolv|ld-linux[\w-]*)\.so\.\d+$")
_NEEDED = re.compile(r"NEEDED\s+(\S+)")
_OLDEST = (2, 17)
"""What wheels for Linux take for granted."""
_RUNPATH = re.compile(r"(?:RUNPATH|RPATH)\s+(\S+)")
_VERSION = re.compile(r"\(?GLIBC_(\d+)\.(\d+)")


class LibraryUnknown(Exception):
    """A library that the bundle needs, does not hold, and that no package is named for."""


def system_packages(folder: Path) -> list[str]:
    """The Debian packages that the bundle needs beside glibc; raises LibraryUnknown."""
    libraries = _libraries(folder)
    own = {path.name for path in folder.rglob("*.so*")}
    needed = {name for told in _told(libraries) for name in _NEEDED.findall(told)} - own - OPTIONAL
    outside = {name for name in needed if not _OF_GLIBC.match(name)}
    unknown = sorted(outside - PACKAGES.keys())
    if unknown:
        raise LibraryUnknown(f"the bundle needs {', '.join(unknown)}: name the package in elf.py, or bring it along")
    return sorted({PACKAGES[name] for name in outside})


def oldest_glibc(folder: Path) -> str:
    """The oldest version of glibc, such as 2.34, that has all that the bundle asks for."""
    found = {(int(a), int(b)) for told in _told(_libraries(folder)) for a, b in _VERSION.findall(told)}
    major, minor = max(found | {_OLDEST})
    return f"{major}.{minor}"


def forget_build_paths(folder: Path) -> None:
    """Take out of libraries where the machine that built them looked for others; needs patchelf."""
    for path in _libraries(folder):
        found = _RUNPATH.findall(_told_of(path))
        if any(not part.startswith("$ORIGIN") for row in found for part in row.split(":")):
            subprocess.run(["patchelf", "--remove-rpath", str(path)], check=True, capture_output=True)


def _libraries(folder: Path) -> list[Path]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return [path for path in files if _is_elf(path)]


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _told(libraries: Sequence[Path]) -> Iterator[str]:
    return map(_told_of, libraries)


def _told_of(path: Path) -> str:
    command = ["objdump", "--private-headers", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout

"""Which component each file of a bundle belongs to, and under which licence: nothing ships that nobody can name."""

import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePosixPath

from hrdesk import __version__


@dataclass(frozen=True)
class Origin:
    """A component before its texts were collected; `debian` is the package whose notice is its text, if any."""

    name: str
    version: str
    licence: str
    """As SPDX writes it."""
    source: str
    """Where the source is to be had."""
    debian: str = ""
    distribution: str = ""
    """The Python package whose licence files are its texts."""


PROGRAM = Origin("hrdesk", __version__, "MIT", "with this program, and where it was published")
CONTENT = Origin("hrdesk library", __version__, "CC-BY-4.0", "in the folder content beside it")
WORDS = Origin("word lists", __version__, "LicenseRef-SCOWL AND CC-BY-3.0-US AND MIT", "in resources/words")
PYTHON = Origin("Python", sys.version.split()[0], "PSF-2.0", "python.org")
BOOTLOADER = "pyinstaller"
"""Its start of every program; its licence lets programs under any licence carry that."""

CARRIED: Mapping[str, tuple[Origin, ...]] = {
    "pyside6_essentials": (
        Origin("ICU", "73", "Unicode-DFS-2016", "icu.unicode.org", debian="libicu72"),
        Origin(
            "notices in Qt", "", "LicenseRef-Qt-notices", "code.qt.io, in the folders 3rdparty", debian="libqt6core6"
        ),
        Origin("notices in Qt SVG", "", "LicenseRef-Qt-notices", "code.qt.io", debian="libqt6svg6"),
    ),
    "sqlcipher3": (
        Origin("SQLCipher", "4", "BSD-3-Clause", "github.com/sqlcipher/sqlcipher", debian="libsqlcipher0"),
        Origin("OpenSSL", "3", "Apache-2.0", "openssl.org", debian="libssl3"),
    ),
    "lxml": (
        Origin("libxml2", "2", "MIT", "gitlab.gnome.org/GNOME/libxml2", debian="libxml2"),
        Origin("libxslt", "1", "MIT", "gitlab.gnome.org/GNOME/libxslt", debian="libxslt1.1"),
    ),
}
"""What wheels carry compiled into their own files, without always saying so. Versions are those of their lines."""

_PLAIN = {
    "GPLv2-or-later with a special exception which allows to use PyInstaller to build and distribute non-free programs "
    "(including commercial ones)": "GPL-2.0-or-later WITH Bootloader-exception",
    "MIT, BSD": "MIT AND BSD-3-Clause",
    "Apache License, Version 2.0": "Apache-2.0",
    "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only": "LGPL-3.0-only",
    "License :: Public Domain": "LicenseRef-Public-Domain",
}
"""Licences that packages write in words, and of several the one that we take."""
_UNTOLD = {"sqlcipher3": "Zlib", "setuptools": "MIT"}
_QT = re.compile(r"PySide6/(?:Qt/)?(?:lib|plugins|translations|libexec)/|PySide6/Qt6[A-Z]|libQt6")
_RUNTIME = re.compile(r"(?:vcruntime|msvcp|concrt|ucrtbase|api-ms-win)", re.IGNORECASE)


class Components:
    """Tells the origin of each file, by what this Python and this system say of the file it was copied from."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        """`sources` leads from each file below _internal to the file it was made from."""
        self._sources = sources

    def of(self, path: str) -> Origin | None:
        """The origin of a file of the bundle, its path relative to the bundle; None if nobody knows it."""
        top, _, inner = path.partition("/")
        if not inner:
            return PROGRAM if top in ("hrdesk", "hrdesk.exe") else None
        name = PurePosixPath(inner).name
        if inner.startswith("licences/"):
            return PROGRAM
        if inner.startswith("resources/words/"):
            return WORDS
        if inner.startswith("content/") or inner == "library.db":
            return CONTENT
        if inner.startswith("resources/"):
            return PROGRAM
        if "icudata" in name or name.startswith(("libicu", "icu")):
            return CARRIED["pyside6_essentials"][0]
        if _RUNTIME.match(name):
            return Origin("Microsoft C++ runtime", "14", "LicenseRef-Microsoft-redistributable", "not open source")
        return self._by_source(inner)

    def distribution(self, name: str) -> Origin:
        """The origin that an installed Python package is; raises KeyError where it is not installed."""
        found = self._by_name[_plain(name)]
        told = found.metadata
        words = _first(told.get_all("License-Expression"), told.get_all("License"))
        if not words or "\n" in words:
            classifiers = [one for one in told.get_all("Classifier") or () if one.startswith("License ::")]
            words = _UNTOLD.get(_plain(name)) or (classifiers[0] if classifiers else "")
        addresses = dict(line.split(", ", 1) for line in told.get_all("Project-URL") or () if ", " in line)
        code = next((addresses[key] for key in addresses if key.lower() in ("source", "repository", "code")), "")
        source = code or _first(told.get_all("Home-page")) or f"PyPI, {told['Name']} {told['Version']}"
        return Origin(told["Name"], told["Version"], _PLAIN.get(words, words), source, distribution=told["Name"])

    def distribution_of(self, source: str) -> str:
        """The name of the Python package that a file belongs to, "" where it is of Python itself or of the system."""
        return self._owners.get(str(Path(source).resolve()), "")

    def _by_source(self, inner: str) -> Origin | None:
        if inner == "base_library.zip":
            return PYTHON
        source = self._sources.get(inner, "")
        name = self.distribution_of(source) if source else ""
        if name:
            return self._qt_or_package(inner, name)
        if source and Path(source).resolve().is_relative_to(Path(sys.base_prefix).resolve()):
            return PYTHON if not source.startswith("/usr/lib") or "python" in source else _system_package(source)
        if inner.startswith("python3") or "libpython" in inner:
            return PYTHON
        if inner.endswith(("/INSTALLER", "/METADATA", "/WHEEL")) or ".dist-info/" in inner:
            return self.distribution(inner.split("/")[0].split("-")[0])
        return _system_package(source) if source else None

    def _qt_or_package(self, inner: str, name: str) -> Origin:
        origin = self.distribution(name)
        if name.startswith("PySide6") and _QT.search(inner):
            return Origin("Qt", origin.version, "LGPL-3.0-only", "download.qt.io, the archive of its version")
        return origin

    @cached_property
    def _by_name(self) -> dict[str, Distribution]:
        return {_plain(found.metadata["Name"]): found for found in distributions()}

    @cached_property
    def _owners(self) -> dict[str, str]:
        return {
            str(Path(str(found.locate_file(file))).resolve()): found.metadata["Name"]
            for found in distributions()
            for file in found.files or ()
        }


def _system_package(source: str) -> Origin | None:
    """The package of a Debian system that a library comes from; None elsewhere."""
    for path in (source, str(Path(source).resolve()), source.removeprefix("/usr"), f"/usr{source}"):
        try:
            told = subprocess.run(["dpkg-query", "--search", path], capture_output=True, text=True)
        except OSError:
            return None
        if told.returncode == 0:
            package = told.stdout.split(":")[0]
            shown = ["dpkg-query", "--show", "--showformat=${Version}\t${source:Package}", package]
            version, _, name = subprocess.run(shown, capture_output=True, text=True, check=True).stdout.partition("\t")
            return Origin(package, version, f"LicenseRef-{package}", f"Debian, source package {name}", debian=package)
    return None


def _first(*found: list[str] | None) -> str:
    return next((values[0] for values in found if values), "")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name).lower()

"""What an installed copy of hrdesk is made of, and whether all of it is still there as it was made."""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

from hrdesk.core.bundle_errors import BundleDamaged
from hrdesk.services.safe_file import write_text

BUNDLE_FILE = "bundle.json"
"""The list stands beside the library in `Places.program`; it does not list itself."""

FORMAT = 1
_BLOCK = 1 << 20
BLAKE2B_BYTES = 32
_READERS = 4
"""Threads: hashing lets go of the interpreter, and a stick is quicker when it is asked for several files."""

_DROPPED_BY_SYSTEMS = ("._", ".DS_Store", "Thumbs.db", "desktop.ini", ".directory")
"""Begins of names that file managers leave on sticks by themselves."""


class _Sum(Protocol):
    """A sum of hashlib."""

    def update(self, data: bytes, /) -> None: ...

    def hexdigest(self) -> str: ...


@dataclass(frozen=True)
class Component:
    """Something that was taken into the bundle, such as Qt: its licence (SPDX) and where its texts and source are."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]
    """Licence texts, relative to the program's folder."""
    source: str


@dataclass(frozen=True)
class BundledFile:
    """A file of the bundle, or a link where `link` names its target; `path` is relative to the bundle, with /."""

    path: str
    component: str
    sha256: str = ""
    size: int = 0
    """Bytes."""
    link: str = ""
    blake2b: str = ""
    """Of 32 bytes. Without OpenSSL, which a bundle does without, it is made three times as fast as SHA-256 is."""


@dataclass(frozen=True)
class Bundle:
    """A whole bundle: the version of hrdesk, the system it is for, the day it was made, and all that is in it."""

    version: str
    system: str
    made: str
    components: tuple[Component, ...]
    files: tuple[BundledFile, ...]


class Damage(Enum):
    """What is wrong with a file of a bundle."""

    MISSING = "missing"
    CHANGED = "changed"
    UNREADABLE = "unreadable"
    EXTRA = "extra"


@dataclass(frozen=True)
class DamagedFile:
    path: str
    damage: Damage


def read_bundle(program: Path) -> Bundle | None:
    """The list of the bundle in `Places.program`; None where there is none, as in a checkout.

    Raises BundleDamaged if it is no list of files below the bundle.
    """
    try:
        values = json.loads((program / BUNDLE_FILE).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise BundleDamaged(what=f"its list of files, {BUNDLE_FILE}, cannot be read") from error
    try:
        return _bundle(values)
    except (KeyError, TypeError, ValueError) as error:
        raise BundleDamaged(what=f"its list of files, {BUNDLE_FILE}, makes no sense") from error


def write_bundle(bundle: Bundle, path: Path) -> None:
    """Write the list, the same bytes for the same bundle; raises FileNotWritable, and leaves no half of it."""
    values = {
        "format": FORMAT,
        "version": bundle.version,
        "system": bundle.system,
        "made": bundle.made,
        "components": [
            {"name": part.name, "version": part.version, "licence": part.licence}
            | {"texts": list(part.texts), "source": part.source}
            for part in sorted(bundle.components, key=lambda part: part.name)
        ],
        "files": [_file_values(file) for file in sorted(bundle.files, key=lambda file: file.path)],
    }
    write_text(path, json.dumps(values, ensure_ascii=False, indent=1) + "\n")


def bundled_file(folder: Path, path: str, component: str) -> BundledFile:
    """Describe a file or link as it is now in the bundle `folder`; raises OSError if it cannot be read."""
    place = folder / path
    if place.is_symlink():
        return BundledFile(path, component, link=place.readlink().as_posix())
    size, (sha256, blake2b) = _sums_of(place, _new_sha256(), _new_blake2b())
    return BundledFile(path, component, sha256, size, blake2b=blake2b)


def damaged_files(bundle: Bundle, folder: Path) -> tuple[DamagedFile, ...]:
    """All files that are not as listed, by path; those that nobody listed count where only ours belong.

    What an organisation puts beside the program is its own affair, so only folders that the list names are looked
    through. Reads every file once: a stick takes as long as copying from it.
    """
    from concurrent.futures import ThreadPoolExecutor

    listed = {file.path: file for file in bundle.files}
    with ThreadPoolExecutor(_READERS) as readers:
        found = readers.map(lambda file: _damage_of(file, listed, folder), bundle.files)
        damaged = [DamagedFile(file.path, damage) for file, damage in zip(bundle.files, found, strict=True) if damage]
    damaged += [DamagedFile(path, Damage.EXTRA) for path in _unlisted(listed, folder)]
    return tuple(sorted(damaged, key=lambda file: file.path))


def _damage_of(file: BundledFile, listed: dict[str, BundledFile], folder: Path) -> Damage | None:
    place = folder / file.path
    if place.is_symlink():
        if not file.link or place.readlink().as_posix() != file.link:
            return Damage.CHANGED
        return None if place.exists() else Damage.MISSING
    wanted = target_of(file, listed)  # a stick that knows no links holds a copy in its place
    try:
        size = place.stat().st_size
        if wanted is None or size != wanted.size:
            return Damage.CHANGED
        return None if _is_as_listed(place, wanted) else Damage.CHANGED
    except (FileNotFoundError, NotADirectoryError):
        return Damage.MISSING
    except OSError:
        return Damage.UNREADABLE


def target_of(file: BundledFile, listed: dict[str, BundledFile]) -> BundledFile | None:
    """The file at the end of a row of links; None where it leads nowhere."""
    seen: set[str] = set()
    found: BundledFile | None = file
    while found and found.link:
        if found.path in seen:
            return None
        seen.add(found.path)
        found = listed.get(os.path.normpath(f"{found.path}/../{found.link}").replace(os.sep, "/"))
    return found


def _unlisted(listed: dict[str, BundledFile], folder: Path) -> Iterator[str]:
    """Files below the folders that the list names, except for the list itself."""
    for top in sorted({path.partition("/")[0] for path in listed if "/" in path}):
        for parent, folders, names in os.walk(folder / top):
            linked = [name for name in folders if (Path(parent) / name).is_symlink()]
            for name in (*names, *linked):
                path = (Path(parent) / name).relative_to(folder).as_posix()
                if path not in listed and path != f"{top}/{BUNDLE_FILE}" and not name.startswith(_DROPPED_BY_SYSTEMS):
                    yield path


def _is_as_listed(place: Path, wanted: BundledFile) -> bool:
    if wanted.blake2b and hasattr(hashlib, "blake2b"):  # it may be what a damaged copy lacks
        return _sums_of(place, _new_blake2b()) == (wanted.size, (wanted.blake2b,))
    return _sums_of(place, _new_sha256()) == (wanted.size, (wanted.sha256,))


def _sums_of(place: Path, *sums: _Sum) -> tuple[int, tuple[str, ...]]:
    """The size of a file and its sums, read once."""
    with place.open("rb", buffering=0) as file:
        while block := file.read(_BLOCK):
            for one in sums:
                one.update(block)
        return file.tell(), tuple(one.hexdigest() for one in sums)


def _new_sha256() -> _Sum:
    return hashlib.sha256()


def _new_blake2b() -> _Sum:
    return hashlib.blake2b(digest_size=BLAKE2B_BYTES)


def _bundle(values: dict[str, Any]) -> Bundle:
    if values["format"] != FORMAT:
        raise ValueError(values["format"])
    return Bundle(
        version=_text(values["version"]),
        system=_text(values["system"]),
        made=_text(values["made"]),
        components=tuple(_component(part) for part in values["components"]),
        files=tuple(_file(file) for file in values["files"]),
    )


def _component(values: dict[str, Any]) -> Component:
    name, version, licence, source = (_text(values[key]) for key in ("name", "version", "licence", "source"))
    return Component(name, version, licence, tuple(_inner_path(text) for text in values["texts"]), source)


def _file(values: dict[str, Any]) -> BundledFile:
    path, component = _inner_path(values["path"]), _text(values["component"])
    if "link" in values:
        return BundledFile(path, component, link=_text(values["link"]))
    size = values["size"]
    if not isinstance(size, int) or size < 0:
        raise ValueError(size)
    return BundledFile(path, component, _text(values["sha256"]), size, blake2b=_text(values.get("blake2b", "")))


def _file_values(file: BundledFile) -> dict[str, object]:
    if file.link:
        return {"path": file.path, "link": file.link, "component": file.component}
    quick = {"blake2b": file.blake2b} if file.blake2b else {}
    return {"path": file.path, "sha256": file.sha256, **quick, "size": file.size, "component": file.component}


def _inner_path(value: object) -> str:
    """A path that stays in its folder: a list that was tampered with must not make us read elsewhere."""
    path = _text(value)
    if not path or path.startswith("/") or "\\" in path or ":" in path or ".." in path.split("/"):
        raise ValueError(path)
    return path


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value

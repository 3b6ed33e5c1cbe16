"""Collects the licence texts of what a bundle holds, from the packages and the system that it is made on."""

import os
import re
import shutil
import sys
from importlib.metadata import distribution
from pathlib import Path

from resources.packaging.components import PROGRAM, PYTHON, WORDS, Origin

ROOT = Path(__file__).parents[2]
COMMON = Path(os.environ.get("HRDESK_COMMON_LICENCES", "/usr/share/common-licenses"))
"""The GNU licences and the Apache licence, as Debian carries them; another system is given a copy."""
NOTICES = Path(os.environ.get("HRDESK_NOTICES", "/usr/share/doc"))
"""The notices of Debian's packages, a folder each."""

_OF_QT = ("LGPL-3", "GPL-3")
"""The wheels of Qt carry no text; the LGPL 3 adds to the GPL 3, so both are given."""


class TextMissing(Exception):
    """A component whose licence text was not found, and what to install."""


def collect_texts(origin: Origin, folder: Path) -> tuple[str, ...]:
    """Copy the texts of a component below `folder`; their paths relative to it. Raises TextMissing."""
    own = folder / _folder_name(origin.name)
    found = _texts_of(origin)
    if not found:
        remedy = f"apt-get install {origin.debian}" if origin.debian else "look for its text and name it in licences.py"
        raise TextMissing(f"no licence text of {origin.name} was found: {remedy}")
    own.mkdir(parents=True, exist_ok=True)
    paths = []
    for text in found:
        target = own / (text.name if text.suffix in (".txt", ".md") else f"{text.name}.txt")
        shutil.copyfile(text, target)
        paths.append(target.relative_to(folder.parent).as_posix())
    return tuple(sorted(paths))


def _texts_of(origin: Origin) -> list[Path]:
    if origin.name == PROGRAM.name:
        return [ROOT / "LICENSE"]
    if origin.name == "hrdesk library":
        return [ROOT / "content" / "LICENSE"]
    if origin.name == WORDS.name:
        return sorted((ROOT / "resources" / "words").glob("LICENSE*"))
    if origin.name in (PYTHON.name, "Microsoft C++ runtime"):
        return _of_python()
    if origin.name == "Qt" or origin.distribution.lower().startswith(("pyside6", "shiboken6")):
        return _of_common(*_OF_QT)
    if origin.debian:
        return _notices_of(origin.debian)
    return _of_distribution(origin) or _of_common(*{"Apache-2.0": ["Apache-2.0"]}.get(origin.licence, []))


def _notices_of(package: str) -> list[Path]:
    """The notice of a package; another version of the same library says the same."""
    exact = NOTICES / package / "copyright"
    other = sorted(NOTICES.glob(re.sub(r"\d+$", "[0-9]*", package) + "/copyright"))
    return [exact] if exact.is_file() else other[:1]


def _of_python() -> list[Path]:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    places = [
        Path(sys.base_prefix) / "lib" / version / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        NOTICES / version / "copyright",
    ]
    return [place for place in places if place.is_file()][:1]


def _of_common(*names: str) -> list[Path]:
    return [COMMON / name for name in names if (COMMON / name).is_file()] if COMMON.is_dir() else []


def _of_distribution(origin: Origin) -> list[Path]:
    files = distribution(origin.distribution).files or ()
    texts = [Path(str(file.locate())) for file in files if _is_text(str(file))]
    return sorted(text for text in texts if text.is_file())


def _is_text(path: str) -> bool:
    parts = path.replace("\\", "/").split("/")
    if not parts[0].endswith(".dist-info"):
        return False
    name = parts[-1].upper()
    return "licenses" in parts or name.startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE"))


def _folder_name(name: str) -> str:
    return "".join(char if char.isalnum() or char in "-._+" else "-" for char in name)

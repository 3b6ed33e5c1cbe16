"""Whose work is in this hrdesk, and under which licences: from the list of a bundle, or from packages in a checkout."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk import __version__
from hrdesk.services.bundle import Bundle, Component, read_bundle

if TYPE_CHECKING:
    from importlib.metadata import Distribution

_OURS = ("hrdesk", "hrdesk library", "word lists")
"""Stand first, in this order."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TEXT = re.compile(r"(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS)", re.IGNORECASE)
_REPLACEABLE = "LGPL"


@dataclass(frozen=True)
class Work:
    """Something that hrdesk is made of."""

    name: str
    version: str
    licence: str
    """As SPDX writes it; empty where nobody wrote it down."""
    source: str
    """Where the source is to be had."""
    texts: tuple[Path, ...]
    replaceable: tuple[str, ...] = ()
    """Files that anybody may put a version of their own in place of, relative to the bundle."""


def find_works(program: Path) -> tuple[Work, ...]:
    """Everything in the program in `Places.program`, ours first; raises BundleDamaged if its list cannot be read."""
    bundle = read_bundle(program)
    works = _works_of_bundle(bundle, program) if bundle else _works_of_checkout(program)
    return tuple(sorted(works, key=_rank))


def texts_of(work: Work) -> tuple[tuple[str, str | None], ...]:
    """Name and words of each licence text; None where it cannot be read."""
    return tuple((path.name, _read(path)) for path in work.texts)


def _rank(work: Work) -> tuple[int, str]:
    return (_OURS.index(work.name) if work.name in _OURS else len(_OURS)), work.name.casefold()


def _works_of_bundle(bundle: Bundle, program: Path) -> Iterator[Work]:
    for part in bundle.components:
        texts = tuple(program / text for text in part.texts)
        yield Work(part.name, part.version, part.licence, part.source, texts, _replaceable(part, bundle))


def _replaceable(part: Component, bundle: Bundle) -> tuple[str, ...]:
    if _REPLACEABLE not in part.licence:
        return ()
    return tuple(file.path for file in bundle.files if file.component == part.name and not file.link)


def _works_of_checkout(program: Path) -> Iterator[Work]:
    """Of the packages that the project names as needed, and what those need; what only tests need is not ours."""
    import tomllib
    from importlib.metadata import (
        PackageNotFoundError,
        distribution,
    )  # it loads socket, which an installed copy need not

    yield Work("hrdesk", __version__, "MIT", str(program), _texts_in(program))
    yield Work("hrdesk library", __version__, "CC-BY-4.0", str(program / "content"), _texts_in(program / "content"))
    project = tomllib.loads((program / "pyproject.toml").read_text(encoding="utf-8"))
    waiting, seen = list(project["project"]["dependencies"]), set()
    while waiting:
        needed = _NAME.match(waiting.pop())
        name = re.sub(r"[-_.]+", "-", needed.group()).lower() if needed else ""
        if not name or name in seen:
            continue
        seen.add(name)
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue  # such as what only another system needs
        waiting += [words for words in found.requires or () if "extra ==" not in words]
        yield _work_of(found)


def _work_of(found: "Distribution") -> Work:
    told = found.metadata.json
    plain = str(told.get("license_expression") or told.get("license") or "")
    addresses = [line.partition(", ")[2] for line in told.get("project_url", ())]
    source = str(told.get("home_page") or next(iter(addresses), "") or f"PyPI, {found.name} {found.version}")
    texts = tuple(Path(str(found.locate_file(path))) for path in found.files or () if _TEXT.match(path.name))
    return Work(found.name, found.version, plain.strip().partition("\n")[0], source, texts)


def _texts_in(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(path for path in folder.glob("LICEN[CS]E*") if path.is_file()))


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None

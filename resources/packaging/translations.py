"""poe translations LANGUAGE: all words for people in resources/translations/hrdesk_LANGUAGE.ts, for Qt Linguist.

What is translated there already stays; what is finished goes into hrdesk_LANGUAGE.qm, which the window reads. Each word
says in which files it stands.
"""

import ast
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import PySide6

from hrdesk.ui.words import CONTEXT

_ROOT = Path(__file__).parents[2]
_FOLDER = _ROOT / "resources" / "translations"
_PLACES_TOLD = 4


class Word(NamedTuple):
    """What somebody translates: English words, and the class that says them, or CONTEXT for all that is no class's."""

    context: str
    words: str


def main(arguments: Sequence[str]) -> int:
    """Write the file of one language, and what of it is finished; returns the exit code."""
    match arguments:
        case [language] if language.isalpha() and len(language) in (2, 3):
            try:
                sys.stdout.write(renew(language, _FOLDER))
            except (subprocess.CalledProcessError, OSError) as error:
                sys.stderr.write(f"{getattr(error, 'stderr', '') or error}\n")
                return 1
            return 0
        case _:
            sys.stderr.write("Name a language by its code of two or three letters: poe translations es\n")
            return 2


def renew(language: str, folder: Path) -> str:
    """Bring the file of a language up to date; returns what Qt's tools say."""
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / f"hrdesk_{language}.ts"
    told = ""
    with tempfile.TemporaryDirectory() as scratch:
        marked = Path(scratch) / "words.py"
        marked.write_text(as_marks(collect(_ROOT / "hrdesk")), encoding="utf-8")
        languages = ("-source-language", "en", "-target-language", language)
        told += _run("lupdate", "-locations", "none", *languages, marked, "-ts", source)
    if not _is_begun(source):
        return told + "Nothing of it is translated yet, so there is nothing for the window to read.\n"
    return told + _run("lrelease", source, "-qm", source.with_suffix(".qm"))


def as_marks(found: dict[Word, list[str]]) -> str:
    """Python as lupdate reads it; words in f-strings, in tables and of errors it would not find where they stand."""
    lines = []
    for word, places in sorted(found.items()):
        lines.append(f"#: {', '.join(places[:_PLACES_TOLD])}")
        lines.append(f"QT_TRANSLATE_NOOP({_quoted(word.context)}, {_quoted(word.words)})")
    return "\n".join(lines) + "\n"


def collect(package: Path) -> dict[Word, list[str]]:
    """Every word for people in a package's modules, with the files that it stands in."""
    found: dict[Word, list[str]] = defaultdict(list)
    for module in sorted(package.rglob("*.py")):
        for word in words_of(ast.parse(module.read_text(encoding="utf-8"))):
            place = module.relative_to(package.parent).as_posix()
            if place not in found[word]:
                found[word].append(place)
    return dict(found)


def words_of(node: ast.AST, inside: str = "") -> Iterator[Word]:
    """The words of a module; `inside` is the class that a node stands in."""
    match node:
        case ast.ClassDef(name=name):
            inside = name
        case ast.Call(func=ast.Attribute(attr="tr"), args=[ast.Constant(value=str(words))]):
            yield Word(inside, words)
        case ast.Call(func=ast.Name(id="tr" | "marked"), args=[ast.Constant(value=str(words))]):
            yield Word(CONTEXT, words)
        case ast.Assign(targets=[ast.Name(id="template")], value=ast.Constant(value=str(words))) if inside:
            yield Word(CONTEXT, words)
        case ast.AnnAssign(target=ast.Name(id="template"), value=ast.Constant(value=str(words))) if inside:
            yield Word(CONTEXT, words)
    for below in ast.iter_child_nodes(node):
        yield from words_of(below, inside)


def _is_begun(source: Path) -> bool:
    """Whether anything is translated in a .ts file; what is not has a type on its tag."""
    return "<translation>" in source.read_text(encoding="utf-8")


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _run(tool: str, *words: str | Path) -> str:
    found = next(Path(PySide6.__file__).parent.glob(f"{tool}*"))
    return subprocess.run([found, *words], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

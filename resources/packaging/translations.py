"""poe translations LANGUAGE: all words for people in resources/translations/hrdesk_LANGUAGE.ts, for Qt Linguist.

What is translated there already stays; what is finished goes into hrdesk_LANGUAGE.qm, which the window reads. Each word
says in which files it stands.
"""

import ast
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Formatter
from typing import NamedTuple
from xml.etree import ElementTree

import PySide6

from hrdesk.core.errors import HrdeskError
from hrdesk.services.safe_file import replacing, write_text
from hrdesk.ui.words import CONTEXT

_ROOT = Path(__file__).parents[2]
_FOLDER = _ROOT / "resources" / "translations"
_PLACES_TOLD = 4


class Word(NamedTuple):
    """What somebody translates: English words, and the class that says them, or CONTEXT for all that is no class's."""

    context: str
    words: str


class WordsDoNotFit(Exception):
    """Which translations would break the sentences that they stand for."""


def main(arguments: Sequence[str]) -> int:
    """Write the file of one language, and what of it is finished; returns the exit code."""
    match arguments:
        case [language] if language.isascii() and language.isalpha() and len(language) in (2, 3):
            try:
                sys.stdout.write(renew(language, _FOLDER))
            except (WordsDoNotFit, HrdeskError, OSError) as error:
                sys.stderr.write(f"{error}\n")
                return 1
            except subprocess.CalledProcessError as error:
                sys.stderr.write(f"{error.stderr or error}\n")
                return 1
            return 0
        case _:
            sys.stderr.write("Name a language by its code of two or three letters: poe translations es\n")
            return 2


def renew(language: str, folder: Path) -> str:
    """Bring the file of a language up to date and say how far it is; raises WordsDoNotFit, and what files raise.

    A translator's work is replaced as a whole, or stays as it is.
    """
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / f"hrdesk_{language}.ts"
    spoken = source.with_suffix(".qm")
    with tempfile.TemporaryDirectory() as scratch:
        marked, copy = Path(scratch) / "words.py", Path(scratch) / source.name
        found = collect(_ROOT / "hrdesk")
        marked.write_text(as_marks(found), encoding="utf-8")
        if source.exists():
            shutil.copy(source, copy)
        languages = ("-source-language", "en", "-target-language", language)
        _run("lupdate", "-locations", "none", *languages, marked, "-ts", copy)
        write_text(source, copy.read_text(encoding="utf-8"))
        pairs = translated_in(copy)
        faults = [
            f"“{words}”: “{translation}”" for words, translation in pairs if names_in(words) != names_in(translation)
        ]
        if faults:
            raise WordsDoNotFit(f"The same {{names}} must stand in both texts, in {source}:\n" + "\n".join(faults))
        if pairs:
            _run("lrelease", "-nounfinished", copy, "-qm", copy.with_suffix(".qm"))
            with replacing(spoken) as part:
                shutil.copy(copy.with_suffix(".qm"), part)
    return f"{source}: {len(pairs)} of {len(found):,} texts are translated.\n"


def translated_in(source: Path) -> list[tuple[str, str]]:
    """(English, translation) of each text of a .ts file that is finished; others have a type on their tag."""
    messages = ElementTree.parse(source).iter("message")  # noqa: S314 - lupdate wrote it just now
    return [
        (message.findtext("source", ""), translation.text)
        for message in messages
        if (translation := message.find("translation")) is not None and not translation.get("type") and translation.text
    ]


def names_in(words: str) -> set[str] | None:
    """What is put into a text between braces, by name; None where the braces make no sense."""
    try:
        return {name for _, name, _, _ in Formatter().parse(words) if name is not None}
    except ValueError:
        return None


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


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _run(tool: str, *words: str | Path) -> None:
    found = next(Path(PySide6.__file__).parent.glob(f"{tool}*"))
    subprocess.run([found, *words], check=True, capture_output=True, text=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
